package io.universe.launcher.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import io.universe.launcher.config.Settings;
import io.universe.launcher.config.Settings.LogLevel;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogAssemblyTest {

    @TempDir
    private Path directory;

    private final LoggerContext context = new LoggerContext();
    private final Logger logger = context.getLogger("io.universe.sample.Web");

    @AfterEach
    void stop() {
        context.stop();
    }

    private LogSpec spec(boolean access, long maxFileSize) {
        return spec(access, maxFileSize, Optional.empty());
    }

    private LogSpec spec(boolean access, long maxFileSize, Optional<LogLevel> console) {
        Settings.Log settings = new Settings.Log(LogLevel.INFO, access, maxFileSize, Duration.ofDays(14), 1 << 30);
        return new LogSpec(directory, "web-0.3", "web-0.3 g1", settings, console, false, Optional.empty());
    }

    private void begin(LogSpec spec) {
        context.setMDCAdapter(new LogbackMDCAdapter());
        new LogAssembly(context, spec).apply();
    }

    private String text(String file) throws IOException {
        return Files.readString(directory.resolve(file));
    }

    @Test
    void shouldSayInEachLineWhichProcessLifeAndGenerationWroteIt() throws IOException {
        begin(spec(true, 1 << 20));
        logger.info("hello");
        logger.debug("not wanted");
        context.stop();
        assertThat(text("web-0.3.log"))
                .matches(
                        "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\S+ INFO  \\[web-0.3 g1] \\[\\w+] \\S*Web - hello\n");
    }

    @Test
    void shouldKeepTheAccessLogToItself() throws IOException {
        begin(spec(true, 1 << 20));
        context.getLogger("access").info("GET / 200");
        context.stop();
        assertThat(text("web-0.3.access.log")).isEqualTo("GET / 200\n");
        assertThat(text("web-0.3.log")).isEmpty();
    }

    @Test
    void shouldGoOnUnderAnotherNameWithWhatIsThere() throws IOException {
        LogSpec before = spec(true, 1 << 20);
        LogSpec after = before.of("web-1.7", 2);
        begin(before);
        logger.info("before");
        context.getLogger("access").info("GET / 200");
        context.putProperty("prefix", after.prefix());
        new LogAssembly(context, after).moveFrom(before);
        logger.info("after");
        context.getLogger("access").info("GET / 404");
        context.stop();
        assertThat(directory.resolve("web-0.3.log")).doesNotExist();
        assertThat(text("web-1.7.log").lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("[web-0.3 g1]", "before"),
                        line -> assertThat(line).contains("[web-1.7 g2]", "after"));
        assertThat(text("web-1.7.access.log")).isEqualTo("GET / 200\nGET / 404\n");
    }

    @Test
    void shouldBeginAnewWhereTheFileCannotBeMoved() throws IOException {
        LogSpec before = spec(false, 1 << 20);
        begin(before);
        Files.delete(before.file());
        new LogAssembly(context, before.of("web-1.7", 2)).moveFrom(before);
        logger.info("after");
        context.stop();
        assertThat(text("web-1.7.log")).contains("web-0.3.log keeps its name", "after");
    }

    @Test
    void shouldWriteNoAccessLogWhenItIsOff() {
        begin(spec(false, 1 << 20));
        assertThat(context.getLogger("access").isInfoEnabled()).isFalse();
        context.stop();
        assertThat(directory.resolve("web-0.3.access.log")).doesNotExist();
    }

    @Test
    void shouldWriteEverythingBeforeItStops() throws IOException {
        begin(spec(true, 1 << 20));
        for (int i = 0; i < 1000; i++) {
            logger.warn("line {}", i);
        }
        context.stop();
        assertThat(text("web-0.3.log").lines()).hasSize(1000);
    }

    @Test
    void shouldWriteThoughItsThreadIsInterrupted() throws IOException {
        LossyFileAppender appender = new LossyFileAppender();
        appender.setContext(context);
        appender.openFile(directory.resolve("web-0.4.log").toString());
        Thread.currentThread().interrupt();
        appender.getOutputStream().write("kept\n".getBytes(StandardCharsets.UTF_8));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(text("web-0.4.log")).isEqualTo("kept\n");
    }

    @Test
    void shouldRollAndCompressAFileThatIsFull() throws IOException {
        begin(spec(false, 20_000));
        writeUntil(() -> archives().flatMap(LogAssemblyTest::unpacked).anyMatch(text -> text.contains("[web-0.3 g1]")));
    }

    /** Empty while it is still being compressed. */
    private static Stream<String> unpacked(Path archive) {
        try (InputStream unpacked = new GZIPInputStream(Files.newInputStream(archive))) {
            return Stream.of(new String(unpacked.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private Stream<Path> archives() {
        try (Stream<Path> files = Files.list(directory)) {
            return files
                    .filter(file -> file.toString().matches(".*/web-0\\.3\\.\\d{4}-\\d\\d-\\d\\d\\.\\d+\\.log\\.gz"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void shouldNotLetADiskThatTakesNothingReachCallersNorGrowWithoutBound() throws IOException {
        Files.createDirectory(directory.resolve("web-0.3.log"));
        begin(spec(false, 1 << 20));
        for (int i = 0; i < 100_000; i++) {
            logger.warn("line {} that nobody will ever read", i);
        }
        AsyncAppender queue = (AsyncAppender) context.getLogger("ROOT").getAppender("log");
        assertThat(queue.getNumberOfElementsInQueue()).isLessThanOrEqualTo(queue.getQueueSize());
        assertThat(context.getStatusManager().getCopyOfStatusList()).hasSizeLessThan(400);
    }

    @Test
    void shouldHoldUpNobodyWhoLogsToATerminalThatNobodyReads() throws IOException {
        PrintStream before = System.err;
        System.setErr(new PrintStream(new UnreadTerminal(), true, StandardCharsets.UTF_8));
        try {
            begin(spec(false, 1 << 20, Optional.of(LogLevel.WARN)));
            for (int i = 0; i < 1000; i++) {
                logger.warn("line {} that nobody reads", i);
            }
            context.stop();
            assertThat(text("web-0.3.log")).contains("line 999 ");
        } finally {
            System.setErr(before);
        }
    }

    /** Whoever writes to it hangs for good, and no interrupt helps. */
    private static final class UnreadTerminal extends OutputStream {
        @Override
        public void write(int letter) {
            while (true) {
                LockSupport.park(this);
            }
        }
    }

    private interface Wish {
        boolean isTrue() throws IOException;
    }

    private void writeUntil(Wish wish) throws IOException {
        long deadlineNanos = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!wish.isTrue()) {
            assertThat(System.nanoTime()).as("deadline; status: %s", statuses()).isLessThan(deadlineNanos);
            logger.warn("filler {}", "x".repeat(200));
            LockSupport.parkNanos(1_000_000);
        }
    }

    private List<String> statuses() {
        return context.getStatusManager().getCopyOfStatusList().stream()
                .map(String::valueOf)
                .toList();
    }
}
