package io.universe.cluster.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.cluster.Lease;
import io.universe.cluster.Singleton;
import io.universe.cluster.SingletonJob;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What runs once in a context runs in a process that is alone. */
class LeasesAloneTest {

    private final Vertx vertx = Vertx.vertx();
    private final Leases leases = Leases.alone(vertx);
    private final CompletableFuture<Lease> started = new CompletableFuture<>();
    private final CompletableFuture<String> stopped = new CompletableFuture<>();

    private final SingletonJob job = new SingletonJob() {
        @Override
        public Future<?> start(Lease lease) {
            started.complete(lease);
            return Future.succeededFuture();
        }

        @Override
        public Future<?> stop() {
            stopped.complete("stopped");
            return Future.succeededFuture();
        }
    };

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        leases.end();
    }

    @Test
    void shouldRunAnotherPartAtOnceWhenTheFirstIsCancelled() throws Exception {
        Singleton first = leases.singleton("web", "job", job);
        started.get(30, TimeUnit.SECONDS);
        CompletableFuture<Long> second = new CompletableFuture<>();
        leases.singleton("web", "job", new SingletonJob() {
            @Override
            public Future<?> start(Lease lease) {
                second.complete(System.nanoTime());
                return Future.succeededFuture();
            }

            @Override
            public Future<?> stop() {
                return Future.succeededFuture();
            }
        });
        long cancelled = System.nanoTime();
        first.cancel();
        assertThat(second.get(60, TimeUnit.SECONDS) - cancelled)
                .isLessThan(LeaseTimes.DEFAULT.lease().toNanos() / 2);
    }

    @Test
    void shouldRunAtOnceAndEndWithTheProcess() throws Exception {
        Singleton singleton = leases.singleton("web", "job", job);
        assertThat(started.get(30, TimeUnit.SECONDS).isHeld()).isTrue();
        assertThat(singleton.isRunningHere()).isTrue();
        leases.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        assertThat(stopped.isDone()).isTrue();
        assertThat(singleton.isRunningHere()).isFalse();
        assertThat(started.get().isHeld()).isFalse();
    }
}
