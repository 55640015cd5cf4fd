package io.universe.metrics.file;

import io.universe.control.DaemonThreads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A file that grows by a segment at a time, each written with zeros before it is mapped: a page without a place on the disk would end the JVM when it is touched. Its process holds a lock on it until it ends, however
 * it ends, by which others see that it lives. Owned by the meter file in it.
 */
final class MappedSpace implements Space, AutoCloseable {

    /** The end of the name of a file whose process has not finished its beginning. */
    static final String UNFINISHED = ".new";

    /** A channel that nobody refers to is closed, and its lock with it. */
    private static final Set<FileChannel> HELD = ConcurrentHashMap.newKeySet();

    private static final DaemonThreads GROWING = new DaemonThreads("metrics-growing");

    private final Path file;
    private final FileChannel channel;
    private boolean isPublished;
    private long bytes;

    private MappedSpace(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
        HELD.add(channel);
    }

    /** A new file. It has another name until {@link #publish}: whoever saw it without its lock would take it for that of a dead process. */
    static MappedSpace create(Path file) throws IOException {
        return new MappedSpace(
                file,
                FileChannel.open(
                        unfinished(file),
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))));
    }

    private static Path unfinished(Path file) {
        return file.resolveSibling(file.getFileName() + UNFINISHED);
    }

    /** From now on others see that its process lives. */
    void lock() throws IOException {
        if (channel.tryLock() == null) {
            throw new IOException(file + " is locked by another process");
        }
    }

    /** It is complete. */
    void publish() throws IOException {
        Files.move(unfinished(file), file, StandardCopyOption.ATOMIC_MOVE);
        isPublished = true;
    }

    /** On a thread of its own: to interrupt one that writes to a channel closes that, and the lock would be gone. */
    @Override
    public ByteBuffer grow() throws IOException {
        try {
            return CompletableFuture.supplyAsync(
                            this::oneMore, task -> GROWING.newThread(task).start())
                    .join();
        } catch (CompletionException e) {
            throw new IOException(Objects.requireNonNull(e.getCause()).getMessage(), e);
        }
    }

    private ByteBuffer oneMore() {
        try {
            writeZeros();
            ByteBuffer segment = channel.map(FileChannel.MapMode.READ_WRITE, bytes, Layout.SEGMENT_BYTES);
            bytes += Layout.SEGMENT_BYTES;
            return segment.order(ByteOrder.nativeOrder());
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private void writeZeros() throws IOException {
        ByteBuffer zeros = ByteBuffer.allocate(Layout.SEGMENT_BYTES);
        while (zeros.hasRemaining()) {
            channel.write(zeros, bytes + zeros.position());
        }
    }

    /** Gives up the lock, and the file where it is not complete; what is mapped can still be written. */
    @Override
    public void close() throws IOException {
        HELD.remove(channel);
        channel.close();
        if (!isPublished) {
            Files.deleteIfExists(unfinished(file));
        }
    }
}
