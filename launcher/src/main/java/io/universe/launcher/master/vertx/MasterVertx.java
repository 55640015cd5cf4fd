package io.universe.launcher.master.vertx;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.transport.Transport;

/** What a Vert.x of the master's own is made of: the one that probes workers, and those of its monitors, apart from the one of the cluster. */
public final class MasterVertx {

    private MasterVertx() {}

    /** With one event loop; to be closed by whoever creates it. */
    public static Vertx create() {
        return Vertx.vertx(options().setPreferNativeTransport(true));
    }

    /** The same on this transport. */
    public static Vertx create(Transport transport) {
        return Vertx.builder().with(options()).withTransport(transport).build();
    }

    private static VertxOptions options() {
        return new VertxOptions()
                .setFileSystemOptions(new FileSystemOptions().setClassPathResolvingEnabled(false))
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(2);
    }
}
