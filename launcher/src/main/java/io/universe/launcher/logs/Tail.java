package io.universe.launcher.logs;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The end of a file that grows: what has been read of it, under whatever name it goes. It is opened when it first grows. Used by one thread. */
final class Tail implements Closeable {

    /** What is read in one look; the rest comes with the next one. */
    private static final int MOST_BLOCKS = 32;

    private final byte[] block;
    private final Gathering gathering;
    private final ForwardLines lines;
    private LogFile file;
    private @Nullable LineForm form;
    private long position;
    private @Nullable FileChannel channel;

    /**
     * Whose lines are given from this offset on, which is the beginning of one.
     *
     * @param block what is read goes through it
     */
    Tail(LogFile file, long position, byte[] block, Consumer<Heard> lines) {
        this.file = file;
        this.position = position;
        this.block = block;
        this.gathering = new Gathering(line -> lines.accept(new Heard(this.file.name(), line)));
        this.lines = new ForwardLines(this::add);
    }

    private void add(String text) {
        LineForm known = form;
        if (known != null) {
            gathering.add(known, text);
        }
    }

    /** Reads what was written since the last look. A file that was cut is read from its beginning. */
    void look(LogFile seen, Instant now) throws IOException {
        file = seen;
        if (seen.size() < position) {
            skipTo(0);
        }
        if (seen.size() > position) {
            FileChannel open = opened();
            if (open != null) {
                read(open, seen.size(), now);
            }
        }
    }

    /** Reads what is left of a file that has lost its name. */
    void finish(Instant now) throws IOException {
        FileChannel open = channel;
        if (open != null) {
            read(open, open.size(), now);
            lines.end();
            gathering.end();
        }
    }

    /** Leaves out what was written since the last look. */
    void skip(LogFile seen) {
        file = seen;
        skipTo(seen.size());
    }

    private void skipTo(long offset) {
        position = offset;
        lines.forget();
    }

    /** Where the first line begins that was not given yet. */
    long given() {
        return position - lines.begun();
    }

    /** Nothing where another file has taken its place this moment: the next look finds it under its new name. */
    private @Nullable FileChannel opened() throws IOException {
        if (channel == null) {
            channel = file.open();
            if (!file.isInPlace()) {
                close();
            }
        }
        return channel;
    }

    private void read(FileChannel open, long end, Instant now) throws IOException {
        form = form(open).at(now);
        int length = 1;
        for (int i = 0; i < MOST_BLOCKS && position < end && length > 0; i++) {
            length = Math.max(0, open.read(ByteBuffer.wrap(block), position));
            lines.add(block, length);
            position += length;
        }
        gathering.end();
    }

    /** It shows in the first lines of the file, so that these are looked at again while there are but a few. */
    private LineForm form(FileChannel open) throws IOException {
        LineForm known = form;
        return known == null || position < FileSource.FIRST_BYTES ? FileSource.formOf(file, open) : known;
    }

    @Override
    public void close() throws IOException {
        FileChannel open = channel;
        channel = null;
        if (open != null) {
            open.close();
        }
    }
}
