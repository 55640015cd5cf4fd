package io.universe.launcher.process;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.handler.codec.LineBasedFrameDecoder;
import io.netty.handler.codec.string.StringDecoder;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.universe.control.Protocol;
import io.universe.control.WorkerMessage;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The socket at which workers report to their master, in a directory that only the user can enter. It has one event loop of its own, apart from the cluster and from what operators do.
 */
public final class WorkerGateway implements AutoCloseable {

    /** Hears what workers say, on the gateway's event loop; must not block. */
    public interface Listener {

        /** A worker that was admitted has said hello. */
        void onHello(WorkerLink link);

        /**
         * A worker has come back that served under another master, or whose connection broke; its pass is good. Returns why it is refused all the same, empty where it is welcome. Its link can be used once
         * this has returned.
         */
        default Optional<String> onReturning(WorkerLink link, WorkerMessage.Returning returning, Pass pass) {
            return Optional.of("this master takes nobody back");
        }

        /** A worker that has come back hands over its copy of the listening socket of its context; the descriptor belongs to the listener. */
        default void onSocket(String life, int descriptor) {
            throw new IllegalStateException("nobody was taken back, and " + life + " hands " + descriptor + " over");
        }

        /** A worker reports. */
        void onMessage(WorkerLink link, WorkerMessage message);

        /** The descriptor of the listening socket for the context of this process life, as soon as it may have it; fails where there is none. */
        CompletableFuture<Integer> descriptorFor(String life);

        /** Somebody was not admitted. */
        void onRefused(String life, String reason);
    }

    /** How long a connection may last without a good hello. */
    private static final Duration HELLO_PATIENCE = Duration.ofSeconds(10);

    private final EventLoopGroup loop;
    private final Channel server;
    /** Closed one by one: an event loop that ends does not always end what is registered with it. */
    private final ChannelGroup callers;

    private final Path socket;

    private WorkerGateway(EventLoopGroup loop, Channel server, ChannelGroup callers, Path socket) {
        this.loop = loop;
        this.server = server;
        this.callers = callers;
        this.socket = socket;
    }

    /** Listens at the path, where a file of a dead master is replaced. Throws LauncherFailure (78) where it cannot; nothing is left open then. */
    public static WorkerGateway open(Path socket, Admission admission, Listener listener) {
        return open(socket, admission, listener, HELLO_PATIENCE);
    }

    static WorkerGateway open(Path socket, Admission admission, Listener listener, Duration helloPatience) {
        boolean epoll = Epoll.isAvailable();
        IoHandlerFactory io = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, io);
        try {
            Files.deleteIfExists(socket);
            ChannelGroup callers = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
            Channel server = bootstrap(epoll, loop, callers, () -> new Caller(admission, listener, helloPatience))
                    .bind(address(epoll, socket))
                    .sync()
                    .channel();
            return new WorkerGateway(loop, server, callers, socket);
        } catch (InterruptedException e) {
            end(loop);
            Thread.currentThread().interrupt();
            throw new LauncherFailure(1, "interrupted while opening " + socket, e);
        } catch (IOException | RuntimeException e) {
            end(loop);
            throw new LauncherFailure(
                    78, "cannot listen at %s (%s); see that this user may write there".formatted(socket, e), e);
        }
    }

    private static ServerBootstrap bootstrap(
            boolean epoll, EventLoopGroup loop, ChannelGroup callers, Supplier<Caller> handler) {
        Class<? extends ServerChannel> type =
                epoll ? EpollServerDomainSocketChannel.class : NioServerDomainSocketChannel.class;
        return new ServerBootstrap().group(loop).channel(type).childHandler(new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                callers.add(channel);
                channel.pipeline()
                        .addLast(new LineBasedFrameDecoder(Protocol.MAX_MESSAGE_BYTES))
                        .addLast(new StringDecoder(StandardCharsets.UTF_8))
                        .addLast(handler.get());
            }
        });
    }

    private static SocketAddress address(boolean epoll, Path socket) {
        return epoll ? new DomainSocketAddress(socket.toFile()) : UnixDomainSocketAddress.of(socket);
    }

    /** Ends all connections and removes the socket. Idempotent. */
    @Override
    public void close() {
        if (!loop.isShuttingDown()) {
            server.close().syncUninterruptibly();
            callers.close().syncUninterruptibly();
            end(loop);
        }
        try {
            Files.deleteIfExists(socket);
        } catch (IOException e) {
            throw new LauncherFailure(1, "cannot remove " + socket + ": " + e, e);
        }
    }

    private static void end(EventLoopGroup loop) {
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
