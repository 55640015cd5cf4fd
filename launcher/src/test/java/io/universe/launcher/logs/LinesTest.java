package io.universe.launcher.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines of a file from both of its ends. */
class LinesTest {

    private static final int MEBI = 1 << 20;

    @TempDir
    private Path directory;

    @Test
    void shouldReadTheSameFromBothEnds() throws IOException {
        Random random = new Random(7);
        List<String> lines = IntStream.range(0, 3000)
                .mapToObj(i -> "é" + "x".repeat(random.nextInt(200)))
                .toList();
        byte[] bytes = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);

        assertThat(forward(bytes, 977)).isEqualTo(lines);
        assertThat(backward(bytes)).isEqualTo(lines);
    }

    @Test
    void shouldKeepEmptyLinesAndHalfOnesAndDropCarriageReturns() throws IOException {
        byte[] bytes = "a\r\n\nb\n\nhalf".getBytes(StandardCharsets.UTF_8);
        assertThat(forward(bytes, 3)).containsExactly("a", "", "b", "", "half");
        assertThat(backward(bytes)).containsExactly("a", "", "b", "", "half");
    }

    @Test
    void shouldFindNothingInAnEmptyFile() throws IOException {
        assertThat(forward(new byte[0], 8)).isEmpty();
        assertThat(backward(new byte[0])).isEmpty();
    }

    @Test
    void shouldCutALineOfAMebibyteAndSayHowMuchIsMissing() throws IOException {
        byte[] bytes = ("before\n" + "x".repeat(MEBI) + "\nafter\n").getBytes(StandardCharsets.UTF_8);
        String cut = "x".repeat(Cut.LONGEST) + " … (" + (MEBI - Cut.LONGEST) + " more bytes)";
        assertThat(forward(bytes, 8192)).containsExactly("before", cut, "after");
        assertThat(backward(bytes)).containsExactly("before", cut, "after");
    }

    @Test
    void shouldReplaceBytesThatAreNoText() throws IOException {
        byte[] bytes = {'a', (byte) 0xFF, (byte) 0xC3, '\n', 'b', '\n'};
        assertThat(forward(bytes, 2)).containsExactly("a\uFFFD\uFFFD", "b");
        assertThat(backward(bytes)).containsExactly("a\uFFFD\uFFFD", "b");
    }

    @Test
    void shouldFindTheBeginningOfALineThatIsHalfWritten() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "one\n" + "x".repeat(200_000));
        try (FileChannel channel = FileChannel.open(file)) {
            assertThat(BackwardLines.behindLastFeed(channel, channel.size())).isEqualTo(4);
            assertThat(BackwardLines.behindLastFeed(channel, 4)).isEqualTo(4);
            assertThat(BackwardLines.behindLastFeed(channel, 3)).isZero();
        }
    }

    @Test
    void shouldEndWhereAFileWasCutMeanwhile() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "one\n");
        try (FileChannel channel = FileChannel.open(file)) {
            BackwardLines lines = new BackwardLines(channel, 500_000);
            List<String> read = new ArrayList<>();
            for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
                read.add(line.get());
            }
            assertThat(read).contains("one").hasSizeLessThan(4);
        }
    }

    private static List<String> forward(byte[] bytes, int blockSize) {
        List<String> read = new ArrayList<>();
        ForwardLines lines = new ForwardLines(read::add);
        for (int from = 0; from < bytes.length; from += blockSize) {
            int length = Math.min(blockSize, bytes.length - from);
            byte[] block = new byte[blockSize];
            System.arraycopy(bytes, from, block, 0, length);
            lines.add(block, length);
        }
        lines.end();
        return read;
    }

    private List<String> backward(byte[] bytes) throws IOException {
        Path file = Files.write(directory.resolve("file"), bytes);
        List<String> read = new ArrayList<>();
        try (FileChannel channel = FileChannel.open(file)) {
            BackwardLines lines = new BackwardLines(channel, channel.size());
            for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
                read.add(line.get());
            }
        }
        Collections.reverse(read);
        return read;
    }
}
