package io.universe.launcher.process;

import io.netty.channel.unix.DomainSocketAddress;
import io.netty.channel.unix.Socket;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** A listening socket, bound and never accepting, that outlives the servers in this process which accept on copies of it. Linux with native epoll only. Owned by one thread at a time. */
public final class KeptSocket implements Closeable {

    private static final int BACKLOG = 1024;

    private final Socket socket;

    private KeptSocket(Socket socket) {
        this.socket = socket;
    }

    /** At an address. */
    public static KeptSocket at(InetSocketAddress address) throws IOException {
        Socket socket = Socket.newSocketStream();
        return listening(socket, address);
    }

    /** At a path, where a file of a dead process is replaced. */
    public static KeptSocket at(Path path) throws IOException {
        Files.deleteIfExists(path);
        return listening(Socket.newSocketDomain(), new DomainSocketAddress(path.toFile()));
    }

    private static KeptSocket listening(Socket socket, SocketAddress address) throws IOException {
        try {
            if (address instanceof InetSocketAddress) {
                socket.setReuseAddress(true);
            }
            socket.bind(address);
            socket.listen(BACKLOG);
            return new KeptSocket(socket);
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    /** The port; only where it is at an address. */
    public int port() {
        return socket.localAddress().getPort();
    }

    /** Another descriptor of it, which is the caller's. The directory is the user's own, and nothing is left there. */
    public int copy(Path directory) throws IOException {
        return DescriptorCopy.of(socket.intValue(), directory);
    }

    /** Closes this descriptor; copies live on. */
    @Override
    public void close() throws IOException {
        socket.close();
    }
}
