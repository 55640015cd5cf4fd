package io.universe.worker.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultMaxMessagesRecvByteBufAllocator;
import io.netty.channel.ServerChannel;
import io.netty.channel.ServerChannelRecvByteBufAllocator;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.unix.Socket;
import io.netty.channel.unix.UnixChannel;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.universe.control.WorkerMessage;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The handler on a handed listening socket: it lets accepting begin, and ends it. The socket itself belongs to the master and lives on when this process closes its copy. Its state is owned by the
 * channel's event loop.
 */
public final class Acceptor implements Acceptance {

    private static final Logger LOG = LoggerFactory.getLogger(Acceptor.class);
    /** Time for handshakes on their way to arrive once no new ones are let in: a round trip on any network that a balancer would stand in. */
    private static final long LAST_HANDSHAKES_MILLIS = 50;

    private final ServerChannel channel;
    private final int most;
    /** What was accepted and is not closed. Vert.x knows of a connection only later, on another thread. */
    private final ChannelGroup accepted = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

    /** How many are accepted in one pass: one, so that all processes that share the socket get their part. By default Netty would take one whatever the limit (it compares the new descriptor with 1). */
    private final DefaultMaxMessagesRecvByteBufAllocator perPass =
            new ServerChannelRecvByteBufAllocator().respectMaybeMoreData(false);

    private boolean isLastPass;

    /** On a channel that listens already and belongs to no event loop yet. */
    public Acceptor(ServerChannel channel) {
        this(channel, Integer.MAX_VALUE);
    }

    /** One that lets go at once of whoever connects while so many are accepted and not closed. */
    public Acceptor(ServerChannel channel, int most) {
        this.channel = channel;
        this.most = most;
        channel.config().setAutoRead(false).setRecvByteBufAllocator(perPass);
        channel.pipeline().addFirst(new Bound());
    }

    /** Closes this process's copy of the socket. */
    @Override
    public Future<Void> end(QueueEnd queue) {
        Promise<Void> closed = Promise.promise();
        channel.closeFuture().addListener(done -> closed.tryComplete());
        if (channel.isRegistered()) {
            channel.eventLoop().execute(() -> close(queue));
        } else if (channel.isOpen()) {
            channel.unsafe().closeForcibly();
            closed.tryComplete();
        }
        return closed.future();
    }

    /** Ends what was accepted without the event loops that serve it: they may hang. Their descriptors stay until those notice. */
    public void cut() {
        accepted.forEach(child -> {
            if (child instanceof UnixChannel overSocket && overSocket.fd() instanceof Socket socket) {
                cut(socket);
            }
        });
    }

    private static void cut(Socket socket) {
        try {
            socket.shutdown();
        } catch (IOException e) {
            LOG.trace("It had ended already", e);
        }
    }

    /** Whether this process holds its copy still. */
    boolean isOpen() {
        return channel.isOpen();
    }

    /** Hands the socket back to a master that has none. */
    void offer(Path socket, WorkerMessage.Offer offer) {
        channel.eventLoop().execute(() -> {
            if (channel instanceof EpollServerSocketChannel overTcp && channel.isOpen()) {
                SocketReturn.begin(overTcp, socket, offer);
            }
        });
    }

    private void close(QueueEnd queue) {
        switch (queue) {
            case LEFT -> channel.close();
            case ACCEPTED -> acceptTheRest();
            case SHUT -> shut();
        }
    }

    /** The socket stays this process's: it can accept again whatever becomes of the master, and can empty the queue at its end. */
    @Override
    public Future<Void> pause() {
        return onEventLoop(() -> channel.config().setAutoRead(false));
    }

    @Override
    public Future<Void> resume() {
        return onEventLoop(() -> {
            letEverybodyIn();
            channel.config().setAutoRead(true);
        });
    }

    private Future<Void> onEventLoop(Runnable action) {
        Promise<Void> done = Promise.promise();
        channel.eventLoop().execute(() -> {
            if (channel.isOpen()) {
                action.run();
                done.complete();
            } else {
                done.fail("the listening socket is closed");
            }
        });
        return done.future();
    }

    @Override
    public void whenEmpty(Runnable action) {
        accepted.newCloseFuture().addListener(done -> action.run());
    }

    /** To the servers of Vert.x they are no HTTP connections yet, and would stay until the time for draining is over. */
    @Override
    public void closeSilent() {
        accepted.close(OpenConnections::isSilent);
    }

    /** First the kernel is told to let no new handshake begin, then those under way are awaited, then the queue is emptied, so that nobody whose connection was accepted is reset. */
    private void shut() {
        letNobodyIn();
        channel.eventLoop().schedule(this::acceptTheRest, LAST_HANDSHAKES_MILLIS, TimeUnit.MILLISECONDS);
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

    /** One pass of accepting runs until the queue is empty: its limit is lifted first, and one that is paused begins. The close follows it at once; or it comes by itself, where nothing waits. */
    private void acceptTheRest() {
        perPass.maxMessagesPerRead(Integer.MAX_VALUE);
        isLastPass = true;
        channel.config().setAutoRead(true);
        channel.eventLoop().schedule((Runnable) channel::close, 1, TimeUnit.MILLISECONDS);
    }

    /** The socket may come from a worker that shut it and was not the last one after all. */
    private void letEverybodyIn() {
        try {
            channel.config().setOption(NewHandshakes.NO_FILTER, 0);
        } catch (RuntimeException e) {
            LOG.trace("There was no filter", e);
        }
    }

    /** Answers the bind that Vert.x asks for, since the socket is bound already, and sets what Vert.x sets only on TCP servers it bound itself. */
    private final class Bound extends ChannelDuplexHandler {

        @Override
        public void bind(ChannelHandlerContext context, SocketAddress address, ChannelPromise promise) {
            promise.setSuccess();
            letEverybodyIn();
            context.channel().config().setAutoRead(true);
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (!(message instanceof Channel child)) {
                context.fireChannelRead(message);
            } else if (accepted.size() < most) {
                accepted.add(child);
                child.config()
                        .setOptions(context.channel()
                                .attr(AdoptingTransport.TCP_OPTIONS)
                                .get());
                context.fireChannelRead(child);
            } else {
                LOG.debug("{} are connected; one more is let go", most);
                child.unsafe().closeForcibly();
            }
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            context.fireChannelReadComplete();
            if (isLastPass) {
                context.close();
            }
        }
    }
}
