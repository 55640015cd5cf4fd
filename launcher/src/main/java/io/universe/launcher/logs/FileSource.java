package io.universe.launcher.logs;

import io.universe.operations.LogLine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A file that is read from its end. */
final class FileSource implements Source {

    /** In which it shows how the lines of a file are written. */
    static final int FIRST_BYTES = 8192;

    private final FileChannel channel;
    private final Backwards lines;

    private FileSource(FileChannel channel, Backwards lines) {
        this.channel = channel;
        this.lines = lines;
    }

    /** As far as the limit; what comes behind it is not read. */
    static FileSource open(LogFile file, long limit) throws IOException {
        FileChannel channel = file.open();
        try {
            LineForm form = formOf(file, channel);
            return new FileSource(channel, new Backwards(new BackwardLines(channel, limit), form));
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** How its lines are written, as its first ones show. */
    static LineForm formOf(LogFile file, FileChannel channel) throws IOException {
        ByteBuffer first = ByteBuffer.allocate(FIRST_BYTES);
        channel.read(first, 0);
        return LineForm.of(file.name(), lines(first.array(), first.position()), file.modified());
    }

    /** The lines in the first bytes of a file. */
    static List<String> lines(byte[] bytes, int length) {
        return new String(bytes, 0, Math.min(length, FIRST_BYTES), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    @Override
    public Optional<LogLine> next() throws IOException {
        return lines.next();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
