package io.universe.launcher.master.ecv;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.launcher.config.Operator;
import io.universe.launcher.supervisor.ContextSpec;
import io.universe.launcher.supervisor.Event;
import io.universe.launcher.supervisor.Supervisor;
import io.universe.launcher.supervisor.SupervisorState;
import io.universe.launcher.supervisor.WorkerId;
import io.universe.operations.Ecv.Place;
import io.universe.operations.Ecv.Sign;
import io.universe.operations.Outcome;
import io.universe.operations.Wish;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class EcvDeskTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final WorkerId WEB = new WorkerId("web", 0, 1);
    private static final Wish.Mark DOWN = new Wish.Mark(false, "maintenance");

    private final List<String> journal = new ArrayList<>();
    private final List<KeptEcv> kept = new ArrayList<>();
    private final List<Event> told = new ArrayList<>();
    private Executor eventLoop = Runnable::run;
    private Optional<String> writing = Optional.empty();

    private EcvDesk desk(String... options) {
        return desk(EcvState.begun(NOW), options);
    }

    private EcvDesk desk(EcvState first, String... options) {
        return new EcvDesk(
                Operator.anOperator(Path.of("nowhere"))
                        .typing(options)
                        .settings()
                        .ecv(),
                first,
                new Place("10.0.0.1", "here", 0),
                () -> 9090,
                new EcvDesk.Connections(
                        eventLoop, Clock.fixed(NOW, ZoneOffset.UTC), this::write, this::keep, told::add));
    }

    private void write(Sign before, Sign after) {
        journal.add(before.state() + "->" + after.state() + " " + after.by().label() + ": " + after.reason());
    }

    private void keep(KeptEcv state, Consumer<Optional<String>> done) {
        kept.add(state);
        done.accept(writing);
    }

    private static EcvEvent.Answered refused(String reason) {
        return EcvEvent.Answered.badly(reason);
    }

    @Test
    void shouldWriteEachCauseDownOnceThoughItTellsTheLatest() {
        EcvDesk desk = desk("--ecv.mode=monitor");
        desk.onAnswered(refused("the validator says: 17 wait"));
        desk.onAnswered(refused("the validator says: 18 wait"));
        desk.onAnswered(new EcvEvent.Answered(false, "answered 503"));
        desk.onAnswered(new EcvEvent.Answered(false, "answered 500"));
        desk.onAnswered(new EcvEvent.Answered(false, "answered 500"));

        assertThat(journal)
                .containsExactly(
                        "DOWN->DOWN monitor: the validator says: 17 wait",
                        "DOWN->DOWN monitor: answered 503",
                        "DOWN->DOWN monitor: answered 500");
        assertThat(kept).hasSize(3);
        assertThat(desk.reason()).isEqualTo("answered 500");
    }

    private static SupervisorState aWeb(boolean isUp) {
        SupervisorState state = Supervisor.start(List.of(ContextSpec.withPort("web", 1)), 1, 7, 0)
                .state();
        List<Event> life =
                List.of(new Event.WorkerSpawned(WEB, 1), new Event.WorkerWarming(WEB), new Event.WorkerReady(WEB, "u"));
        for (Event event : isUp ? life : life.subList(0, 1)) {
            state = Supervisor.on(state, event, 0).state();
        }
        return state;
    }

    @Test
    void shouldGoUpWithTheContextsAndTellTheSupervisorAfterThat() {
        EcvDesk desk = desk();
        desk.begin();
        desk.onDecision(aWeb(false));
        assertThat(told).isEmpty();

        desk.onDecision(aWeb(true));
        desk.onDecision(aWeb(true));

        assertThat(desk.sign().orElseThrow().isUp()).isTrue();
        assertThat(told).containsExactly(new Event.EcvSettled());
        assertThat(journal).containsExactly("DOWN->UP universe: every context is ready");
        assertThat(kept).hasSize(1);
        assertThat(desk.place()).isEqualTo(new Place("10.0.0.1", "here", 9090));
    }

    @Test
    void shouldKeepAMarkBeforeItSaysThatItIsDone() {
        EcvDesk desk = desk();
        desk.onDecision(aWeb(true));

        CompletableFuture<Outcome> outcome = desk.mark(DOWN);

        assertThat(outcome).isCompletedWithValue(new Outcome.Done("ECV is DOWN until it is marked up"));
        assertThat(kept).last().satisfies(last -> assertThat(last.isHeld()).isTrue());
        assertThat(journal).last().isEqualTo("UP->DOWN operator: maintenance");
        assertThat(desk.mark(new Wish.Mark(true, "done"))).isCompletedWithValue(new Outcome.Done("ECV is UP"));
    }

    @Test
    void shouldSayThatAMarkWillNotOutliveTheMaster() {
        writing = Optional.of("no space left on device");
        assertThat(desk().mark(DOWN))
                .isCompletedWithValue(new Outcome.Done("ECV is DOWN until it is marked up; the next master will not "
                        + "know as long as it cannot be written: no space left on device"));
    }

    @Test
    void shouldBeDownBeforeItHasTheUniverseStop() {
        EcvDesk desk = desk("--ecv.drainDelay=10s");
        desk.onDecision(aWeb(true));
        told.clear();

        desk.stop("SIGTERM");

        assertThat(desk.sign().orElseThrow().isUp()).isFalse();
        assertThat(told).containsExactly(new Event.StopRequested("SIGTERM", Duration.ofSeconds(10)));
        assertThat(desk.mark(DOWN)).isCompletedWithValue(new Outcome.Refused(false, "the universe stops"));
    }

    @Test
    void shouldStopAtOnceWhereNobodyHasToNotice() {
        desk("--ecv.drainDelay=10s").stop("before anything ran");
        desk("--ecv.drainDelay=10s", "--ecv.mode=off").stop("without ECV");
        assertThat(told)
                .containsExactly(
                        new Event.StopRequested("before anything ran"), new Event.StopRequested("without ECV"));
    }

    @Test
    void shouldStopThoughItsEventLoopHasEnded() {
        eventLoop = task -> {
            throw new RejectedExecutionException("closed");
        };
        EcvDesk desk = desk("--ecv.drainDelay=10s");
        desk.stop("SIGTERM");
        desk.stopAtOnce(new Event.StopAtOnceRequested("SIGINT", 130));
        assertThat(told)
                .containsExactly(new Event.StopRequested("SIGTERM"), new Event.StopAtOnceRequested("SIGINT", 130));
        assertThat(desk.mark(DOWN)).isCompletedWithValue(new Outcome.Refused(false, "the universe stops"));
    }

    @Test
    void shouldLetNoStopOvertakeTheOneBefore() {
        Deque<Runnable> waiting = new ArrayDeque<>();
        eventLoop = waiting::add;
        EcvDesk desk = desk("--ecv.drainDelay=10s");
        Event.StopAtOnceRequested atOnce = new Event.StopAtOnceRequested("a second signal: SIGTERM", 143);

        desk.stop("SIGTERM");
        desk.stopAtOnce(atOnce);
        assertThat(told).isEmpty();
        waiting.forEach(Runnable::run);

        assertThat(told).containsExactly(new Event.StopRequested("SIGTERM"), atOnce);
    }

    @Test
    void shouldBeDownAlsoBeforeItHasTheUniverseEndAtOnce() {
        EcvDesk desk = desk();
        desk.onDecision(aWeb(true));
        desk.stopAtOnce(new Event.StopAtOnceRequested("no cluster", 1));
        assertThat(journal).last().isEqualTo("UP->DOWN stop: no cluster");
        assertThat(told).last().isEqualTo(new Event.StopAtOnceRequested("no cluster", 1));
    }

    @Test
    void shouldNotBeThereWhereItIsOff() {
        EcvDesk desk = desk("--ecv.mode=off");
        desk.onDecision(aWeb(true));

        assertThat(desk.isAwaited()).isFalse();
        assertThat(desk.sign()).isEmpty();
        assertThat(journal).isEmpty();
        assertThat(kept).isEmpty();
        assertThat(desk.mark(DOWN).join()).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void shouldLeaveTheDecisionToTheApplicationWhereItIsAsked() {
        EcvDesk desk = desk("--ecv.mode=monitor", "--ecv.rise=1");
        desk.onDecision(aWeb(true));
        assertThat(desk.sign().orElseThrow().isUp()).isFalse();
        assertThat(told).isEmpty();

        desk.onAnswered(new EcvEvent.Answered(true, "the application answers well"));

        assertThat(desk.sign().orElseThrow().isUp()).isTrue();
        assertThat(told).containsExactly(new Event.EcvSettled());
    }
}
