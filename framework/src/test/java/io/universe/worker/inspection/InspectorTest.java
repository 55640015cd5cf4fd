package io.universe.worker.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.control.MasterMessage;
import io.universe.control.WorkerMessage;
import io.universe.control.WorkerMessage.Inspected;
import io.universe.operations.Inspection;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders to a process that looks when the test says so. */
class InspectorTest {

    private static final Inspection HEAP = new Inspection.Heap(true);
    private static final Inspection LEVEL = new Inspection.LogLevel("io.x", "DEBUG", Optional.empty());

    @TempDir
    private Path directory;

    private final List<WorkerMessage> told = new ArrayList<>();
    private final Deque<Runnable> threads = new ArrayDeque<>();
    private Looking looking = look -> {
        Files.writeString(look.file(), "found");
        return new JsonObject();
    };
    private final Inspector inspector = new Inspector(told::add, look -> looking.at(look), this::thread);

    private Thread thread(Runnable task) {
        return new Thread(task) {
            @Override
            public synchronized void start() {
                threads.add(task);
            }
        };
    }

    private void order(long id, Inspection what) {
        inspector.onOrder(new MasterMessage.Inspect(id, file(id).toString(), what.toJson()));
    }

    private Path file(long id) {
        return directory.resolve("web-0.1." + id);
    }

    private void runThread() {
        Objects.requireNonNull(threads.poll()).run();
    }

    private static Inspected done(long id) {
        return new Inspected(id, Inspected.End.DONE, "", new JsonObject());
    }

    @Test
    void shouldSayThatItBeginsBeforeItDoesAndAtLastWhatItCameTo() {
        order(1, HEAP);
        assertThat(told).containsExactly(new WorkerMessage.InspectionBegun(1));

        runThread();
        assertThat(told).last().isEqualTo(done(1));
        assertThat(file(1)).hasContent("found");
    }

    @Test
    void shouldRefuseASecondLookAndNameTheOneUnderWay() {
        order(1, HEAP);
        order(2, new Inspection.Threads());
        assertThat(told)
                .last()
                .isEqualTo(new Inspected(2, Inspected.End.BUSY, "an inspection is under way: heap", new JsonObject()));

        runThread();
        order(3, new Inspection.Threads());
        assertThat(told).last().isEqualTo(new WorkerMessage.InspectionBegun(3));
    }

    @Test
    void shouldChangeLevelsDuringALook() {
        order(1, HEAP);
        order(2, LEVEL);
        assertThat(told).last().isEqualTo(new WorkerMessage.InspectionBegun(2));
    }

    @Test
    void shouldLeaveNoFileOfWhatNobodyWantsAnyMore() {
        order(1, HEAP);
        inspector.onEnd(7);
        inspector.onEnd(1);
        runThread();
        assertThat(file(1)).doesNotExist();
        assertThat(told)
                .last()
                .isInstanceOfSatisfying(
                        Inspected.class, end -> assertThat(end.end()).isEqualTo(Inspected.End.FAILED));

        order(2, HEAP);
        inspector.onMasterGone();
        runThread();
        assertThat(file(2)).doesNotExist();
    }

    @Test
    void shouldLeaveNoFileOfWhatWentWrongAndSayWhatDid() {
        looking = look -> {
            Files.writeString(look.file(), "half of it");
            throw new IOException("the disk is full");
        };
        order(1, HEAP);
        runThread();
        assertThat(file(1)).doesNotExist();
        assertThat(told).last().isInstanceOfSatisfying(Inspected.class, end -> {
            assertThat(end.end()).isEqualTo(Inspected.End.FAILED);
            assertThat(end.reason()).contains("heap failed", "the disk is full");
        });
    }

    @Test
    void shouldTellWhatThisJvmLacks() {
        looking = look -> {
            throw new InspectionRefusal(Inspected.End.UNABLE, "this JVM has no Flight Recorder");
        };
        order(1, HEAP);
        runThread();
        looking = look -> {
            throw new NoClassDefFoundError("jdk/jfr/Recording");
        };
        order(2, HEAP);
        runThread();
        assertThat(told)
                .contains(new Inspected(1, Inspected.End.UNABLE, "this JVM has no Flight Recorder", new JsonObject()));
        assertThat(told)
                .last()
                .isInstanceOfSatisfying(
                        Inspected.class, end -> assertThat(end.reason()).contains("jdk/jfr/Recording"));
    }

    @Test
    void shouldRefuseWhatALaterVersionMayAsk() {
        inspector.onOrder(new MasterMessage.Inspect(1, "x", new JsonObject().put("kind", "flames")));
        assertThat(told).singleElement().isInstanceOfSatisfying(Inspected.class, end -> {
            assertThat(end.end()).isEqualTo(Inspected.End.UNABLE);
            assertThat(end.reason()).contains("flames", "another version");
        });
    }
}
