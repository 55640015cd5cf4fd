package io.universe.metrics.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The meters of this process, in a file that outlives it. Where the file cannot be made, or cannot grow, later meters count in memory only, which is said once and stands in the file. Safe from any thread; what was
 * registered is written without a lock.
 */
public final class MeterFile implements AutoCloseable {

    /** The end of the name of every meter file. */
    public static final String SUFFIX = ".meters";

    /** How one ends that was never finished. */
    public static final String UNFINISHED = SUFFIX + MappedSpace.UNFINISHED;

    private static final Logger LOG = LoggerFactory.getLogger(MeterFile.class);

    private record Place(Cells cells, Optional<Cells> head) {}

    private final Space space;
    private final AutoCloseable closing;
    private final Map<Meter, Place> places = new HashMap<>();
    private final int mostMeters;
    private @Nullable ByteBuffer firstSegment;
    private @Nullable ByteBuffer segment;
    private Cells header = Cells.unkept(Layout.HEADER_CELLS);
    private Identity identity;
    private int end;

    MeterFile(Space space, AutoCloseable closing, Identity identity, int mostMeters) {
        this.space = space;
        this.closing = closing;
        this.identity = identity;
        this.mostMeters = mostMeters;
    }

    /** One that counts in memory only. */
    public static MeterFile unkept(Identity identity, int mostMeters) {
        Space nowhere = () -> {
            throw new IOException("there is no file");
        };
        return new MeterFile(nowhere, () -> {}, identity, mostMeters);
    }

    /** Makes the file in the directory, which must exist. Never fails: where it cannot be made, what is counted is counted in memory only. */
    public static MeterFile create(Path directory, Identity identity, int mostMeters) {
        String name = identity.life() + "-" + ProcessHandle.current().pid() + "-" + identity.startedMillis();
        Path file = directory.resolve(name + SUFFIX);
        try {
            return make(file, identity, mostMeters);
        } catch (IOException | RuntimeException e) {
            LOG.warn("worker={} counts in memory only: {} cannot be made ({})", identity.life(), file, e.toString());
            return unkept(identity, mostMeters);
        }
    }

    /** Nothing is left of one that could not be finished. */
    private static MeterFile make(Path file, Identity identity, int mostMeters) throws IOException {
        MappedSpace space = MappedSpace.create(file);
        try {
            space.lock();
            MeterFile made = new MeterFile(space, space, identity, mostMeters);
            made.begin();
            space.publish();
            return made;
        } catch (IOException | RuntimeException | Error e) {
            space.close();
            throw e;
        }
    }

    /** Writes the header; before that there is nothing to be read. */
    void begin() throws IOException {
        ByteBuffer first = space.grow();
        firstSegment = first;
        segment = first;
        end = Layout.HEADER_BYTES;
        header = new Cells(first, 0, Layout.HEADER_CELLS);
        header.set(Layout.SEGMENTS_CELL, 1);
        writeIdentity(0);
        header.set(Layout.MAGIC_CELL, Layout.MAGIC);
    }

    private void writeIdentity(int which) {
        ByteBuffer first = Objects.requireNonNull(firstSegment);
        byte[] bytes = identity.toBytes();
        int at = Layout.identity(which);
        first.putInt(at, bytes.length);
        first.putInt(at + Integer.BYTES, Layout.checksum(bytes));
        first.put(at + Cells.BYTES, bytes);
    }

    /** Whose it is. */
    public synchronized Identity identity() {
        return identity;
    }

    /** The process has another name from now on. May be called once. */
    public synchronized void rename(Identity renamed) {
        identity = renamed;
        if (firstSegment != null) {
            writeIdentity(1);
            header.set(Layout.IDENTITY_CELL, 1);
        }
    }

    /** Gauges have been sampled at this time. */
    public void sampled(long millis) {
        header.set(Layout.SAMPLED_CELL, millis);
    }

    /** Whether there is room for one more meter. */
    public synchronized boolean hasRoom() {
        return places.size() < mostMeters;
    }

    /** One more meter of the process is nowhere to be seen. */
    public synchronized void onUncounted() {
        header.add(Layout.UNCOUNTED_CELL, 1);
    }

    /** How many times there was no room for a meter. */
    synchronized long uncounted() {
        return header.get(Layout.UNCOUNTED_CELL);
    }

    /** The cells of the meter; those of before where it was added before, or removed. */
    public synchronized Cells add(Meter meter, String help) {
        Place known = places.get(meter);
        if (known == null) {
            known = place(meter, help);
            places.put(meter, known);
        }
        known.head.ifPresent(head -> mark(head, false));
        return known.cells;
    }

    /** A gauge of it is not shown any more, and has no value when it is added again; what it has counted is. */
    public synchronized void retire(Meter meter) {
        Place known = places.get(meter);
        if (known != null) {
            known.head.ifPresent(head -> mark(head, true));
            blank(meter, known.cells);
        }
    }

    private static void mark(Cells head, boolean isRetired) {
        head.set(0, Layout.head(Layout.bytes(head.get(0)), isRetired));
    }

    private Place place(Meter meter, String help) {
        byte[] json = meter.toJson().put("help", help).encode().getBytes(StandardCharsets.UTF_8);
        int bytes = Layout.recordBytes(meter.cells(), json.length);
        ByteBuffer room = roomFor(bytes);
        if (room == null) {
            onUncounted();
            return new Place(Cells.unkept(meter.cells()), Optional.empty());
        }
        int at = end;
        end += bytes;
        return write(room, at, meter, json, bytes);
    }

    /** The head comes last: whoever reads sees the whole record or none. */
    private static Place write(ByteBuffer room, int at, Meter meter, byte[] json, int bytes) {
        int count = meter.cells();
        room.putInt(at + Cells.BYTES, count);
        room.putInt(at + Cells.BYTES + Integer.BYTES, json.length);
        room.putInt(at + 2 * Cells.BYTES, Layout.checksum(json));
        int cells = at + Layout.RECORD_HEAD_BYTES;
        room.put(cells + count * Cells.BYTES, json);
        Cells values = new Cells(room, cells, count);
        blank(meter, values);
        Cells head = new Cells(room, at, 1);
        head.set(0, Layout.head(bytes, false));
        return new Place(values, Optional.of(head));
    }

    private static void blank(Meter meter, Cells values) {
        if (meter.kind() == Kind.GAUGE) {
            values.setFraction(0, Double.NaN);
        }
    }

    /** Null where there is none, and none to be had. */
    private @Nullable ByteBuffer roomFor(int bytes) {
        if (segment == null || bytes > Layout.SEGMENT_BYTES) {
            return null;
        }
        if (end + bytes > Layout.SEGMENT_BYTES) {
            try {
                segment = space.grow();
                header.add(Layout.SEGMENTS_CELL, 1);
                end = 0;
            } catch (IOException | RuntimeException e) { // whoever counts must not be held up by it
                sayIfFirst(e);
                return null;
            }
        }
        return segment;
    }

    private void sayIfFirst(Exception cause) {
        if (uncounted() == 0) {
            LOG.warn(
                    "worker={} has no room for more meters in its file ({}); they count in memory only",
                    identity.life(),
                    cause.toString());
        }
    }

    /** Nobody will take this process for alive because of the file; what is counted still goes there. */
    @Override
    public void close() {
        try {
            closing.close();
        } catch (Exception e) {
            LOG.debug("The file of meters could not be closed", e);
        }
    }
}
