package io.universe.worker;

import io.netty.channel.epoll.Epoll;
import io.universe.control.Protocol;
import io.universe.control.WorkerMessage;
import io.universe.control.WorkerSpec;
import io.universe.spi.ProcessMetrics;
import io.universe.worker.ContextService.Serving;
import io.universe.worker.http.Acceptance;
import io.universe.worker.http.AccessLog;
import io.universe.worker.http.BatchedAccessLog;
import io.universe.worker.http.HandedSocketTransport;
import io.universe.worker.http.ListeningSocket;
import io.universe.worker.http.Traffic;
import io.universe.worker.http.VertxReports;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.core.net.SocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** What the Vert.x of a worker is made of: the transport that serves on the handed socket, the count of its traffic and of all else, and its options. */
final class WorkerVertx {

    private final Launch launch;
    private final WorkerSpec spec;
    private final HandedSocketTransport transport = new HandedSocketTransport();
    private final ProcessMetrics metrics;
    private final Traffic traffic;
    private volatile Future<Void> socket = Future.failedFuture("not asked for");
    private final UnhandledErrors unhandled = new UnhandledErrors();

    WorkerVertx(Launch launch, WorkerSpec spec) {
        this.launch = launch;
        this.spec = spec;
        this.metrics = ProcessMeters.open(spec);
        this.traffic = new Traffic(System::nanoTime, accessLog(spec), metrics::requests);
    }

    private static AccessLog accessLog(WorkerSpec spec) {
        return spec.tunables().accessLog()
                ? new BatchedAccessLog(Clock.systemUTC(), LoggerFactory.getLogger("access")::info)
                : AccessLog.NONE;
    }

    Traffic traffic() {
        return traffic;
    }

    ProcessMetrics metrics() {
        return metrics;
    }

    UnhandledErrors unhandled() {
        return unhandled;
    }

    VertxBuilder builder() {
        VertxOptions options = new VertxOptions();
        options.getEventBusOptions().setHost(spec.cluster().host());
        options.getMetricsOptions().setEnabled(true);
        VertxBuilder builder = Vertx.builder().with(options).withMetrics(new VertxReports(traffic, metrics));
        return Epoll.isAvailable() ? builder.withTransport(transport.forVertx()) : builder;
    }

    /** Asks the master for the listening socket, where it is to be had there, and completes when it has come. A standby is answered when it has a slot. */
    Future<Void> askForSocket() {
        Future<Void> coming = fetchSocket();
        socket = coming;
        return coming;
    }

    /** The socket that was asked for. Where that came to nothing, as with a master that has died since, it is asked for again. */
    Future<Void> socket() {
        return socket.recover(failure -> fetchSocket());
    }

    private Future<Void> fetchSocket() {
        if (spec.listen().mode() != WorkerSpec.Mode.INHERIT) {
            return Future.succeededFuture();
        }
        var request = new WorkerMessage.Fetch(Protocol.VERSION, launch.token(), launch.life());
        return Future.fromCompletionStage(ListeningSocket.fetch(launch.socket(), request))
                .onSuccess(transport::hand)
                .mapEmpty();
    }

    /** Whether the worker listens on a socket that was handed over. */
    boolean holdsSocket() {
        return transport.isListening();
    }

    /** Hands that socket back to a master that has none. */
    void offerSocket(Path master, WorkerMessage.Offer offer) {
        transport.offer(master, offer);
    }

    /** Where and how the worker serves; empty in a context without a port. */
    Optional<Serving> serving() {
        WorkerSpec.Listen listen = spec.listen();
        int loops = spec.tunables().eventLoops();
        return switch (listen.mode()) {
            case NONE -> Optional.empty();
            case INHERIT ->
                Optional.of(
                        new Serving(HandedSocketTransport.ADDRESS, listen.warmUpPort(), loops, transport::acceptance));
            case PROXY ->
                Optional.of(new Serving(
                        SocketAddress.inetSocketAddress(0, "127.0.0.1"),
                        listen.warmUpPort(),
                        loops,
                        () -> Acceptance.WITH_SERVERS));
        };
    }
}
