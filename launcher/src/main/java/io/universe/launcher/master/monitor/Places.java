package io.universe.launcher.master.monitor;

import io.netty.channel.epoll.Epoll;
import io.universe.launcher.config.Settings;
import java.io.IOException;

/** Where one monitor after the other lives: always at the same control socket and the same port. Owned by one thread at a time. */
interface Places extends AutoCloseable {

    /** At sockets that are kept for them where this platform can hand sockets over, else at sockets that each opens anew. Throws LauncherFailure where one is not to be had. */
    static Places of(Settings settings) {
        return Epoll.isAvailable() ? KeptPlaces.open(settings) : new OpenedPlaces(settings);
    }

    /** The place of the next monitor; the one before has left its own. */
    Place next() throws IOException;

    /** A monitor listens, on this port where it opened one itself. */
    default void onOpened(int port) {}

    /** The monitor's port. */
    int port();

    /** Lets go of both. */
    @Override
    void close();
}
