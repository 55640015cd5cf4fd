package io.universe.control;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The worker's end of the connection to its master. It uses plain threads of its own, one to read and one to write, so that it speaks while every event loop is blocked, and a master
 * that does not read blocks nobody.
 */
public final class ControlLink implements AutoCloseable {

    /** Hears what comes over the link, on its reading thread. */
    public interface Listener {
        /** The master says something. */
        void onMessage(MasterMessage message);

        /** The connection has ended, so the master has. Called once, unless this side closed the link. */
        void onMasterGone();
    }

    private static final Logger LOG = LoggerFactory.getLogger(ControlLink.class);

    private final SocketChannel channel;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(task -> daemon(task, "control-writer"));
    private volatile boolean closed;

    private ControlLink(SocketChannel channel) {
        this.channel = channel;
    }

    /** Connects to the master's socket; throws where nobody listens there. */
    public static ControlLink connect(Path socket) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(socket));
        return new ControlLink(channel);
    }

    /** Begins to read, on a thread that keeps the process alive; call it once. */
    public void start(Listener listener) {
        new Thread(() -> read(listener), "control-reader").start();
    }

    /** Sends a message without waiting; lost where the master is gone. Safe from any thread. */
    public void send(WorkerMessage message) {
        try {
            writer.execute(() -> write(message));
        } catch (RejectedExecutionException e) {
            LOG.debug("The link is closed, so this is not sent: {}", message);
        }
    }

    /** Sends what was asked to be sent, within a second, and ends the connection. */
    @Override
    public void close() {
        closed = true;
        writer.shutdown();
        try {
            if (!writer.awaitTermination(1, TimeUnit.SECONDS)) {
                LOG.warn("The master does not read; leaving without having told it everything");
            }
            channel.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.debug("The connection to the master broke while closing", e);
        }
    }

    private void write(WorkerMessage message) {
        ByteBuffer line = ByteBuffer.wrap((message.toJson().encode() + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            while (line.hasRemaining()) {
                channel.write(line);
            }
        } catch (IOException e) {
            LOG.debug("The master is gone, so this is not sent: {}", message, e);
        }
    }

    private void read(Listener listener) {
        try (var lines =
                new BufferedReader(new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                deliver(line, listener);
            }
        } catch (IOException e) {
            LOG.debug("The connection to the master broke", e);
        }
        if (!closed) {
            listener.onMasterGone();
        }
    }

    private static void deliver(String line, Listener listener) {
        try {
            MasterMessage message = MasterMessage.fromJson(new JsonObject(line));
            if (message != null) {
                listener.onMessage(message);
            }
        } catch (DecodeException | ClassCastException | NullPointerException e) {
            LOG.warn("The master sent what is no message: {}", line, e);
        }
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
