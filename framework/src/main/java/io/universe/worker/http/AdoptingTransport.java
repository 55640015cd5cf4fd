package io.universe.worker.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelOption;
import io.netty.channel.ServerChannel;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.util.AttributeKey;
import io.vertx.core.impl.transports.EpollTransport;
import io.vertx.core.impl.transports.TransportInternal;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.transport.Transport;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Vert.x's epoll transport, which can also serve on listening sockets that are there already instead of binding one.
 *
 * <p>Vert.x asks for a server channel without saying for which address, and does so later and on another thread where TLS is used. So such a socket goes by a domain-socket address
 * that is a name only: Vert.x converts it and creates the channel on one thread in one go (read in vertx-core 5.0.10, {@code NetServerImpl.resolveAndBind}).
 */
public final class AdoptingTransport extends EpollTransport {

    /** What the server's options want to be set on each accepted connection. */
    static final AttributeKey<Map<ChannelOption<?>, Object>> TCP_OPTIONS =
            AttributeKey.valueOf(AdoptingTransport.class, "tcp-options");

    /** What the address that a thread has just converted is the name of. */
    private static final ThreadLocal<@Nullable Supplier<? extends ServerChannel>> CONVERTED = new ThreadLocal<>();

    private final Map<SocketAddress, Supplier<? extends ServerChannel>> sockets;

    /** Who listens on one of these names gets a channel that is bound and listens already. */
    public AdoptingTransport(Map<SocketAddress, Supplier<? extends ServerChannel>> sockets) {
        this.sockets = Map.copyOf(sockets);
    }

    /** The transport as a builder of Vert.x takes it. */
    public Transport forVertx() {
        return new TransportInternal("epoll", isAvailable(), unavailabilityCause(), this);
    }

    @Override
    public java.net.SocketAddress convert(SocketAddress address) {
        Supplier<? extends ServerChannel> named = sockets.get(address);
        CONVERTED.set(named);
        return named == null ? super.convert(address) : new DomainSocketAddress(address.path());
    }

    @Override
    public ChannelFactory<? extends ServerChannel> serverChannelFactory(boolean domainSocket) {
        ChannelFactory<? extends ServerChannel> ordinary = super.serverChannelFactory(domainSocket);
        return domainSocket ? () -> adoptedOr(ordinary) : ordinary;
    }

    private ServerChannel adoptedOr(ChannelFactory<? extends ServerChannel> ordinary) {
        Supplier<? extends ServerChannel> named = CONVERTED.get();
        CONVERTED.remove();
        return named == null ? ordinary.newChannel() : named.get();
    }

    /** Vert.x takes them for domain sockets, so what it would set on TCP connections is left to the acceptor. */
    @Override
    public void configure(NetServerOptions options, boolean domainSocket, ServerBootstrap bootstrap) {
        super.configure(options, domainSocket, bootstrap);
        ServerBootstrap overTcp = new ServerBootstrap();
        super.configure(options, false, overTcp);
        bootstrap.attr(TCP_OPTIONS, overTcp.config().childOptions());
    }
}
