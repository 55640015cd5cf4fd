package io.universe.launcher.master.ports;

import io.netty.channel.epoll.Epoll;
import io.universe.control.WorkerSpec;
import io.universe.launcher.process.ListeningSockets;
import java.util.OptionalInt;

/** Ports whose listening sockets are handed to the workers. */
final class HandedPorts extends Ports {

    private final ListeningSockets sockets;

    /** Some of the sockets may be there already, handed over by workers of the master before. */
    HandedPorts(ListeningSockets sockets) {
        this.sockets = sockets;
    }

    /** Whether this platform can hand sockets over: Linux with native epoll. */
    static boolean isPossible() {
        return Epoll.isAvailable();
    }

    @Override
    public WorkerSpec.Mode mode() {
        return WorkerSpec.Mode.INHERIT;
    }

    @Override
    public synchronized int listen(String context, String host, int port) {
        OptionalInt handedBack = sockets.port(context);
        return handedBack.isPresent() ? handedBack.getAsInt() : sockets.open(context, host, port);
    }

    @Override
    public synchronized int descriptor(String context) {
        return sockets.descriptor(context);
    }

    @Override
    public synchronized void close() {
        sockets.close();
    }

    @Override
    public void release() {
        close();
    }
}
