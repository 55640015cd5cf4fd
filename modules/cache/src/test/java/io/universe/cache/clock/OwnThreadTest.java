package io.universe.cache.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The thread of the cache is nobody else's. */
class OwnThreadTest {

    private final OwnThread clockwork = new OwnThread();

    @Test
    void shouldRunInOrderAndOnAnotherThread() throws Exception {
        List<Thread> threads = new ArrayList<>();
        CompletableFuture<Void> done = new CompletableFuture<>();
        clockwork.execute(() -> threads.add(Thread.currentThread()));
        clockwork.execute(() -> threads.add(Thread.currentThread()));
        clockwork.execute(() -> done.complete(null));
        done.get(10, TimeUnit.SECONDS);
        assertThat(threads).hasSize(2).doesNotContain(Thread.currentThread());
        assertThat(threads.get(0)).isSameAs(threads.get(1));
    }

    @Test
    void shouldGoOnAfterAnError() throws Exception {
        CompletableFuture<Void> done = new CompletableFuture<>();
        clockwork.execute(() -> {
            throw new NoClassDefFoundError("as a broken deployment has it");
        });
        clockwork.after(1, () -> done.complete(null));
        assertThat(done.get(10, TimeUnit.SECONDS)).isNull();
    }
}
