package io.universe.launcher.master.vertx;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.transport.Transport;
import java.util.concurrent.TimeUnit;

/** What a Vert.x of the master's own is made of: the one that probes workers, and those of its monitors, apart from the one of the cluster. */
public final class MasterVertx {

    private static final long NEVER_DAYS = 10_000;

    private MasterVertx() {}

    /** With one event loop; to be closed by whoever creates it. */
    public static Vertx create() {
        return Vertx.vertx(options().setPreferNativeTransport(true));
    }

    /** The same for who watches its event loop himself: Vert.x says nothing of threads that are blocked. */
    public static Vertx watched() {
        return Vertx.vertx(unchecked().setPreferNativeTransport(true));
    }

    /** The same on this transport. */
    public static Vertx watched(Transport transport) {
        return Vertx.builder().with(unchecked()).withTransport(transport).build();
    }

    private static VertxOptions unchecked() {
        return options().setBlockedThreadCheckIntervalUnit(TimeUnit.DAYS).setBlockedThreadCheckInterval(NEVER_DAYS);
    }

    private static VertxOptions options() {
        return new VertxOptions()
                .setFileSystemOptions(new FileSystemOptions().setClassPathResolvingEnabled(false))
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(2);
    }
}
