package io.universe.launcher.master;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.cluster.Role;
import io.universe.control.MasterMessage;
import io.universe.control.Place;
import io.universe.launcher.HandDrivenScheduler;
import io.universe.launcher.journal.Journal;
import io.universe.launcher.master.chronicle.Chronicle;
import io.universe.launcher.master.cluster.MasterCluster;
import io.universe.launcher.master.cluster.News;
import io.universe.launcher.master.crew.Crew;
import io.universe.launcher.master.crew.FakeLink;
import io.universe.launcher.master.crew.FakeProcess;
import io.universe.launcher.master.crew.Fleet;
import io.universe.launcher.master.examination.Examiner;
import io.universe.launcher.master.ports.FakePorts;
import io.universe.launcher.process.Admission;
import io.universe.launcher.process.ProcessSight;
import io.universe.launcher.supervisor.Condition;
import io.universe.launcher.supervisor.Effect;
import io.universe.launcher.supervisor.Event;
import io.universe.launcher.supervisor.ExitStatus;
import io.universe.launcher.supervisor.Stage;
import io.universe.launcher.supervisor.StandbyId;
import io.universe.launcher.supervisor.Transition;
import io.universe.launcher.supervisor.WorkerId;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EffectHandlerTest {

    private static final WorkerId WEB_0 = new WorkerId("web", 0, 1);
    private static final WorkerId WEB_1 = new WorkerId("web", 1, 1);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

    @TempDir
    private Path directory;

    private final List<String> done = new ArrayList<>();
    private final Fleet fleet = new Fleet();
    private final HandDrivenScheduler scheduler = new HandDrivenScheduler();
    private final FakeProcess process = new FakeProcess();
    private final FakeLink other = new FakeLink(WEB_1);
    private final Promise<MasterCluster> cluster = Promise.promise();
    private Journal journal;
    private Crew crew;
    private EffectHandler handler;

    @BeforeEach
    void create() {
        journal = new Journal(directory.resolve("journal.ndjson"), CLOCK);
        Chronicle chronicle = new Chronicle(journal);
        crew = new Crew(
                (id, generation) -> process,
                fleet,
                new Admission(),
                (context, generation) -> Duration.ofSeconds(30),
                event -> {});
        handler = new EffectHandler(
                crew,
                new FakePorts(() -> done.add("ports closed")),
                new News("sample", chronicle, fleet, cluster.future()),
                examiner(),
                chronicle,
                exit -> done.add("exit " + exit.code() + " " + exit.reason()));
        fleet.add(WEB_0, 1).hasProcess(process);
        fleet.add(WEB_1, 1).hasLink(other.link());
    }

    private Examiner examiner() {
        return new Examiner(
                fleet,
                new Examiner.Means(
                        pid -> new ProcessSight(Optional.empty(), List.of()),
                        id -> done.add("dump"),
                        id -> false,
                        directory,
                        CLOCK),
                scheduler,
                event -> done.add(event.getClass().getSimpleName()));
    }

    @AfterEach
    void close() {
        crew.close();
        journal.close();
    }

    @Test
    void shouldSignalTheProcessThatIsNamed() {
        handler.accept(new Effect.Terminate(WEB_0));
        handler.accept(new Effect.Kill(WEB_0));
        handler.accept(new Effect.Kill(new WorkerId("web", 0, 2)));

        assertThat(process.signals()).containsExactly("TERM", "KILL");
    }

    @Test
    void shouldTellTheWorkerThatIsToDrain() {
        handler.accept(new Effect.RequestDrain(WEB_1, "stop", false));

        assertThat(other.sent()).containsExactly(new MasterMessage.Drain("stop", false, Duration.ofSeconds(30)));
    }

    @Test
    void shouldGiveAStandbyTheSlot() {
        StandbyId standby = new StandbyId("web", 1);
        FakeLink waiting = new FakeLink(standby);
        fleet.add(standby, 1).hasLink(waiting.link());

        handler.accept(new Effect.TakeSlot(standby, new WorkerId("web", 1, 2)));

        assertThat(waiting.sent()).containsExactly(new MasterMessage.TakeSlot(new Place.InSlot(Role.FORK, 1, 2)));
    }

    @Test
    void shouldForwardNothingToAWorkerFromTheMomentInWhichItIsToPause() {
        Fleet.Craft craft = fleet.find(WEB_1).orElseThrow();
        craft.listensOn(8080);

        handler.accept(new Effect.RequestPause(WEB_1));
        assertThat(craft.port()).isZero();
        handler.accept(new Effect.RequestResume(WEB_1));
        handler.accept(new Effect.RequestPause(new WorkerId("web", 0, 2)));

        assertThat(other.sent()).containsExactly(new MasterMessage.Pause(), new MasterMessage.Resume());
        assertThat(craft.port()).isZero();
        craft.takesConnections(true);
        assertThat(craft.port()).isEqualTo(8080);
    }

    @Test
    void shouldHaveAnExaminationDoneElsewhere() {
        handler.accept(new Effect.Examine(WEB_0));
        assertThat(done).isEmpty();

        scheduler.advance(Duration.ofSeconds(5));
        assertThat(done).containsExactly("dump", "Examined");
    }

    @Test
    void shouldCloseThePortsAndEndTheMaster() {
        handler.accept(new Effect.CloseListeningSockets());
        handler.accept(new Effect.Exit(143, "SIGTERM", Effect.Exit.Kind.STOPPED));

        assertThat(done).containsExactly("ports closed", "exit 143 SIGTERM");
    }

    @Test
    void shouldTellTheOthersOfANodeThatIsLost() {
        fleet.find(WEB_0).orElseThrow().isNode("uuid");

        handler.accept(
                new Effect.Announce(new Effect.NodeLost(WEB_0, Optional.of("uuid"), "crash", ExitStatus.killedBy(9))));

        assertThat(other.sent()).containsExactly(new MasterMessage.NodeLost("uuid", "crash", null, "SIGKILL"));
        assertThat(fleet.find(WEB_0)).isEmpty();
    }

    @Test
    void shouldTellNobodyOfAProcessThatNeverWasANode() {
        handler.accept(
                new Effect.Announce(new Effect.NodeLost(WEB_0, Optional.empty(), "crash", ExitStatus.exited(1))));

        assertThat(other.sent()).isEmpty();
    }

    @Test
    void shouldTellEverybodyThatTheUniverseIsReadyAlsoWhoComesLater() throws IOException {
        handler.accept(new Effect.Announce(new Effect.ClusterReady()));

        var ready = new MasterMessage.UniverseReady(new JsonObject().put("universe", "sample"));
        assertThat(other.sent()).containsExactly(ready);
        assertThat(fleet.ready()).contains(ready);
        assertThat(journaled())
                .containsExactly("{\"at\":\"2026-01-02T03:04:05Z\",\"type\":\"ready\",\"universe\":\"sample\"}");
    }

    @Test
    void shouldWriteDownWhatIsToBeRecorded() throws IOException {
        handler.accept(new Effect.RecordTransition(new Transition(
                WEB_0,
                Optional.of(Stage.READY),
                Stage.EXITED,
                "crash: SIGKILL",
                Map.of(),
                1,
                OptionalLong.of(7),
                true)));
        handler.accept(new Effect.RecordCondition("web", Condition.STEADY, Condition.ERRORED, "too many"));
        handler.accept(new Effect.RecordLateness(Duration.ofSeconds(3)));
        handler.accept(new Effect.Ignore(new Event.Tick(), "nothing to do"));
        handler.accept(new Effect.RecordFinding(WEB_0, "max-rss", Map.of("rss", "7"), true));
        handler.accept(new Effect.RecordRecycle(
                WEB_0, Effect.RecordRecycle.Step.QUEUED, "silent: stopped", Map.of("processState", "T (stopped)")));

        assertThat(journaled())
                .satisfiesExactly(
                        line -> assertThat(line).contains("\"type\":\"transition\"", "\"crash: SIGKILL\""),
                        line -> assertThat(line).contains("\"type\":\"context\"", "\"ERRORED\""),
                        line -> assertThat(line).contains("\"type\":\"late\"", "\"millis\":3000"),
                        line -> assertThat(line)
                                .contains(
                                        "\"type\":\"finding\"",
                                        "\"policy\":\"max-rss\"",
                                        "\"dryRun\":true",
                                        "\"rss\":\"7\""),
                        line -> assertThat(line)
                                .contains(
                                        "\"type\":\"recycle\"",
                                        "\"step\":\"QUEUED\"",
                                        "\"silent: stopped\"",
                                        "T (stopped)"));
    }

    private List<String> journaled() throws IOException {
        journal.close();
        return journal.kept();
    }
}
