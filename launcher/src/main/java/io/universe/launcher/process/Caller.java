package io.universe.launcher.process;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.unix.FileDescriptor;
import io.universe.control.MasterMessage;
import io.universe.control.WorkerMessage;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection to the gateway: somebody who first has to say who it is. Owned by the gateway's event loop. */
final class Caller extends SimpleChannelInboundHandler<String> {

    private static final Logger LOG = LoggerFactory.getLogger(Caller.class);

    private final Admission admission;
    private final WorkerGateway.Listener listener;
    private @Nullable WorkerLink link;

    Caller(Admission admission, WorkerGateway.Listener listener) {
        this.admission = admission;
        this.listener = listener;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, String line) throws IOException {
        WorkerMessage message = WorkerMessage.fromJson(new JsonObject(line));
        WorkerLink admitted = link;
        if (message instanceof WorkerMessage.Hello hello) {
            onHello(context.channel(), hello);
        } else if (message instanceof WorkerMessage.Fetch fetch) {
            onFetch(context.channel(), fetch);
        } else if (admitted == null) {
            context.close();
        } else if (message != null) {
            listener.onMessage(admitted, message);
        }
    }

    private void onHello(Channel channel, WorkerMessage.Hello hello) throws IOException {
        Optional<String> refusal = refusal(channel, hello.protocol(), hello.token(), hello.worker());
        if (refusal.isPresent() || !admission.admit(hello.worker())) {
            refuse(channel, hello.worker(), refusal.orElse("the token was used before"));
            return;
        }
        WorkerLink admitted = new WorkerLink(hello.worker(), channel);
        link = admitted;
        listener.onHello(admitted);
    }

    private void onFetch(Channel channel, WorkerMessage.Fetch fetch) throws IOException {
        Optional<String> refusal = refusal(channel, fetch.protocol(), fetch.token(), fetch.worker());
        if (refusal.isPresent()) {
            listener.onRefused(fetch.worker(), refusal.get());
            channel.close();
            return;
        }
        channel.writeAndFlush(new FileDescriptor(listener.descriptorFor(fetch.worker())));
    }

    private Optional<String> refusal(Channel channel, int protocol, String token, String life) throws IOException {
        OptionalInt pid = channel instanceof EpollDomainSocketChannel unix
                ? OptionalInt.of(unix.peerCredentials().pid())
                : OptionalInt.empty();
        return admission.refusal(new Admission.Caller(protocol, token, life, pid));
    }

    private void refuse(Channel channel, String life, String reason) {
        listener.onRefused(life, reason);
        String line = new MasterMessage.Refused(reason).toJson().encode() + "\n";
        channel.writeAndFlush(io.netty.buffer.Unpooled.copiedBuffer(line, java.nio.charset.StandardCharsets.UTF_8))
                .addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof DecodeException
                || cause instanceof ClassCastException
                || cause instanceof NullPointerException) {
            LOG.warn("What came over workers.sock is no message: {}", cause.toString());
        } else {
            LOG.warn("A connection on workers.sock broke: {}", cause.toString());
        }
        context.close();
    }
}
