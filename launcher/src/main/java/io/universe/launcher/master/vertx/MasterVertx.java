package io.universe.launcher.master.vertx;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;

/** The Vert.x on which a master talks with operators and probes workers, apart from the one of the cluster. */
public final class MasterVertx {

    private MasterVertx() {}

    /** With one event loop; to be closed by whoever creates it. */
    public static Vertx create() {
        return Vertx.vertx(new VertxOptions()
                .setFileSystemOptions(new FileSystemOptions().setClassPathResolvingEnabled(false))
                .setPreferNativeTransport(true)
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(2));
    }
}
