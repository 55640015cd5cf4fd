package io.universe.launcher.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A full disk stops logging, never serving. */
class LossyFileStreamTest {

    private static final long SECOND = 1_000_000_000L;

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream disk = new ByteArrayOutputStream();
    private final AtomicLong nowNanos = new AtomicLong(Long.MAX_VALUE - SECOND);
    private final AtomicInteger opened = new AtomicInteger();
    private boolean full;

    private LossyFileStream stream() {
        return new LossyFileStream(
                () -> {
                    opened.incrementAndGet();
                    return new Disk();
                },
                nowNanos::get);
    }

    /** A file on a disk that may be full. */
    private final class Disk extends OutputStream {
        @Override
        public void write(int letter) throws IOException {
            write(new byte[] {(byte) letter}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (full && length > 0) {
                throw new IOException("No space left on device");
            }
            disk.write(bytes, offset, length);
        }
    }

    private static void log(LossyFileStream stream, String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        stream.write(bytes, 0, bytes.length);
    }

    @Test
    void shouldDropLinesWhileTheDiskIsFullAndSayHowManyWhenThereIsSpaceAgain() {
        LossyFileStream stream = stream();
        log(stream, "one");
        full = true;
        log(stream, "two");
        log(stream, "three");
        full = false;
        log(stream, "too soon to try");
        nowNanos.addAndGet(SECOND);
        log(stream, "four");
        log(stream, "five");
        assertThat(disk.toString(StandardCharsets.UTF_8))
                .isEqualTo("one\n\n-- 3 lines lost: No space left on device\nfour\nfive\n");
    }

    @Test
    void shouldNotTryMoreThanOnceASecond() {
        LossyFileStream stream = stream();
        full = true;
        for (int i = 0; i < 1000; i++) {
            log(stream, "line");
        }
        assertThat(opened).hasValue(1);
        nowNanos.addAndGet(SECOND);
        log(stream, "line");
        log(stream, "line");
        assertThat(opened).hasValue(2);
    }

    @Test
    void shouldWriteOnAfterARealDeviceThatIsFull() throws IOException {
        Path device = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.exists(device), "needs /dev/full");
        Path file = directory.resolve("web-0.1.log");
        AtomicInteger tries = new AtomicInteger();
        LossyFileStream stream = new LossyFileStream(
                () -> tries.incrementAndGet() == 1
                        ? Files.newOutputStream(device, StandardOpenOption.WRITE)
                        : Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                nowNanos::get);
        log(stream, "lost");
        nowNanos.addAndGet(SECOND);
        log(stream, "kept");
        stream.close();
        assertThat(Files.readString(file)).isEqualTo("\n-- 1 lines lost: No space left on device\nkept\n");
    }
}
