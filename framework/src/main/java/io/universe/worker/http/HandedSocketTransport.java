package io.universe.worker.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.channel.unix.FileDescriptor;
import io.universe.control.WorkerMessage;
import io.vertx.core.Future;
import io.vertx.core.impl.transports.EpollTransport;
import io.vertx.core.impl.transports.TransportInternal;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.transport.Transport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Vert.x's epoll transport, which can also serve on a listening socket that was handed over by the master instead of binding one.
 *
 * <p>Vert.x asks for a server channel without saying for which address, and does so later and on another thread where TLS is used. So the handed socket goes by a domain-socket address
 * of its own, {@link #ADDRESS}: Vert.x converts it and creates the channel on one thread in one go (read in vertx-core 5.0.10, {@code NetServerImpl.resolveAndBind}).
 */
public final class HandedSocketTransport extends EpollTransport {

    /** What a server listens on to get the handed socket. Shared by all servers of the process. */
    public static final SocketAddress ADDRESS = SocketAddress.domainSocketAddress("universe:handed-socket");

    private static final java.net.SocketAddress CONVERTED = new DomainSocketAddress(ADDRESS.path());

    private final AtomicReference<@Nullable Integer> descriptor = new AtomicReference<>();
    private final ThreadLocal<Boolean> converting = ThreadLocal.withInitial(() -> false);
    private volatile @Nullable Acceptor acceptor;

    /** Gives the transport the descriptor to serve on; the transport owns it from here. */
    public void hand(int listeningDescriptor) {
        descriptor.set(listeningDescriptor);
    }

    /** The transport as a builder of Vert.x takes it. */
    public Transport forVertx() {
        return new TransportInternal("epoll", isAvailable(), unavailabilityCause(), this);
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

    @Override
    public java.net.SocketAddress convert(SocketAddress address) {
        boolean handed = ADDRESS.equals(address);
        converting.set(handed);
        return handed ? CONVERTED : super.convert(address);
    }

    @Override
    public ChannelFactory<? extends ServerChannel> serverChannelFactory(boolean domainSocket) {
        ChannelFactory<? extends ServerChannel> ordinary = super.serverChannelFactory(domainSocket);
        return domainSocket ? () -> converting.get() ? adopt() : ordinary.newChannel() : ordinary;
    }

    /** Vert.x takes the handed socket for a domain socket, so what it would set on TCP connections is left to the acceptor. */
    @Override
    public void configure(NetServerOptions options, boolean domainSocket, ServerBootstrap bootstrap) {
        super.configure(options, domainSocket, bootstrap);
        ServerBootstrap overTcp = new ServerBootstrap();
        super.configure(options, false, overTcp);
        bootstrap.attr(Acceptor.TCP_OPTIONS, overTcp.config().childOptions());
    }

    private ServerChannel adopt() {
        converting.remove();
        Integer handed = descriptor.getAndSet(null);
        if (handed == null) {
            throw new IllegalStateException("No listening socket was handed over, or it is in use already");
        }
        var channel = new EpollServerSocketChannel(handed);
        acceptor = new Acceptor(channel);
        return channel;
    }
}
