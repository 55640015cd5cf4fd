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
        return new KeptSocket(listen(Socket.newSocketStream(), address, BACKLOG));
    }

    /** At a path, where a file of a dead process is replaced. */
    public static KeptSocket at(Path path) throws IOException {
        Files.deleteIfExists(path);
        return new KeptSocket(listen(Socket.newSocketDomain(), new DomainSocketAddress(path.toFile()), BACKLOG));
    }

    /** Binds the socket to the address and has it listen, or closes it. */
    static Socket listen(Socket socket, SocketAddress address, int backlog) throws IOException {
        try {
            if (address instanceof InetSocketAddress) {
                socket.setReuseAddress(true);
            }
            socket.bind(address);
            socket.listen(backlog);
            return socket;
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
