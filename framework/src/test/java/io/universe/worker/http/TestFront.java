package io.universe.worker.http;

import io.universe.worker.http.Acceptance.QueueEnd;
import io.universe.worker.http.HttpFront.DrainOrder;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.metrics.MetricsOptions;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The HTTP side of a worker on a socket that a {@link TestMaster} handed over, on two event loops. */
final class TestFront implements AutoCloseable {

    /** Long enough for everything that ends by itself: a test that waits for it has failed. */
    static final Duration LONG = Duration.ofSeconds(20);

    static final Duration SHORT = Duration.ofMillis(200);

    final Traffic traffic = new Traffic(System::nanoTime, AccessLog.NONE);
    final Vertx vertx;
    /** Down when accepting has ended. */
    final CountDownLatch doorClosed = new CountDownLatch(1);

    private final HandedSocketTransport transport = new HandedSocketTransport();
    private final HttpFront front;

    TestFront(TestMaster master, Handler<HttpServerRequest> application) {
        this(master, new HttpServerOptions(), application);
    }

    TestFront(TestMaster master, HttpServerOptions options, Handler<HttpServerRequest> application) {
        this(options, application);
        hold(master.handOver());
        await(open());
    }

    /** It has no socket yet. */
    TestFront(HttpServerOptions options, Handler<HttpServerRequest> application) {
        vertx = Vertx.builder()
                .with(new VertxOptions()
                        .setEventLoopPoolSize(2)
                        .setMetricsOptions(new MetricsOptions().setEnabled(true)))
                .withMetrics(traffic)
                .withTransport(transport.forVertx())
                .build();
        front = new HttpFront(
                new ServerLoops(vertx.getOrCreateContext(), 2), options, traffic, transport::acceptance, application);
    }

    /** It has a socket, on which it does not serve yet. */
    void hold(int descriptor) {
        transport.hand(descriptor);
    }

    Future<Integer> open() {
        return front.open(HandedSocketTransport.ADDRESS);
    }

    /** Drains with a long grace for idle connections. */
    Future<Void> drain() {
        return drain(order(QueueEnd.LEFT, LONG, LONG));
    }

    Future<Void> drain(DrainOrder order) {
        return front.drain(order, doorClosed::countDown);
    }

    static DrainOrder order(QueueEnd queue, Duration timeout, Duration idleGrace) {
        return new DrainOrder(queue, timeout, idleGrace, LONG);
    }

    /** Pauses, and waits until nothing is accepted. */
    Future<Void> pause(DrainOrder order) {
        Promise<Void> stopped = Promise.promise();
        Future<Void> rest = front.pause(order, stopped::tryComplete).onFailure(stopped::tryFail);
        await(stopped.future());
        return rest;
    }

    Future<Void> resume() {
        return front.resume();
    }

    void awaitDoorClosed() throws InterruptedException {
        if (!doorClosed.await(10, TimeUnit.SECONDS)) {
            throw new AssertionError("the worker still accepts: " + traffic.figures());
        }
    }

    /** Nothing is accepted until the latch is down: who connects waits in the queue. */
    CountDownLatch holdAccepting() throws InterruptedException {
        CountDownLatch isHeld = new CountDownLatch(1);
        CountDownLatch held = new CountDownLatch(1);
        ((VertxInternal) vertx).acceptorEventLoopGroup().execute(() -> {
            isHeld.countDown();
            try {
                held.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        isHeld.await();
        return held;
    }

    /** Waits until the acceptor has done what it was told to do at once. */
    void awaitAcceptor() throws InterruptedException {
        ((VertxInternal) vertx).acceptorEventLoopGroup().submit(() -> {}).await();
    }

    @Override
    public void close() {
        await(vertx.close());
    }

    static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }
}
