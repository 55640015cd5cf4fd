package io.universe.control;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
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

        /** The connection has ended, so the master has, most likely. Called once for each connection, unless this side closed the link. */
        void onMasterGone();
    }

    private static final Logger LOG = LoggerFactory.getLogger(ControlLink.class);

    private final Path socket;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(new DaemonThreads("control-writer"));
    private final AtomicBoolean beatWaits = new AtomicBoolean();
    private final Questions questions = new Questions(this::send);
    private final AtomicReference<Standing> standing = new AtomicReference<>(Standing.UNTOLD);
    /** Changed and written to by the writer alone: what is told goes to the one master or to the other. */
    private volatile SocketChannel channel;

    private volatile boolean closed;

    private ControlLink(Path socket, SocketChannel channel) {
        this.socket = socket;
        this.channel = channel;
    }

    /** Connects to the master's socket; throws where nobody listens there. */
    public static ControlLink connect(Path socket) throws IOException {
        return new ControlLink(socket, SocketChannel.open(UnixDomainSocketAddress.of(socket)));
    }

    /** Begins to read, on a thread that keeps the process alive; call it once. */
    public void start(Listener listener) {
        startReading(channel, listener);
    }

    private void startReading(SocketChannel from, Listener listener) {
        new Thread(() -> read(from, listener), "control-reader").start();
    }

    /** What was told so far, heard by the master or not. */
    public Standing standing() {
        return Objects.requireNonNull(standing.get());
    }

    /**
     * Connects once more after the connection has ended, and waits until the first message is written. That is made when everything told before is lost for good, so that nothing is told neither there nor in a
     * message of its own. Throws where nobody listens; then nothing has changed.
     */
    public void reconnect(Supplier<WorkerMessage> first, Listener listener) throws IOException {
        SocketChannel opened = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        try {
            inTurn(() -> turnTo(opened, first));
        } catch (IOException | RuntimeException e) {
            opened.close();
            throw e;
        }
        startReading(opened, listener);
    }

    private SocketChannel turnTo(SocketChannel opened, Supplier<WorkerMessage> first) throws IOException {
        write(opened, first.get());
        channel.close();
        channel = opened;
        return opened;
    }

    /** Does it on the writing thread, after what was asked to be sent before. */
    private void inTurn(Callable<?> writing) throws IOException {
        try {
            writer.submit(writing).get();
        } catch (ExecutionException e) {
            throw new IOException("cannot tell the master the first message", e.getCause());
        } catch (RejectedExecutionException e) {
            throw new IOException("the link is closed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted before the master was told the first message");
        }
    }

    /**
     * Sends a message without waiting; lost where the master is gone. While a heartbeat waits for a master that does not read, further ones are not sent. Safe from any thread.
     */
    public void send(WorkerMessage message) {
        standing.updateAndGet(told -> told.after(message));
        boolean isBeat = message instanceof WorkerMessage.Beat;
        if (isBeat && beatWaits.getAndSet(true)) {
            return;
        }
        try {
            writer.execute(() -> take(message, isBeat));
        } catch (RejectedExecutionException e) {
            LOG.debug("The link is closed, so this is not sent: {}", message);
        }
    }

    /**
     * Asks the master for so many more workers of this one's context. The answer comes on any thread, with the new target; it fails when the connection ends, or some seconds pass without one. Safe from any
     * thread.
     */
    public CompletionStage<Integer> fork(int count) {
        return questions.askForForks(count);
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
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("The connection to the master broke while closing", e);
        }
    }

    private void take(WorkerMessage message, boolean isBeat) {
        try {
            write(message);
        } catch (RuntimeException e) {
            LOG.error("A {} cannot be sent", message.getClass().getSimpleName(), e);
        } finally {
            if (isBeat) {
                beatWaits.set(false);
            }
        }
    }

    private void write(WorkerMessage message) {
        try {
            write(channel, message);
        } catch (IOException e) {
            LOG.debug("The master is gone, so this is not sent: {}", message, e);
        }
    }

    private static void write(SocketChannel to, WorkerMessage message) throws IOException {
        ByteBuffer line = ByteBuffer.wrap((message.toJson().encode() + "\n").getBytes(StandardCharsets.UTF_8));
        while (line.hasRemaining()) {
            to.write(line);
        }
    }

    private void read(SocketChannel from, Listener listener) {
        try (var lines =
                new BufferedReader(new InputStreamReader(Channels.newInputStream(from), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                deliver(line, listener);
            }
        } catch (IOException e) {
            LOG.debug("The connection to the master broke", e);
        }
        questions.failAll("the master is gone");
        if (!closed) {
            listener.onMasterGone();
        }
    }

    private void deliver(String line, Listener listener) {
        try {
            MasterMessage message = MasterMessage.fromJson(new JsonObject(line));
            if (message != null && !questions.isAnswered(message)) {
                listener.onMessage(message);
            }
        } catch (DecodeException e) {
            LOG.warn("The master sent what is no message: {}", e.getMessage());
        } catch (RuntimeException e) { // or the thread would end, and with it the notice that the master is gone
            LOG.error("A message of the master could not be followed", e);
        }
    }
}
