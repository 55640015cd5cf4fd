package io.universe.worker.http;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import io.universe.control.WorkerMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of a listening socket back to a master that has none: over a connection of its own, on which the worker says who it is, waits for an answer, and sends nothing more but the descriptor. It runs on the event
 * loop of the listening socket, so that what is sent is open and still the same when it is sent.
 */
final class SocketReturn extends SimpleChannelInboundHandler<ByteBuf> {

    private static final Logger LOG = LoggerFactory.getLogger(SocketReturn.class);

    private final EpollServerSocketChannel listening;
    private final WorkerMessage.Offer offer;

    private SocketReturn(EpollServerSocketChannel listening, WorkerMessage.Offer offer) {
        this.listening = listening;
        this.offer = offer;
    }

    /** Offers it to the master at the socket, where it is still open. A master that does not want it, or is gone again, gets none. */
    static void begin(EpollServerSocketChannel listening, Path socket, WorkerMessage.Offer offer) {
        new Bootstrap()
                .group(listening.eventLoop())
                .channel(EpollDomainSocketChannel.class)
                .handler(new SocketReturn(listening, offer))
                .connect(new DomainSocketAddress(socket.toFile()))
                .addListener(connected -> {
                    if (!connected.isSuccess()) {
                        LOG.warn("the listening socket is not handed back: {}", String.valueOf(connected.cause()));
                    }
                });
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        String line = offer.toJson().encode() + "\n";
        context.writeAndFlush(Unpooled.copiedBuffer(line, StandardCharsets.UTF_8));
    }

    /** Whatever is answered, it is the only thing that a master says here. */
    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf welcome) {
        if (listening.isOpen()) {
            context.writeAndFlush(listening.fd()).addListener(ChannelFutureListener.CLOSE);
        } else {
            context.close();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.warn("the listening socket is not handed back: {}", cause.toString());
        context.close();
    }
}
