package io.universe.worker.http;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.channel.unix.DomainSocketReadMode;
import io.netty.channel.unix.FileDescriptor;
import io.universe.control.WorkerMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches a listening socket from the master: over a connection of its own, on which the only thing that comes back is a descriptor. */
public final class ListeningSocket {

    private static final Logger LOG = LoggerFactory.getLogger(ListeningSocket.class);

    private ListeningSocket() {}

    /** Asks the master at the socket; the descriptor belongs to the caller. Fails where the connection ends without one. */
    public static CompletableFuture<Integer> fetch(Path socket, WorkerMessage.Fetch request) {
        var loop = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
        var descriptor = new CompletableFuture<Integer>();
        connect(loop, socket, request, descriptor);
        return descriptor.whenComplete((fd, failure) -> loop.shutdownGracefully(0, 1, TimeUnit.SECONDS));
    }

    private static void connect(
            EventLoopGroup loop, Path socket, WorkerMessage.Fetch request, CompletableFuture<Integer> descriptor) {
        new Bootstrap()
                .group(loop)
                .channel(EpollDomainSocketChannel.class)
                .option(EpollChannelOption.DOMAIN_SOCKET_READ_MODE, DomainSocketReadMode.FILE_DESCRIPTORS)
                .handler(new Exchange(request, descriptor))
                .connect(new DomainSocketAddress(socket.toFile()))
                .addListener(connected -> {
                    if (!connected.isSuccess()) {
                        descriptor.completeExceptionally(
                                new IOException("cannot reach the master at " + socket, connected.cause()));
                    }
                });
    }

    /** Asks, takes the descriptor, and notices when there will be none. */
    private static final class Exchange extends ChannelInboundHandlerAdapter {
        private final WorkerMessage.Fetch request;
        private final CompletableFuture<Integer> descriptor;

        Exchange(WorkerMessage.Fetch request, CompletableFuture<Integer> descriptor) {
            this.request = request;
            this.descriptor = descriptor;
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            String line = request.toJson().encode() + "\n";
            context.writeAndFlush(Unpooled.copiedBuffer(line, StandardCharsets.UTF_8));
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof FileDescriptor received && !descriptor.complete(received.intValue())) {
                close(received);
            }
            context.close();
        }

        /** Nobody takes it any more. */
        private static void close(FileDescriptor surplus) {
            try {
                surplus.close();
            } catch (IOException e) {
                LOG.debug("A descriptor that came too late could not be closed", e);
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            descriptor.completeExceptionally(new IOException("the master handed no listening socket over"));
        }
    }
}
