package io.universe.launcher.master.ports;

import io.universe.control.WorkerSpec;
import io.universe.launcher.master.vertx.Waiting;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** Ports at which the master itself listens, and forwards connections to the workers. */
final class ForwardedPorts extends Ports {

    private static final Duration OPENING = Duration.ofSeconds(10);
    private static final Duration LEAVING = Duration.ofSeconds(10);

    private final Vertx vertx = Vertx.vertx(
            new VertxOptions().setFileSystemOptions(new FileSystemOptions().setClassPathResolvingEnabled(false)));
    private final Duration patience;
    private final Forwarder forwarder;

    /** Connections go on for so long when the ports are closed. */
    ForwardedPorts(Duration patience, Function<String, List<Integer>> portsOfReadyWorkers) {
        this.patience = patience;
        this.forwarder = new Forwarder(vertx, portsOfReadyWorkers);
    }

    @Override
    public WorkerSpec.Mode mode() {
        return WorkerSpec.Mode.PROXY;
    }

    @Override
    public int listen(String context, String host, int port) {
        return Waiting.on(forwarder.open(context, host, port), OPENING);
    }

    @Override
    public int descriptor(String context) {
        throw new IllegalArgumentException("no socket is handed over for " + context + ": connections are forwarded");
    }

    @Override
    public void close() {
        forwarder.close(patience);
    }

    @Override
    public void release() {
        Waiting.on(vertx.close(), LEAVING);
    }
}
