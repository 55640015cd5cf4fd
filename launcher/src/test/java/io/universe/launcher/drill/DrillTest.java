package io.universe.launcher.drill;

import static io.universe.launcher.drill.Figured.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.universe.launcher.drill.Failure.Kind;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DrillTest {

    private static final LoadSpec SPEC = new LoadSpec("127.0.0.1", 8080, "/", 1, 100, Duration.ofSeconds(1));

    private final FakeSubject subject = new FakeSubject(2);
    private final FakeLoad load = new FakeLoad();
    private final FakeTime time = new FakeTime();
    private final List<String> problems = new ArrayList<>();

    @Test
    void shouldDoEachExerciseAndTellThatAllPromisesHeld() {
        Report report = drill(new DrillPlan(List.of(Exercise.values()), 1, 2, 0));

        assertThat(subject.calls)
                .containsExactly(
                        "/contexts/web/reload",
                        "/contexts/web/reload",
                        "/workers/web-1/recycle",
                        "/contexts/web/scale?target=3",
                        "/contexts/web/scale?target=2",
                        "/workers/web-1/pause",
                        "/workers/web-1/resume",
                        "another master",
                        "KILL master 101",
                        "start",
                        "KILL 1012",
                        "STOP 1013");
        assertThat(report.problems()).isEmpty();
        assertThat(report.summaries()).hasSize(Exercise.values().length).allMatch(Summary::isKept);
        assertThat(report.total().total().sent()).isEqualTo(100 + 9 * 200);
    }

    @Test
    void shouldStrikeEachSlotInTurn() {
        drill(new DrillPlan(List.of(Exercise.RECYCLE), 3, 1, 0));

        assertThat(subject.calls)
                .containsExactly("/workers/web-1/recycle", "/workers/web-0/recycle", "/workers/web-1/recycle");
    }

    @Test
    void shouldGoOnUntilEnoughRequestsWereSent() {
        Report report = drill(new DrillPlan(List.of(Exercise.RELOAD), 1, 1, 1_000));

        assertThat(report.total().total().sent()).isEqualTo(1_100);
        assertThat(report.summaries().get(0).rounds()).isEqualTo(5);
    }

    @Test
    void shouldTellWhichRoundLostARequest() {
        load.seeing(Figured.of(1), Figured.of(1), Figured.of(1), Figured.of(1), Figured.of(9, failure(Kind.CUT, 0, 0)));

        Report report = drill(new DrillPlan(List.of(Exercise.RELOAD), 1, 2, 0));

        assertThat(report.problems())
                .containsExactly(
                        "reload, round 2: 1 requests failed, first 1970-01-01T00:00:00Z cut (keep-alive): in words");
        assertThat(problems).hasSize(1);
    }

    @Test
    void shouldGoOnAfterAnOrderThatWasRefused() {
        subject.refused.add("/contexts/web/reload");

        Report report = drill(new DrillPlan(List.of(Exercise.RELOAD, Exercise.RECYCLE), 1, 1, 0));

        assertThat(report.problems()).containsExactly("reload, round 1: the master answers 409: /contexts/web/reload");
        assertThat(subject.calls).contains("/workers/web-1/recycle");
    }

    @Test
    void shouldEndWhereAUniverseDoesNotComeToRestAndTellWhatIsMissing() {
        subject.lame();

        Report report = drill(new DrillPlan(List.of(Exercise.KILL), 2, 1, 0));

        assertThat(report.problems())
                .hasSize(2)
                .allMatch(problem -> problem.contains("web has 1 of 2 workers ready"))
                .last()
                .asString()
                .startsWith("ended before its plan: ");
    }

    @Test
    void shouldNotBeginWhereNothingIsAtRest() {
        FakeSubject none = new FakeSubject(0);
        none.killMaster(1);

        assertThatThrownBy(() -> leader(none).settled()).hasMessageContaining("no master answers");
    }

    @Test
    void shouldLeaveOutThePauseOfTheOnlyWorker() {
        Report report = drill(new FakeSubject(1), new DrillPlan(List.of(Exercise.PAUSE), 1, 1, 1_000));

        assertThat(report.isKept()).isTrue();
        assertThat(report.summaries().get(0).obstacle()).isPresent();
    }

    @Test
    void shouldNotTakeTheMasterFromAUniverseThatNeedsIt() {
        FakeSubject subject = new FakeSubject(2);
        subject.needOfMaster = Optional.of("connections pass through it");

        Report report = drill(subject, new DrillPlan(List.of(Exercise.RESTART, Exercise.MASTER), 1, 1, 0));

        assertThat(report.isKept()).isTrue();
        assertThat(report.summaries())
                .hasSize(2)
                .allSatisfy(summary -> assertThat(summary.obstacle()).contains("connections pass through it"));
        assertThat(subject.calls).isEmpty();
    }

    @Test
    void shouldNotCountWaitsOnPurposeIntoTheTimeToFullStrength() {
        Report report = drill(new DrillPlan(List.of(Exercise.PAUSE), 1, 1, 0));

        assertThat(report.summaries().get(0).worstToFullStrength()).contains(Duration.ZERO);
    }

    @Test
    void shouldWriteAReportWithStableNames() {
        JsonObject document = ReportDocument.of(drill(new DrillPlan(List.of(Exercise.RELOAD), 1, 1, 0)));

        assertThat(document.fieldNames())
                .containsExactly(
                        "kept",
                        "context",
                        "workers",
                        "path",
                        "port",
                        "clients",
                        "ratePerSecond",
                        "seconds",
                        "sent",
                        "failed",
                        "refused",
                        "keepAlive",
                        "connectionEach",
                        "exercises",
                        "problems",
                        "failures");
        JsonObject exercise = document.getJsonArray("exercises").getJsonObject(0);
        assertThat(exercise.fieldNames())
                .containsExactly(
                        "exercise",
                        "promise",
                        "kept",
                        "rounds",
                        "leftOut",
                        "sent",
                        "failed",
                        "refused",
                        "keepAlive",
                        "connectionEach",
                        "sentBefore",
                        "p99BeforeMillis",
                        "p99DuringMillis",
                        "worstDuringMillis",
                        "fullStrengthMillis",
                        "problems",
                        "perWorkerMillis");
    }

    private Report drill(DrillPlan plan) {
        return drill(subject, plan);
    }

    private Report drill(FakeSubject drilled, DrillPlan plan) {
        return new Drill(leader(drilled), plan, SPEC, time, listener()).run();
    }

    private RoundLeader leader(FakeSubject drilled) {
        return new RoundLeader(drilled, "web", load, time, listener(), Duration.ofSeconds(60));
    }

    private DrillListener listener() {
        return new DrillListener() {
            @Override
            public void onMoment(String what) {}

            @Override
            public void onRound(Round round, List<String> broken, long sentSoFar) {
                problems.addAll(broken);
            }
        };
    }
}
