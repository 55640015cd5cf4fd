package io.universe.launcher.logs;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;

/** Cuts what is read of a file, block by block, into lines. Keeps no more than the longest line. Used by one thread. */
final class ForwardLines {

    private final Consumer<String> lines;
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private long lost;

    ForwardLines(Consumer<String> lines) {
        this.lines = lines;
    }

    /** The next bytes of the file. */
    void add(byte[] block, int length) {
        int begin = 0;
        for (int i = 0; i < length; i++) {
            if (block[i] == '\n') {
                keep(block, begin, i);
                give();
                begin = i + 1;
            }
        }
        keep(block, begin, length);
    }

    private void keep(byte[] block, int begin, int end) {
        int room = Math.min(end - begin, Cut.LONGEST - begun.size());
        begun.write(block, begin, room);
        lost += end - begin - room;
    }

    private void give() {
        byte[] line = begun.toByteArray();
        lines.accept(Cut.line(line, 0, line.length, lost));
        forget();
    }

    /** How many bytes were added since the last line feed. */
    long begun() {
        return begun.size() + lost;
    }

    /** Gives what has no line feed, as it is at the end of a file. */
    void end() {
        if (begun.size() > 0) {
            give();
        }
    }

    /** Drops what has no line feed. */
    void forget() {
        begun.reset();
        lost = 0;
    }
}
