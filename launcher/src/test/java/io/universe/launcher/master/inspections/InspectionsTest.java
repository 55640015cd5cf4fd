package io.universe.launcher.master.inspections;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.control.MasterMessage;
import io.universe.control.WorkerMessage;
import io.universe.control.WorkerMessage.Inspected.End;
import io.universe.launcher.HandDrivenScheduler;
import io.universe.launcher.master.crew.FakeLink;
import io.universe.launcher.master.crew.Fleet;
import io.universe.launcher.supervisor.ContextSpec;
import io.universe.launcher.supervisor.Supervisor;
import io.universe.launcher.supervisor.SupervisorState;
import io.universe.launcher.supervisor.WorkerId;
import io.universe.operations.Inspected;
import io.universe.operations.Inspected.Why;
import io.universe.operations.Inspection;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Inspections on a thread that is driven by hand, of workers of which there is but the connection. */
class InspectionsTest {

    private static final WorkerId WEB_0 = new WorkerId("web", 0, 1);
    private static final WorkerId WEB_1 = new WorkerId("web", 1, 1);
    private static final SupervisorState STATE =
            Supervisor.start(List.of(ContextSpec.withPort("web", 3)), 1, 7, 0).state();
    private static final Inspection HEAP = new Inspection.Heap(true);
    private static final Inspection THREADS = new Inspection.Threads();
    private static final Inspection LEVEL = new Inspection.LogLevel("io.x", "DEBUG", Optional.empty());
    private static final JsonObject NOTHING = new JsonObject();

    @TempDir
    private Path directory;

    private final HandDrivenScheduler thread = new HandDrivenScheduler();
    private final Fleet fleet = new Fleet();
    private final FakeLink first = new FakeLink(WEB_0);
    private final FakeLink second = new FakeLink(WEB_1);
    private Inspections inspections;

    @BeforeEach
    void open() {
        inspections = new Inspections(() -> STATE, fleet, directory, thread);
        fleet.add(WEB_0, 1).hasLink(first.link());
        fleet.add(WEB_1, 1).hasLink(second.link());
    }

    private CompletableFuture<Inspected> ask(String worker, Inspection what) {
        CompletableFuture<Inspected> answer = inspections.inspect(worker, what);
        thread.run();
        return answer;
    }

    private static MasterMessage.Inspect order(FakeLink link) {
        return (MasterMessage.Inspect) link.sent().get(0);
    }

    private void says(FakeLink link, WorkerMessage message) {
        inspections.onMessage(link.link(), message);
        thread.run();
    }

    private void begins(FakeLink link, MasterMessage.Inspect order) {
        says(link, new WorkerMessage.InspectionBegun(order.id()));
    }

    private static WorkerMessage done(MasterMessage.Inspect order) {
        return new WorkerMessage.Inspected(order.id(), End.DONE, "", NOTHING);
    }

    private static void assertNot(CompletableFuture<Inspected> answer, Why why, String... parts) {
        assertThat(answer).isCompletedWithValueMatching(end -> end instanceof Inspected.Not);
        Inspected.Not not = (Inspected.Not) answer.join();
        assertThat(not.why()).as(not.reason()).isEqualTo(why);
        assertThat(not.reason()).contains(parts).doesNotContain("\n");
    }

    @Test
    void shouldHandOverTheFileThatTheWorkerHasLeft() throws IOException {
        CompletableFuture<Inspected> answer = ask("web-0", HEAP);
        MasterMessage.Inspect order = order(first);
        assertThat(order.what()).isEqualTo(HEAP.toJson().put("worker", "web-0.1"));
        begins(first, order);
        Path file = Files.writeString(Path.of(order.file()), "JAVA PROFILE");
        says(first, done(order));

        assertThat(answer)
                .isCompletedWithValue(new Inspected.InFile(
                        directory.resolve("web-0.1.1.hprof"), "web-0.1-heap.hprof", "application/octet-stream", 12));
        assertThat(file).exists();
    }

    /** Who opens it deletes its name, so that nobody misses it then. */
    @Test
    void shouldTakeAwayWhatNobodyHasOpened() throws IOException {
        ask("web-0", HEAP);
        MasterMessage.Inspect order = order(first);
        Path file = Files.writeString(Path.of(order.file()), "JAVA PROFILE");
        says(first, done(order));
        thread.advance(Inspections.TO_OPEN);
        assertThat(file).doesNotExist();
    }

    @Test
    void shouldPassOnWhatIsToBeSaid() {
        CompletableFuture<Inspected> answer = ask("web-0", LEVEL);
        MasterMessage.Inspect order = order(first);
        says(first, new WorkerMessage.Inspected(order.id(), End.DONE, "", new JsonObject().put("logger", "io.x")));
        assertThat(answer)
                .isCompletedWithValue(new Inspected.Told(
                        new JsonObject().put("worker", "web-0.1").put("logger", "io.x")));
    }

    @Test
    void shouldTellWhyTheWorkerDidNot() {
        CompletableFuture<Inspected> answer = ask("web-0", HEAP);
        says(first, new WorkerMessage.Inspected(order(first).id(), End.NO_ROOM, "the disk has 3 MB free", NOTHING));
        assertNot(answer, Why.NO_ROOM, "web-0.1: the disk has 3 MB free");
    }

