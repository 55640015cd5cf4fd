package io.universe.launcher.process;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.unix.FileDescriptor;
import io.netty.channel.unix.PeerCredentials;
import io.universe.control.MasterMessage;
import io.universe.control.WorkerMessage;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection to the gateway: somebody who first has to say, and soon, who it is. Owned by the gateway's event loop. */
final class Caller extends SimpleChannelInboundHandler<String> {

    private static final Logger LOG = LoggerFactory.getLogger(Caller.class);

    private final Admission admission;
    private final WorkerGateway.Listener listener;
    private final Duration helloPatience;
    private @Nullable WorkerLink link;
    /** Whether it was admitted, and waits for what it asked for. */
    private boolean isWaiting;

    Caller(Admission admission, WorkerGateway.Listener listener, Duration helloPatience) {
        this.admission = admission;
        this.listener = listener;
        this.helloPatience = helloPatience;
    }

    /** Whoever is not admitted as a worker in time goes, be it that it has what it fetched or that it never said a word. A standby may wait for its socket as long as it lives. */
    @Override
    public void channelActive(ChannelHandlerContext context) {
        context.executor()
                .schedule(
                        () -> {
                            if (link == null && !isWaiting) {
                                context.close();
                            }
                        },
                        helloPatience.toMillis(),
                        TimeUnit.MILLISECONDS);
        context.fireChannelActive();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, String line) throws IOException {
        WorkerMessage message = messageIn(line);
        WorkerLink admitted = link;
        if (message instanceof WorkerMessage.Hello hello) {
            onHello(context.channel(), hello);
        } else if (message instanceof WorkerMessage.Returning returning) {
            onReturning(context.channel(), returning);
        } else if (message instanceof WorkerMessage.Offer offer) {
            onOffer(context.channel(), offer);
        } else if (message instanceof WorkerMessage.Fetch fetch) {
            onFetch(context.channel(), fetch);
        } else if (admitted == null) {
            context.close();
        } else if (message != null) {
            listener.onMessage(admitted, message);
        }
    }

    /** Null for a message of a type that this version does not know. */
    private static @Nullable WorkerMessage messageIn(String line) throws ProtocolException {
        try {
            return WorkerMessage.fromJson(new JsonObject(line));
        } catch (DecodeException | ClassCastException | NullPointerException e) {
            throw new ProtocolException("what came is no message", e);
        }
    }

    private void onHello(Channel channel, WorkerMessage.Hello hello) throws IOException {
        Optional<String> refusal = refusal(channel, hello.protocol(), hello.token(), hello.worker());
        if (refusal.isPresent() || !admission.admit(hello.worker())) {
            String reason = refusal.orElse("the token was used before");
            tellUnlessLate(hello.worker(), hello.token(), reason);
            refuse(channel, reason);
            return;
        }
        WorkerLink admitted = new WorkerLink(hello.worker(), channel);
        link = admitted;
        admission
                .pass(hello.worker(), peer(channel, PeerCredentials::pid))
                .ifPresent(pass -> admitted.send(new MasterMessage.Pass(pass)));
        listener.onHello(admitted);
    }

    private void onReturning(Channel channel, WorkerMessage.Returning returning) throws IOException {
        Admission.Return claim = returnOf(channel, returning.protocol(), returning.worker(), returning.pass());
        WorkerLink returned = new WorkerLink(returning.worker(), channel);
        Optional<String> refusal =
                admission.refusal(claim).or(() -> listener.onReturning(returned, returning, admission.pass(claim)));
        if (refusal.isPresent()) {
            listener.onRefused(returning.worker(), refusal.get());
            refuse(channel, refusal.get());
            return;
        }
        link = returned;
        returned.send(new MasterMessage.Welcome());
    }

    /** From here on this connection carries nothing but the descriptor. */
    private void onOffer(Channel channel, WorkerMessage.Offer offer) throws IOException {
        Optional<String> refusal = admission.refusal(returnOf(channel, offer.protocol(), offer.worker(), offer.pass()));
        if (refusal.isPresent()) {
            listener.onRefused(offer.worker(), refusal.get());
            channel.close();
            return;
        }
        DescriptorReceiver.replaceAll(
                (EpollDomainSocketChannel) channel, descriptor -> listener.onSocket(offer.worker(), descriptor));
        channel.writeAndFlush(line(new MasterMessage.Welcome()));
    }

    private Admission.Return returnOf(Channel channel, int protocol, String life, String pass) throws IOException {
        return new Admission.Return(
                protocol, life, pass, peer(channel, PeerCredentials::pid), peer(channel, PeerCredentials::uid));
    }

    private void onFetch(Channel channel, WorkerMessage.Fetch fetch) throws IOException {
        Optional<String> refusal = refusal(channel, fetch.protocol(), fetch.token(), fetch.worker());
        if (refusal.isPresent()) {
            tellUnlessLate(fetch.worker(), fetch.token(), refusal.get());
            channel.close();
            return;
        }
        isWaiting = true;
        listener.descriptorFor(fetch.worker())
                .whenComplete((descriptor, failure) -> answer(channel, fetch.worker(), descriptor, failure));
    }

    /** The worker closes the connection when it has the descriptor. */
    private static void answer(
            Channel channel, String life, @Nullable Integer descriptor, @Nullable Throwable failure) {
        if (descriptor == null) {
            LOG.warn("worker={} gets no socket: {}", life, String.valueOf(failure));
            channel.close();
        } else {
            channel.writeAndFlush(new FileDescriptor(descriptor));
        }
    }

    private Optional<String> refusal(Channel channel, int protocol, String token, String life) throws IOException {
        return admission.refusal(new Admission.Claim(protocol, token, life, peer(channel, PeerCredentials::pid)));
    }

    /** What a process said just before its end, as when it was killed while it started, may be read after it: then no stranger has knocked. */
    private void tellUnlessLate(String life, String token, String reason) {
        if (admission.isRevoked(token)) {
            LOG.debug("worker={} had ended when its word was read", life);
        } else {
            listener.onRefused(life, reason);
        }
    }

    /** What the operating system says of who is at the other end. */
    private static OptionalInt peer(Channel channel, ToIntFunction<PeerCredentials> what) throws IOException {
        return channel instanceof EpollDomainSocketChannel unix
                ? OptionalInt.of(what.applyAsInt(unix.peerCredentials()))
                : OptionalInt.empty();
    }

    private static void refuse(Channel channel, String reason) {
        channel.writeAndFlush(line(new MasterMessage.Refused(reason))).addListener(ChannelFutureListener.CLOSE);
    }

    private static ByteBuf line(MasterMessage message) {
        return Unpooled.copiedBuffer(message.toJson().encode() + "\n", StandardCharsets.UTF_8);
    }

    /** A worker that is killed breaks its connection too; its end is told elsewhere. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof IOException && !(cause instanceof ProtocolException)) {
            LOG.debug("A connection on workers.sock broke", cause);
        } else {
            LOG.warn("A connection on workers.sock is ended: {}", cause.toString());
        }
        context.close();
    }

    /** Something came that is no message. */
    private static final class ProtocolException extends IOException {
        ProtocolException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
