package io.universe.worker.http;

import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.unix.FileDescriptor;
import io.universe.control.WorkerMessage;
import io.vertx.core.Future;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.transport.Transport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The transport of a worker, whose servers can serve on the listening socket that was handed over by the master. */
public final class HandedSocketTransport {

    /** What a server listens on to get the handed socket. Shared by all servers of the process. */
    public static final SocketAddress ADDRESS = SocketAddress.domainSocketAddress("universe:handed-socket");

    private final AtomicReference<@Nullable Integer> descriptor = new AtomicReference<>();
    private final AdoptingTransport transport = new AdoptingTransport(Map.of(ADDRESS, this::adopt));
    private volatile @Nullable Acceptor acceptor;

    /** Gives the transport the descriptor to serve on; the transport owns it from here. */
    public void hand(int listeningDescriptor) {
        descriptor.set(listeningDescriptor);
    }

    /** The transport as a builder of Vert.x takes it. */
    public Transport forVertx() {
        return transport.forVertx();
    }

    /** How accepting on the handed socket ends. Where no server listens on it yet, none will. */
    public Acceptance acceptance() {
        Acceptor inUse = acceptor;
        return inUse == null ? queue -> closeUnused() : inUse;
    }

    /** Whether a server listens on the handed socket. */
    public boolean isListening() {
        Acceptor inUse = acceptor;
        return inUse != null && inUse.isOpen();
    }

    /** Hands the socket back to the master at the given one, where a server listens on it. */
    public void offer(Path master, WorkerMessage.Offer offer) {
        Acceptor inUse = acceptor;
        if (inUse != null) {
            inUse.offer(master, offer);
        }
    }

    private Future<Void> closeUnused() {
        Integer unused = descriptor.getAndSet(null);
        try {
            if (unused != null) {
                new FileDescriptor(unused).close();
            }
            return Future.succeededFuture();
        } catch (IOException e) {
            return Future.failedFuture(e);
        }
    }

    private ServerChannel adopt() {
        Integer handed = descriptor.getAndSet(null);
        if (handed == null) {
            throw new IllegalStateException("No listening socket was handed over, or it is in use already");
        }
        var channel = new EpollServerSocketChannel(handed);
        acceptor = new Acceptor(channel);
        return channel;
    }
}
