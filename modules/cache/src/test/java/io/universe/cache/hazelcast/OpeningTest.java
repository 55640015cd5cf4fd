package io.universe.cache.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import io.universe.cache.entry.Operation.Delete;
import io.universe.cache.entry.Reply;
import io.universe.cache.simulated.FakeTime;
import io.vertx.core.Future;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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

    /** One that gives a map at the second attempt only. */
    private HazelcastInstance instance() {
        IMap<?, ?> map = fake(IMap.class, method -> switch (method) {
            case "entrySet" -> Map.of().entrySet();
            case "submitToKey" -> CompletableFuture.completedFuture(new byte[] {1});
            default -> throw new UnsupportedOperationException(method);
        });
        return fake(HazelcastInstance.class, method -> {
            if (attempts.incrementAndGet() == 1 && isAsked.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("not yet");
            }
            return map;
        });
    }

    private interface Behaviour {
        Object called(String method) throws InterruptedException;
    }

    private static <T> T fake(Class<T> type, Behaviour behaviour) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> behaviour.called(method.getName())));
    }

    @SuppressWarnings("NullAway") // nobody listens to news here
    private HazelcastEntries entries() {
        return new HazelcastEntries("books", new Grid(instance(), calls, new FakeTime().clockwork(), null));
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
    }
}
