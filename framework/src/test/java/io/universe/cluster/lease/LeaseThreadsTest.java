package io.universe.cluster.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Completable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.shareddata.AsyncMap;
import io.vertx.core.spi.cluster.ClusterManager;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What waits for the cluster, and on which threads. */
class LeaseThreadsTest {

    private static final LeaseRecord RECORD = LeaseRecord.of("self", "token", 0, false);

    private final VertxInternal vertx = (VertxInternal) Vertx.vertx();
    private final LeaseThreads threads = new LeaseThreads();
    private final ContextInternal context = threads.context(vertx);
    private final ContextInternal renewals = threads.renewals(context);
    private final CountDownLatch given = new CountDownLatch(1);

    @AfterEach
    void close() throws Exception {
        given.countDown();
        vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        threads.end();
    }

    @Test
    void shouldRenewWhateverElseWaitsForTheCluster() throws Exception {
        for (int i = 0; i < 100; i++) {
            context.executeBlocking(this::hang, false);
            renewals.executeBlocking(this::hang, false);
        }
        assertThat(await(renewals.executeBlocking(() -> "renewed", false))).isEqualTo("renewed");
    }

    private boolean hang() throws InterruptedException {
        return given.await(60, TimeUnit.SECONDS);
    }

    /** The map of this cluster says whether it was called on a thread for renewals. */
    @Test
    void shouldCallTheClusterOnThoseThreadsForRenewalsOnly() throws Exception {
        AsyncMap<?, ?> map = proxy(
                AsyncMap.class,
                (self, method, arguments) -> vertx.executeBlocking(
                        () -> Thread.currentThread().getName().startsWith("universe-renewals"), false));
        ClusterManager manager = proxy(ClusterManager.class, (self, method, arguments) -> {
            @SuppressWarnings("unchecked") // that of getAsyncMap
            Completable<Object> promise = (Completable<Object>) arguments[1];
            promise.succeed(map);
            return null;
        });
        LeaseMap leases = new ClusterLeaseMap(manager, context, renewals);
        assertThat(await(onContext(leases))).isFalse();
        assertThat(await(onContext(leases.forRenewals()))).isTrue();
        assertThat(await(onContext(leases))).isFalse();
    }

    private Future<Boolean> onContext(LeaseMap leases) {
        return Future.future(promise -> context.runOnContext(
                v -> leases.replace("key", RECORD, RECORD.awaited()).onComplete(promise)));
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}
