package io.universe.launcher.master.monitor;

import io.universe.launcher.config.Settings;
import io.universe.launcher.master.vertx.Waiting;
import io.universe.launcher.process.LauncherFailure;
import io.universe.operations.Monitor;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;

/** The places where operators reach a master: the control socket and the monitor's port. */
public final class OperatorAccess {

    private static final Duration OPENING = Duration.ofSeconds(10);

    private OperatorAccess() {}

    /** Opens both and gives the port. Throws LauncherFailure where one is not to be had. */
    public static int open(Monitor monitor, Settings settings) {
        Path socket = settings.home().controlSocket();
        openOrRefuse(monitor.openSocket(socket), "cannot listen at " + socket + " (%s)");
        int port = settings.monPort();
        return openOrRefuse(
                monitor.openPort(port),
                "cannot listen on port " + port
                        + " for the monitor (%s); free it, or choose another with --monPort=PORT, or 0 for any");
    }

    private static <T> T openOrRefuse(Future<T> opening, String refusal) {
        try {
            return Waiting.on(opening, OPENING);
        } catch (RuntimeException e) {
            throw new LauncherFailure(1, refusal.formatted(e.getMessage()), e);
        }
    }
}
