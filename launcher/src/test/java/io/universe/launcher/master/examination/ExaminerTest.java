package io.universe.launcher.master.examination;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.launcher.HandDrivenScheduler;
import io.universe.launcher.master.crew.FakeProcess;
import io.universe.launcher.master.crew.Fleet;
import io.universe.launcher.process.ProcessSight;
import io.universe.launcher.process.ProcessStat;
import io.universe.launcher.supervisor.Diagnosis;
import io.universe.launcher.supervisor.Event;
import io.universe.launcher.supervisor.LifeId;
import io.universe.launcher.supervisor.StandbyId;
import io.universe.launcher.supervisor.WorkerId;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExaminerTest {

    private static final WorkerId WEB = new WorkerId("web", 0, 1);

    @TempDir
    private Path log;

    private final HandDrivenScheduler scheduler = new HandDrivenScheduler();
    private final Fleet fleet = new Fleet();
    private final List<Event> events = new ArrayList<>();
    private final List<LifeId> asked = new ArrayList<>();
    private String answer = "";
    private char state = 'S';
    private boolean isInspected;
    private Examiner examiner;

    @BeforeEach
    void create() throws IOException {
        Clock clock = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
        examiner = new Examiner(
                fleet,
                new Examiner.Means(pid -> sight(), this::dump, id -> isInspected, log, clock),
                scheduler,
                events::add);
        Fleet.Craft craft = fleet.add(WEB, 1);
        craft.hasProcess(new FakeProcess());
        craft.beats(new JsonObject().put("tps", 3));
        Files.writeString(log.resolve("web-0.1.out"), "Full thread dump of an hour ago\n");
    }

    private ProcessSight sight() {
        return new ProcessSight(Optional.of(new ProcessStat("java", state, 0)), List.of());
    }

    private void dump(LifeId id) {
        asked.add(id);
        try {
            Files.writeString(log.resolve(id + ".out"), answer, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void shouldSaveThreadsAndLastFiguresOfAWorkerThatStillAnswers() throws IOException {
        answer = "Full thread dump OpenJDK\n";

        Event.Examined found = found();

        assertThat(asked).containsExactly(WEB);
        assertThat(found.diagnosis()).isEqualTo(Diagnosis.UNKNOWN);
        assertThat(found.evidence())
                .containsEntry("threadDump", "written")
                .containsEntry("saved", "web-0.1.silent.json");
        JsonObject kept = new JsonObject(Files.readString(log.resolve("web-0.1.silent.json")));
        assertThat(kept.getString("worker")).isEqualTo("web-0.1");
        assertThat(kept.getJsonObject("lastHeartbeat").getInteger("tps")).isEqualTo(3);
    }

    @Test
    void shouldNotWaitForTheThreadsOfAStoppedProcess() {
        state = 'T';
        examiner.examine(WEB);
        scheduler.advance(Duration.ZERO);

        assertThat(events).singleElement().isInstanceOfSatisfying(Event.Examined.class, found -> {
            assertThat(found.diagnosis()).isEqualTo(Diagnosis.STOPPED);
            assertThat(found.evidence()).containsEntry("threadDump", "not asked");
        });
        assertThat(asked).isEmpty();
    }

    @Test
    void shouldKeepWhatItFoundOfAStandbyBesideItsLog() {
        StandbyId standby = new StandbyId("web", 1);
        fleet.add(standby, 1).hasProcess(new FakeProcess());
        state = 'T';
        examiner.examine(standby);
        scheduler.advance(Duration.ZERO);

        assertThat(events).singleElement().isInstanceOfSatisfying(Event.Examined.class, found -> {
            assertThat(found.id()).isEqualTo(standby);
            assertThat(found.diagnosis()).isEqualTo(Diagnosis.STOPPED);
        });
        assertThat(log.resolve("web-standby.1.silent.json")).exists();
    }

    @Test
    void shouldSayThatAWorkerDoesNotAnswer() {
        assertThat(found().evidence()).containsEntry("threadDump", "no answer");
    }

    @Test
    void shouldTellWhatItFoundAlsoWhereItCannotBeKept() throws IOException {
        Files.createDirectory(log.resolve("web-0.1.silent.json"));

        assertThat(found().evidence()).containsKey("processState").doesNotContainKey("saved");
    }

    @Test
    void shouldAnswerAlsoForAWorkerThatHasGoneAndWhenItFails() {
        WorkerId unknown = new WorkerId("web", 1, 1);
        examiner.examine(unknown);
        Fleet.Craft broken = fleet.add(unknown, 1);
        fleet.remove(unknown);
        scheduler.advance(Duration.ofSeconds(2));
        assertThat(events).hasSize(1);

        broken.hasProcess(new FakeProcess());
        examiner = new Examiner(
                fleet,
                new Examiner.Means(
                        pid -> {
                            throw new IllegalStateException("no sight");
                        },
                        this::dump,
                        id -> false,
                        log,
                        Clock.systemUTC()),
                scheduler,
                events::add);
        assertThat(found().evidence()).containsKey("examination");
    }

    /** For whoever has it looked into everything stands still in it; one that is stopped is not silent for that. */
    @Test
    void shouldNotTakeWhatIsInspectedForSilentUnlessItIsStopped() {
        isInspected = true;
        assertThat(found().diagnosis()).isEqualTo(Diagnosis.INSPECTED);
        assertThat(asked).isEmpty();

        state = 'T';
        assertThat(found().diagnosis()).isEqualTo(Diagnosis.STOPPED);
    }

    private Event.Examined found() {
        events.clear();
        examiner.examine(WEB);
        scheduler.advance(Duration.ofSeconds(2));
        assertThat(events).hasSize(1);
        return (Event.Examined) events.get(0);
    }
}
