package io.universe.launcher.process;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.universe.control.MasterMessage;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** The master's end of the connection to one worker. Safe from any thread. */
public final class WorkerLink {

    private final String life;
    private final Channel channel;
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    /** The link over a channel that was admitted as the process life. */
    public WorkerLink(String life, Channel channel) {
        this.life = life;
        this.channel = channel;
        channel.closeFuture().addListener(done -> closed.complete(null));
    }

    /** The process life at the other end, such as {@code web-0.3}. */
    public String life() {
        return life;
    }

    /** Sends without waiting; lost where the worker is gone. */
    public void send(MasterMessage message) {
        channel.writeAndFlush(Unpooled.copiedBuffer(message.toJson().encode() + "\n", StandardCharsets.UTF_8));
    }

    /** Done when the connection has ended and all that came over it was delivered. */
    public CompletableFuture<Void> closed() {
        return closed;
    }
}
