package io.universe.launcher.process;

import io.netty.channel.unix.Socket;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The listening sockets of all contexts with a port, bound and listening, never accepting. Workers get copies of the descriptors, so that a crash of theirs refuses nobody. Linux with native epoll
 * only. Owned by one thread at a time.
 */
public final class ListeningSockets implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ListeningSockets.class);

    /** The kernel caps it at {@code net.core.somaxconn}. */
    private static final int BACKLOG = 4096;

    private final Map<String, Socket> sockets = new HashMap<>();

    /** Binds the context's socket and gives its port. Throws LauncherFailure (1) where the port is taken. */
    public int open(String context, String host, int port) {
        try {
            Socket socket = KeptSocket.listen(Socket.newSocketStream(), new InetSocketAddress(host, port), BACKLOG);
            sockets.put(context, socket);
            return socket.localAddress().getPort();
        } catch (IOException | RuntimeException e) {
            throw cannotListen(context, port, e);
        }
    }

    /** Takes a listening socket that was handed back, unless the context has one already; then the descriptor is closed. */
    public void adopt(String context, int descriptor) {
        Socket socket = new Socket(descriptor);
        if (sockets.putIfAbsent(context, socket) != null) {
            close(socket);
        }
    }

    /** The port of the context's socket; empty where it has none. */
    public OptionalInt port(String context) {
        Socket socket = sockets.get(context);
        return socket == null
                ? OptionalInt.empty()
                : OptionalInt.of(socket.localAddress().getPort());
    }

    /** The one line for a port that cannot be had. */
    public static LauncherFailure cannotListen(String context, int port, Exception cause) {
        return new LauncherFailure(
                1,
                "cannot listen on port %d for the context %s (%s); free it, or choose another with --contexts.%s.port=PORT, or 0 for any"
                        .formatted(port, context, cause.getMessage(), context),
                cause);
    }

    /** The descriptor to hand over. Throws IllegalArgumentException where the context has no open socket. */
    public int descriptor(String context) {
        Socket socket = sockets.get(context);
        if (socket == null) {
            throw new IllegalArgumentException("no listening socket for the context " + context);
        }
        return socket.intValue();
    }

    /** Closes this process's copies; those of the workers live on. Idempotent. */
    @Override
    public void close() {
        sockets.values().forEach(ListeningSockets::close);
        sockets.clear();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.warn("A listening socket could not be closed: {}", e.toString());
        }
    }
}
