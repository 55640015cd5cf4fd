package io.universe.launcher.master.monitor;

import io.universe.launcher.config.Settings;
import io.universe.launcher.process.LauncherFailure;
import io.universe.operations.MonitorOptions.Tls;
import java.nio.file.Path;

/** The one line for a place that cannot be had. */
final class Refusals {

    private static final int UNFIT = 78;

    private Refusals() {}

    static LauncherFailure socket(Path socket, Exception cause) {
        return new LauncherFailure(1, "cannot listen at " + socket + " (" + cause.getMessage() + ")", cause);
    }

    static LauncherFailure port(Settings settings, Exception cause) {
        return new LauncherFailure(
                1,
                "cannot listen on port %d for the monitor (%s); free it, or choose another with --monPort=PORT, or 0 for any"
                        .formatted(settings.monPort(), cause.getMessage()),
                cause);
    }

    static LauncherFailure tls(Tls tls, LauncherFailure cause) {
        return new LauncherFailure(
                UNFIT,
                "%s with %s and %s; name a certificate and its key, both in PEM format, with monitor.tls.certificate and monitor.tls.key"
                        .formatted(cause.getMessage(), tls.certificate(), tls.key()),
                cause);
    }
}
