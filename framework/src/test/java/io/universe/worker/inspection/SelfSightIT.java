package io.universe.worker.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.control.DaemonThreads;
import io.universe.control.MasterMessage;
import io.universe.control.WorkerMessage;
import io.universe.control.WorkerMessage.Inspected;
import io.universe.operations.Inspection;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** This JVM looks into itself, with the real diagnostic commands. */
@Timeout(120)
class SelfSightIT {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofSeconds(1);

    @TempDir
    private Path directory;

    private final BlockingQueue<WorkerMessage> told = new LinkedBlockingQueue<>();
    private final SelfSight sight = new SelfSight();
    private final Inspector inspector = new Inspector(told::add, sight, new DaemonThreads("inspection"));
    private long lastId;

    private Path order(Inspection what, String suffix) throws InterruptedException {
        Path file = directory.resolve("web-0.1." + ++lastId + "." + suffix);
        inspector.onOrder(
                new MasterMessage.Inspect(lastId, file.toString(), what.toJson().put("worker", "web-0.1")));
        assertThat(next()).isEqualTo(new WorkerMessage.InspectionBegun(lastId));
        return file;
    }

    private WorkerMessage next() throws InterruptedException {
        WorkerMessage message = told.poll(100, TimeUnit.SECONDS);
        assertThat(message).as("an answer").isNotNull();
        return message;
    }

    private Inspected end() throws InterruptedException {
        return (Inspected) next();
    }

    private Path found(Inspection what, String suffix) throws Exception {
        Path file = order(what, suffix);
        Inspected end = end();
        assertThat(end.end()).as(end.reason()).isEqualTo(Inspected.End.DONE);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        return file;
    }

    @Test
    void shouldSeeItsThreadsAndItsObjects() throws Exception {
        assertThat(Files.readString(found(new Inspection.Threads(), "txt"))).contains("Full thread dump", "\"main\"");
        assertThat(Files.readString(found(new Inspection.Histogram(), "txt")))
                .contains("#instances", "java.lang.String");
        assertThat(begin(found(new Inspection.Heap(true), "hprof"))).startsWith("JAVA PROFILE 1.0");
    }

    private static String begin(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(16), StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    void shouldRecordForAWhile() throws Exception {
        Inspection.Recording recording = new Inspection.Recording(Duration.ofSeconds(1), "default", 1 << 20);
        assertThat(begin(found(recording, "jfr"))).startsWith("FLR\0");
    }

    @Test
    void shouldShowWhatItComputesWhateverElseRecords() throws Exception {
        AtomicBoolean isOver = new AtomicBoolean();
        Thread busy = new Thread(() -> computeUntil(isOver), "busy-thread-7");
        try (Recording other = new Recording(Configuration.getConfiguration("default"))) {
            other.start();
            busy.start();
            JsonObject tree = new JsonObject(Files.readString(found(new Inspection.Flame(SHORT, false), "json")));
            assertThat(tree.getLong("samples"))
                    .isPositive()
                    .isEqualTo(tree.getJsonObject("root").getLong("value"));
            assertThat(tree.getString("worker")).isEqualTo("web-0.1");
            assertThat(Files.readString(found(new Inspection.Flame(SHORT, true), "txt")))
                    .containsPattern("(?m)^busy-thread;java.lang.Thread.run;.*SelfSightIT.computeUntil.* \\d+$");
            assertThat(other.getState()).isEqualTo(RecordingState.RUNNING);
        } finally {
            isOver.set(true);
            busy.join();
        }
    }

    private static void computeUntil(AtomicBoolean isOver) {
        double sum = 0;
        while (!isOver.get()) {
            sum += Math.sqrt(sum + 1);
        }
        assertThat(sum).isPositive();
    }

    @Test
    void shouldEndARecordingThatNobodyWantsAnyMore() throws Exception {
        Path file = order(new Inspection.Recording(LONG, "profile", 1 << 20), "jfr");
        inspector.onEnd(lastId);
        assertThat(end().end()).isEqualTo(Inspected.End.FAILED);
        assertThat(file).doesNotExist();
    }

    @Test
    void shouldTellWhatACollectionWasGoodFor() throws Exception {
        order(new Inspection.Collect(), "none");
        Inspected end = end();
        assertThat(end.told().getJsonObject("before").getLong("heapUsed")).isPositive();
        assertThat(end.told().getJsonObject("after").getLong("heapUsed")).isPositive();
        assertThat(end.told().getLong("collections")).isPositive();
    }
}
