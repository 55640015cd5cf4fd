package io.universe.launcher.logs;

import io.universe.operations.LogLine;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;

/** A compressed file, which has to be read from its beginning; of the lines that are wanted no more are kept than there is room for. What is damaged of it is left out. */
final class CompressedSource implements Source {

    private static final int BLOCK = 1 << 16;

    private final Deque<LogLine> kept = new ArrayDeque<>();
    private final Predicate<LogLine> isWanted;
    private final Quota quota;
    private long characters;

    private CompressedSource(Predicate<LogLine> isWanted, Quota quota) {
        this.isWanted = isWanted;
        this.quota = quota;
    }

    /** Reads it to its end, as long as there is time. */
    static CompressedSource open(LogFile file, Predicate<LogLine> isWanted, Quota quota) {
        CompressedSource source = new CompressedSource(isWanted, quota);
        try (InputStream bytes = new GZIPInputStream(file.stream(), BLOCK)) {
            source.read(file, bytes);
        } catch (IOException damaged) {
            return source;
        }
        return source;
    }

    private void read(LogFile file, InputStream bytes) throws IOException {
        byte[] block = new byte[BLOCK];
        int length = bytes.readNBytes(block, 0, BLOCK);
        LineForm form = LineForm.of(file.name(), FileSource.lines(block, length), file.modified());
        Gathering gathering = new Gathering(this::keep);
        ForwardLines lines = new ForwardLines(text -> gathering.add(form, text));
        try {
            while (length > 0 && !quota.isTimeOver()) {
                lines.add(block, length);
                length = bytes.read(block);
            }
        } finally {
            lines.end();
            gathering.end();
        }
        if (quota.isTimeOver()) {
            kept.clear();
        }
    }

    private void keep(LogLine line) {
        if (isWanted.test(line)) {
            kept.addLast(line);
            characters += Quota.sizeOf(line);
        }
        while (kept.size() > quota.missing() || characters > Quota.MOST_CHARACTERS) {
            characters -= Quota.sizeOf(kept.removeFirst());
        }
    }

    @Override
    public Optional<LogLine> next() {
        return Optional.ofNullable(kept.pollLast());
    }

    @Override
    public void close() {
        kept.clear();
    }
}
