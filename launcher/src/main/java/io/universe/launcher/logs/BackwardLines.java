package io.universe.launcher.logs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;

/** The lines of a file from its end to its beginning, read block by block. Keeps no more than a block and the longest line. Used by one thread. */
final class BackwardLines {

    private static final int BLOCK = 1 << 16;

    private final FileChannel file;
    /** Where what is held begins in the file. */
    private long position;
    /** What was read and not given yet is in front of {@code end}. */
    private byte[] held = {};

    private int end;
    /** Bytes behind what is held that belong to its last line, and are not kept. */
    private long lost;

    private boolean isBegun;

    /** From this offset on towards the beginning. */
    BackwardLines(FileChannel file, long from) {
        this.file = file;
        this.position = from;
    }

    /** The offset behind the last line feed in front of this one; 0 where there is none. */
    static long behindLastFeed(FileChannel file, long before) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        long position = before;
        while (position > 0) {
            int length = (int) Math.min(BLOCK, position);
            position -= length;
            int read = file.read(block.clear().limit(length), position);
            for (int i = read - 1; i >= 0; i--) {
                if (block.get(i) == '\n') {
                    return position + i + 1;
                }
            }
        }
        return 0;
    }

    /** The line in front of the last one that was given; empty at the beginning of the file. */
    Optional<String> next() throws IOException {
        if (!isBegun) {
            begin();
        }
        if (end == 0 && lost == 0 && position == 0) {
            return Optional.empty();
        }
        int feed = lastFeed();
        while (feed < 0 && position > 0) {
            readBlock();
            feed = lastFeed();
        }
        String line = Cut.line(held, feed + 1, end - feed - 1, lost);
        end = Math.max(feed, 0);
        lost = 0;
        return Optional.of(line);
    }

    /** The line feed at the end of the file ends the last line and begins none. */
    private void begin() throws IOException {
        isBegun = true;
        if (position > 0) {
            readBlock();
            end = end > 0 && held[end - 1] == '\n' ? end - 1 : end;
        }
    }

    private int lastFeed() {
        int i = end - 1;
        while (i >= 0 && held[i] != '\n') {
            i--;
        }
        return i;
    }

    /** Puts the block in front of what is held. A file that was cut meanwhile has nothing more in front. */
    private void readBlock() throws IOException {
        int length = (int) Math.min(BLOCK, position);
        int kept = Math.min(end, Cut.LONGEST);
        lost += end - kept;
        byte[] joined = new byte[length + kept];
        ByteBuffer block = ByteBuffer.wrap(joined, 0, length);
        long from = position - length;
        int read = 1;
        while (block.hasRemaining() && read > 0) {
            read = file.read(block, from + block.position());
        }
        System.arraycopy(held, 0, joined, block.position(), kept);
        held = joined;
        end = block.position() + kept;
        position = from;
    }
}
