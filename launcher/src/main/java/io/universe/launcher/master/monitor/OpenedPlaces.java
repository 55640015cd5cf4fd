package io.universe.launcher.master.monitor;

import io.universe.launcher.config.Settings;
import io.universe.launcher.master.vertx.MasterVertx;
import io.vertx.core.Future;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Places at sockets that each monitor opens for itself, and the next one when it is closed: nobody is let in between two, and not before one that hangs has let go of the port. */
final class OpenedPlaces implements Places {

    private final Path path;
    private final String host;
    private int port;

    OpenedPlaces(Settings settings) {
        this.path = settings.home().controlSocket();
        this.host = settings.monitor().bind();
        this.port = settings.monPort();
    }

    /** A file of a dead process, or of a monitor that hangs, is replaced. */
    @Override
    public Place next() throws IOException {
        Files.deleteIfExists(path);
        return new Place(
                MasterVertx.watched(),
                SocketAddress.domainSocketAddress(path.toString()),
                SocketAddress.inetSocketAddress(port, host),
                Future::succeededFuture,
                () -> {});
    }

    @Override
    public void onOpened(int opened) {
        port = opened;
    }

    @Override
    public int port() {
        return port;
    }

    /** The file goes with the server. */
    @Override
    public void close() {
        // Nothing is kept.
    }
}
