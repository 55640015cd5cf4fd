package io.universe.cache.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.map.IMap;
import io.universe.cache.entry.Entry;
import io.universe.cache.entry.Operation.Delete;
import io.universe.cache.entry.Reply;
import io.universe.cache.simulated.FakeTime;
import io.vertx.core.Future;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A map that could not be had is tried again, and what is not understood is a failure. */
class OpeningTest {

    private final AtomicInteger attempts = new AtomicInteger();
    private final CountDownLatch isAsked = new CountDownLatch(1);
    private final BlockingCalls calls = new BlockingCalls();

    @AfterEach
    void close() {
        calls.close();
    }

    /** Gives a map at the second attempt only. */
    private EntryMap map(String namespace) {
        try {
            if (attempts.incrementAndGet() == 1 && isAsked.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("not yet");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return new UnreadableMap();
    }

    /** Has nothing, and gives answers that nobody can read. */
    private static final class UnreadableMap implements EntryMap {

        @Override
        @SuppressWarnings("unchecked")
        public IMap<String, byte[]> map() {
            return (IMap<String, byte[]>) Proxy.newProxyInstance(
                    IMap.class.getClassLoader(), new Class<?>[] {IMap.class}, (proxy, method, arguments) -> Set.of());
        }

        @Override
        public CompletableFuture<byte @Nullable []> read(String key) {
            return CompletableFuture.completedFuture(new byte[] {1});
        }

        @Override
        public CompletableFuture<byte @Nullable []> apply(String key, byte[] operation) {
            return CompletableFuture.completedFuture(new byte[] {1});
        }
    }

    @SuppressWarnings("NullAway") // nobody listens to news here
    private HazelcastEntries entries() {
        return new HazelcastEntries("books", new Grid(this::map, calls, new FakeTime().clockwork(), null));
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void shouldTryAgainToOpenAMap() throws Exception {
        HazelcastEntries entries = entries();
        Future<?> first = entries.all();
        isAsked.countDown();
        assertThatThrownBy(() -> await(first)).hasMessageContaining("not yet");
        assertThat(await(entries.all())).isEmpty();
    }

    @Test
    void shouldFailWhereAnAnswerCannotBeRead() {
        attempts.set(1);
        Future<Reply> reply = entries().apply("k", new Delete());
        assertThatThrownBy(() -> await(reply)).hasMessageContaining("does not answer");
        Future<Entry> read = entries().read("k");
        assertThatThrownBy(() -> await(read)).hasMessageContaining("does not answer");
    }
}
