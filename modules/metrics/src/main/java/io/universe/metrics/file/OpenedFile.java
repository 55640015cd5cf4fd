package io.universe.metrics.file;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** A meter file of another process, as one reads it again and again. Owned by one thread. */
public final class OpenedFile implements AutoCloseable {

    private final Path file;
    private final FileChannel channel;
    private final List<ByteBuffer> segments = new ArrayList<>();
    private final List<Row> records = new ArrayList<>();
    private int segment;
    private int offset = Layout.HEADER_BYTES;

    private record Row(Meter meter, String help, Cells head, Cells cells) {}

    private OpenedFile(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Opens it for reading. */
    public static OpenedFile open(Path file) throws IOException {
        return new OpenedFile(file, FileChannel.open(file, StandardOpenOption.READ));
    }

    /** Whether its process has ended, so that nothing in it changes any more: the lock that it held is free. */
    public boolean hasEnded() throws IOException {
        try (FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true)) {
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** What stands in it now. Throws DamagedFileException where that is not what a process writes, and IOException where it cannot be read at this moment; the message says what is wrong. */
    public Reading read() throws IOException {
        try {
            map(1);
            Cells header = new Cells(segments.get(0), 0, Layout.HEADER_CELLS);
            int begun = begunSegments(header);
            map(begun);
            collectNewRecords(begun);
            return new Reading(
                    identity((int) header.get(Layout.IDENTITY_CELL)),
                    header.get(Layout.SAMPLED_CELL),
                    header.get(Layout.UNCOUNTED_CELL),
                    records.stream().map(OpenedFile::series).toList());
        } catch (RuntimeException e) {
            throw new DamagedFileException(file + " is damaged: " + e.getMessage(), e);
        } catch (InternalError e) { // what was mapped is not there any more
            throw new IOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static int begunSegments(Cells header) {
        if (header.get(Layout.MAGIC_CELL) != Layout.MAGIC) {
            throw new IllegalStateException("it does not begin as a meter file of this version does");
        }
        return Math.toIntExact(header.get(Layout.SEGMENTS_CELL));
    }

    /** A segment is counted in the header when all of it is there, so a file that is shorter was truncated. One that its process is about to add is none yet. */
    private void map(int count) throws IOException {
        long bytes = channel.size();
        if (bytes < count * (long) Layout.SEGMENT_BYTES) {
            throw new DamagedFileException(file + " is truncated to " + bytes + " bytes");
        }
        while (segments.size() < count) {
            long at = segments.size() * (long) Layout.SEGMENT_BYTES;
            segments.add(channel.map(FileChannel.MapMode.READ_ONLY, at, Layout.SEGMENT_BYTES)
                    .order(ByteOrder.nativeOrder()));
        }
    }

    private Identity identity(int which) {
        ByteBuffer first = segments.get(0);
        int at = Layout.identity(which);
        return Identity.fromBytes(
                Layout.checked(first, at + Cells.BYTES, first.getInt(at), first.getInt(at + Integer.BYTES)));
    }

    /** A further segment is there when the one before it gets no more records. */
    private void collectNewRecords(int begun) {
        while (true) {
            long head =
                    offset >= Layout.SEGMENT_BYTES ? Layout.FREE : new Cells(segments.get(segment), offset, 1).get(0);
            if (head != Layout.FREE) {
                records.add(record(segments.get(segment), offset, head));
                offset += Layout.bytes(head);
            } else if (segment + 1 < begun) {
                segment++;
                offset = 0;
            } else {
                return;
            }
        }
    }

    private static Row record(ByteBuffer from, int at, long head) {
        int count = from.getInt(at + Cells.BYTES);
        int jsonBytes = from.getInt(at + Cells.BYTES + Integer.BYTES);
        if (!Layout.isRecord(head) || count < 0 || Layout.bytes(head) != Layout.recordBytes(count, jsonBytes)) {
            throw new IllegalStateException("what begins at " + at + " is no meter");
        }
        int cells = at + Layout.RECORD_HEAD_BYTES;
        byte[] json = Layout.checked(from, cells + count * Cells.BYTES, jsonBytes, from.getInt(at + 2 * Cells.BYTES));
        JsonObject told = new JsonObject(new String(json, StandardCharsets.UTF_8));
        Meter meter = Meter.fromJson(told);
        if (meter.cells() != count) {
            throw new IllegalStateException(meter.name() + " has " + count + " cells");
        }
        return new Row(meter, told.getString("help", ""), new Cells(from, at, 1), new Cells(from, cells, count));
    }

    private static Reading.Series series(Row read) {
        return new Reading.Series(read.meter, read.help, Layout.isRetired(read.head.get(0)), read.cells.values());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
