package io.universe.worker.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPromise;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.universe.worker.http.HttpFront.Acceptance;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.SocketAddress;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The handler on a handed listening socket: it lets accepting begin, and ends it. The socket itself belongs to the master and lives on when this process closes its copy. Its state is owned by the
 * channel's event loop.
 */
final class Acceptor implements Acceptance {

    private static final Logger LOG = LoggerFactory.getLogger(Acceptor.class);
    /** Time for handshakes on their way to arrive once no new ones are let in: a round trip on any network that a balancer would stand in. */
    private static final long LAST_HANDSHAKES_MILLIS = 50;

    private final EpollServerSocketChannel channel;
    private final Map<ChannelOption<?>, Object> connectionOptions;
    /** What was accepted and is not closed. Vert.x knows of a connection only later, on another thread. */
    private final ChannelGroup accepted = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

    /** The options are for each accepted connection. */
    Acceptor(EpollServerSocketChannel channel, Map<ChannelOption<?>, Object> connectionOptions) {
        this.channel = channel;
        this.connectionOptions = connectionOptions;
        channel.config().setAutoRead(false);
        channel.pipeline().addFirst(new Bound());
    }

    /**
     * Closes this process's copy of the socket. Connections that wait in its queue are left to the other workers, or, where the queue is to be emptied, accepted first.
     */
    @Override
    public Future<Void> end(boolean emptyQueue) {
        Promise<Void> closed = Promise.promise();
        channel.closeFuture().addListener(done -> closed.complete());
        if (emptyQueue && channel.isOpen()) {
            emptyAndClose();
        } else {
            channel.close();
        }
        return closed.future();
    }

    @Override
    public void whenEmpty(Runnable action) {
        accepted.newCloseFuture().addListener(done -> action.run());
    }

    /**
     * Accepts what waits in the queue, then closes. For the last process that listens: first the kernel is told to let no new handshake begin, then those under way are awaited, then
     * the queue is emptied, so that nobody whose connection was accepted is reset.
     */
    private void emptyAndClose() {
        channel.eventLoop().execute(() -> {
            letNobodyIn();
            channel.eventLoop().schedule(this::acceptTheRest, LAST_HANDSHAKES_MILLIS, TimeUnit.MILLISECONDS);
        });
    }

    private void letNobodyIn() {
        try {
            channel.config().setOption(NewHandshakes.FILTER, NewHandshakes.dropped());
        } catch (RuntimeException e) {
            LOG.warn(
                    "The kernel takes no socket filter, so clients that connect in the last instant may see a reset",
                    e);
        }
    }

    /** One pass of accepting runs until the queue is empty: the limit per pass is lifted first. The close comes behind it on the same event loop. */
    @SuppressWarnings(
            "deprecation") // The limit's setter is deprecated for reads of bytes; for accepting it has no successor.
    private void acceptTheRest() {
        channel.config().setMaxMessagesPerRead(Integer.MAX_VALUE);
        channel.eventLoop().schedule((Runnable) channel::close, 1, TimeUnit.MILLISECONDS);
    }

    /** Answers the bind that Vert.x asks for, since the socket is bound already, and sets what Vert.x sets only on TCP servers it bound itself. */
    private final class Bound extends ChannelDuplexHandler {

        @Override
        public void bind(ChannelHandlerContext context, SocketAddress address, ChannelPromise promise) {
            promise.setSuccess();
            context.channel().config().setAutoRead(true);
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof Channel child) {
                accepted.add(child);
                child.config().setOptions(connectionOptions);
            }
            context.fireChannelRead(message);
        }
    }
}