    @Test
    void shouldNameThoseThatThereAreWhereThereIsNoSuchWorker() {
        assertNot(ask("web-7", THREADS), Why.UNKNOWN, "web-7", "web-0, web-1, web-2");
        assertNot(ask("web-2", THREADS), Why.SILENT, "web-2.1 has no control connection");
        first.close();
        assertNot(ask("web-0", THREADS), Why.SILENT, "web-0.1 has no control connection");
    }

    @Test
    void shouldInspectEachWorkerOnceAtATime() {
        ask("web-0", THREADS);
        begins(first, order(first));
        assertNot(ask("web-0", HEAP), Why.BUSY, "web-0.1", "threads is under way");
        assertThat(first.sent()).isEmpty();
        assertThat(ask("web-1", THREADS)).isNotDone();
        assertThat(ask("web-0", LEVEL)).isNotDone();
    }

    @Test
    void shouldMakeOneHeapDumpAtATimeSinceTheyShareADisk() {
        ask("web-0", HEAP);
        assertNot(ask("web-1", HEAP), Why.BUSY, "web-0.1", "one at a time");
    }

    @Test
    void shouldNotWaitForAWorkerThatDoesNotEvenBegin() {
        CompletableFuture<Inspected> answer = ask("web-0", THREADS);
        thread.advance(Inspections.TO_BEGIN.minusMillis(1));
        assertThat(answer).isNotDone();
        thread.advance(Duration.ofMillis(1));
        assertNot(answer, Why.SILENT, "web-0.1 has not answered within 10s");
        assertThat(first.sent()).last().isInstanceOf(MasterMessage.EndInspection.class);
        assertNot(ask("web-0", THREADS), Why.BUSY, "has not answered an earlier inspection");
    }

    @Test
    void shouldNotWaitForEverForAWorkerThatHasBegun() throws IOException {
        CompletableFuture<Inspected> answer = ask("web-0", THREADS);
        MasterMessage.Inspect order = order(first);
        begins(first, order);
        Path file = Files.writeString(Path.of(order.file()), "half");
        thread.advance(Inspections.TO_BEGIN.plus(THREADS.limit()));
        assertNot(answer, Why.SILENT, "has not come to the end within 30s");
        assertThat(file).doesNotExist();
        assertThat(ask("web-0", THREADS)).isNotDone();
    }

    @Test
    void shouldSayThatTheWorkerHasEndedAndLeaveNoFile() throws IOException {
        CompletableFuture<Inspected> answer = ask("web-0", HEAP);
        Path file = Files.writeString(Path.of(order(first).file()), "half");
        first.close();
        thread.run();
        assertNot(answer, Why.FAILED, "web-0.1 has ended");
        assertThat(file).doesNotExist();
    }

    @Test
    void shouldEndWhatNobodyWaitsForAndTakeItsFileAway() throws IOException {
        CompletableFuture<Inspected> answer = ask("web-0", HEAP);
        MasterMessage.Inspect order = order(first);
        begins(first, order);
        answer.cancel(false);
        thread.run();
        assertThat(first.sent()).containsExactly(new MasterMessage.EndInspection(order.id()));
        assertNot(ask("web-0", THREADS), Why.BUSY, "heap is under way");

        Path file = Files.writeString(Path.of(order.file()), "whole");
        says(first, done(order));
        assertThat(file).doesNotExist();
        assertThat(ask("web-0", THREADS)).isNotDone();
    }

    @Test
    void shouldKnowWhoCannotGiveASignOfLife() {
        ask("web-0", HEAP);
        MasterMessage.Inspect order = order(first);
        assertThat(inspections.isStandstill(WEB_0)).isFalse();
        begins(first, order);
        assertThat(inspections.isStandstill(WEB_0)).isTrue();
        assertThat(inspections.isStandstill(WEB_1)).isFalse();
        says(first, new WorkerMessage.Inspected(order.id(), End.FAILED, "", NOTHING));
        assertThat(inspections.isStandstill(WEB_0)).isFalse();
    }

    @Test
    void shouldNotBelieveOneWorkerWhatIsAnothersToSay() {
        CompletableFuture<Inspected> answer = ask("web-0", THREADS);
        says(second, done(order(first)));
        assertThat(answer).isNotDone();
    }

    @Test
    void shouldTellWhoWaitsThatTheMasterGoes() {
        CompletableFuture<Inspected> answer = ask("web-0", THREADS);
        inspections.close();
        thread.run();
        assertNot(answer, Why.FAILED, "the master is on its way out");
        assertNot(inspections.inspect("web-0", THREADS), Why.FAILED, "the master is on its way out");
    }

    @Test
    void shouldSweepWhatAnEarlierMasterHasLeft() throws IOException {
        Path home = directory.resolve("inspections");
        Inspections.sweep(home);
        Files.writeString(home.resolve("web-0.1.1.hprof"), "left");
        Inspections.sweep(home);
        assertThat(home).isEmptyDirectory();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home)))
                .isEqualTo("rwx------");
    }
}
