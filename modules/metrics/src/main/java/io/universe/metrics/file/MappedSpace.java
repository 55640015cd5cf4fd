package io.universe.metrics.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
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

    private final FileChannel channel;
    private long bytes;

    private MappedSpace(FileChannel channel) {
        this.channel = channel;
    }

    /** A new file, locked. It has another name until {@link #publish}: whoever saw it without its lock would take it for that of a dead process. */
    static MappedSpace create(Path file) throws IOException {
        FileChannel channel = FileChannel.open(
                unfinished(file),
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        if (channel.tryLock() == null) {
            channel.close();
            throw new IOException(file + " is locked by another process");
        }
        HELD.add(channel);
        return new MappedSpace(channel);
    }

    /** It is complete. */
    static void publish(Path file) throws IOException {
        Files.move(unfinished(file), file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Path unfinished(Path file) {
        return file.resolveSibling(file.getFileName() + UNFINISHED);
    }

    @Override
    public ByteBuffer grow() throws IOException {
        ByteBuffer zeros = ByteBuffer.allocate(Layout.SEGMENT_BYTES);
        while (zeros.hasRemaining()) {
            channel.write(zeros, bytes + zeros.position());
        }
        ByteBuffer segment = channel.map(FileChannel.MapMode.READ_WRITE, bytes, Layout.SEGMENT_BYTES);
        bytes += Layout.SEGMENT_BYTES;
        return segment.order(ByteOrder.nativeOrder());
    }

    /** Gives up the lock; what is mapped can still be written. */
    @Override
    public void close() throws IOException {
        HELD.remove(channel);
        channel.close();
    }
}
