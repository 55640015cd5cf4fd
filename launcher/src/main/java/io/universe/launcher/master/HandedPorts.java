package io.universe.launcher.master;

import io.netty.channel.epoll.Epoll;
import io.universe.control.WorkerSpec;
import io.universe.launcher.process.ListeningSockets;

/** Ports whose listening sockets are handed to the workers. */
final class HandedPorts extends Ports {

    private final ListeningSockets sockets = new ListeningSockets();

    /** Whether this platform can hand sockets over: Linux with native epoll. */
    static boolean isPossible() {
        return Epoll.isAvailable();
    }

    @Override
    WorkerSpec.Mode mode() {
        return WorkerSpec.Mode.INHERIT;
    }

    @Override
    synchronized int listen(String context, String host, int port) {
        return sockets.open(context, host, port);
    }

    @Override
    synchronized int descriptor(String context) {
        return sockets.descriptor(context);
    }

    @Override
    synchronized void close() {
        sockets.close();
    }

    @Override
    void release() {
        close();
    }
}
