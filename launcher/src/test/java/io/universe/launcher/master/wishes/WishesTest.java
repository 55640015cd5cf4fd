package io.universe.launcher.master.wishes;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.launcher.HandDrivenScheduler;
import io.universe.launcher.master.SupervisionLoop;
import io.universe.launcher.supervisor.ContextSpec;
import io.universe.launcher.supervisor.DebugId;
import io.universe.launcher.supervisor.DebugPorts;
import io.universe.launcher.supervisor.Decision;
import io.universe.launcher.supervisor.Event;
import io.universe.launcher.supervisor.ExitStatus;
import io.universe.launcher.supervisor.Origin;
import io.universe.launcher.supervisor.WorkerId;
import io.universe.operations.Outcome;
import io.universe.operations.Outcome.Accepted;
import io.universe.operations.Outcome.Done;
import io.universe.operations.Outcome.Failed;
import io.universe.operations.Outcome.Refused;
import io.universe.operations.Outcome.Until;
import io.universe.operations.Wish;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Wishes to a supervisor on a thread that is driven by hand. */
class WishesTest {

    private final HandDrivenScheduler thread = new HandDrivenScheduler();
    private @Nullable Wishes told;
    private final SupervisionLoop loop =
            new SupervisionLoop(thread::nowNanos, thread, effect -> {}, (before, decision) -> tell(decision));
    private final Wishes wishes = new Wishes(loop::post);

    private void tell(Decision decision) {
        if (told != null) {
            told.onDecision(decision);
        }
    }

    @Test
    void shouldAcceptAtOnceWhereNobodyWaits() {
        start();

        assertThat(make(new Wish.Pause("web-0"), Until.TAKEN)).isCompletedWithValue(new Accepted());
    }

    @Test
    void shouldTellAnUnknownNameFromAStateThatDoesNotFit() {
        start();

        assertThat(make(new Wish.Pause("web-7"))).isCompletedWithValue(new Refused(true, "there is no worker web-7"));
        assertThat(make(new Wish.Resume("web-0")))
                .isCompletedWithValue(new Refused(false, "web-0.1 is READY, not PAUSED"));
        assertThat(make(new Wish.Scale("web", 0)))
                .isCompletedWithValue(new Refused(
                        false, "target must be 1 to 10000, got 0; to take a worker out of traffic, pause it"));
        assertThat(make(new Wish.Scale("wbe", 2))).isCompletedWithValue(new Refused(true, "there is no context wbe"));
        assertThat(make(new Wish.Recycle("web-7", "because")))
                .isCompletedWithValue(new Refused(true, "there is no context or worker web-7"));
    }

    @Test
    void shouldRefuseEachOfTwoEqualWishesByItself() {
        start();

        CompletableFuture<Outcome> first = wishes.make(new Wish.Scale("web", 2), Until.TAKEN);
        CompletableFuture<Outcome> second = wishes.make(new Wish.Scale("web", 2), Until.TAKEN);
        thread.run();

        assertThat(first).isCompleted();
        assertThat(second).isCompleted();
    }

    @Test
    void shouldTellWhenAWorkerIsPausedAndWhenItServesAgain() {
        start();
        CompletableFuture<Outcome> pause = make(new Wish.Pause("web-0"));
        assertThat(pause).isNotDone();

        happens(new Event.Paused(id("web-0.1")));
        assertThat(pause).isCompletedWithValue(new Done("web-0.1 is PAUSED"));

        CompletableFuture<Outcome> resume = make(new Wish.Resume("web-0"));
        happens(new Event.Resumed(id("web-0.1")));
        assertThat(resume).isCompletedWithValue(new Done("web-0.1 is READY"));
    }

    @Test
    void shouldTellHowWhoIsDebuggedIsReachedAndWhenItIsGone() {
        DebugId id = new DebugId("web", 1);
        start();
        CompletableFuture<Outcome> debug = make(new Wish.Debug("web"));
        happens(new Event.WorkerSpawned(id, 7));
        happens(new Event.WorkerWarming(id));
        assertThat(debug).isNotDone();
        happens(new Event.DebugReady(id, "uuid", new DebugPorts(5005, 8080, false)));
        assertThat(debug)
                .isCompletedWithValue(new Done(
                        "web-debug.1 waits for a debugger at 127.0.0.1:5005, and serves at http://127.0.0.1:8080/"));

        CompletableFuture<Outcome> finish = make(new Wish.FinishDebug("web-debug.1"));
        assertThat(finish).isNotDone();
        happens(new Event.WorkerExited(id, ExitStatus.exited(143)));
        assertThat(finish).isCompletedWithValue(new Done("web-debug.1 has ended"));
    }

    @Test
    void shouldTellHowAWorkerIsReachedInItsSlotAndWhenAnotherOneServesThere() {
        start();
        CompletableFuture<Outcome> debug = make(new Wish.DebugWorker("web-0"));
        assertThat(debug).isNotDone();
        happens(new Event.DebugOpened(id("web-0.1"), new DebugPorts(5005, 0, false)));
        assertThat(debug)
                .isCompletedWithValue(new Done("web-0.1 waits for a debugger at 127.0.0.1:5005, and serves as before"));

        CompletableFuture<Outcome> finish = make(new Wish.FinishDebug("web-0"));
        ready("web-0.2");
        assertThat(finish).isNotDone();
        happens(new Event.WorkerExited(id("web-0.1"), ExitStatus.exited(0)));
        assertThat(finish).isCompletedWithValue(new Done("web-0.2 is READY, web-0.1 has ended"));
    }

    @Test
    void shouldRefuseAWorkerWhoseJvmCannotBeOpened() {
        start();
        CompletableFuture<Outcome> debug = make(new Wish.DebugWorker("web-0"));
        happens(new Event.DebugOpenFailed(id("web-0.1"), "its JVM was not started for that"));
        assertThat(debug)
                .isCompletedWithValue(new Refused(
                        false,
                        "web-0.1 cannot be debugged in its slot: its JVM was not started for that; "
                                + "debug web --fresh brings up one beside it"));
        assertThat(make(new Wish.FinishDebug("web-0")))
                .isCompletedWithValue(new Refused(false, "nobody is debugged as web-0; nobody is at all"));
        assertThat(make(new Wish.DebugWorker("web-7")))
                .isCompletedWithValue(new Refused(true, "there is no worker web-7"));
    }

    @Test
    void shouldFailWhereItEndsWhileItIsOpened() {
        start();
        CompletableFuture<Outcome> debug = make(new Wish.DebugWorker("web-0"));
        happens(new Event.WorkerExited(id("web-0.1"), ExitStatus.exited(1)));
        assertThat(debug).isCompletedWithValueMatching(Failed.class::isInstance);
    }

    @Test
    void shouldSayWhyThereIsNobodyToDebug() {
        DebugId id = new DebugId("web", 1);
        start();
        assertThat(make(new Wish.Debug("nowhere")))
                .isCompletedWithValue(new Refused(true, "there is no context nowhere"));
        CompletableFuture<Outcome> dying = make(new Wish.Debug("web"));
        assertThat(make(new Wish.Debug("web")))
                .isCompletedWithValueMatching(outcome -> outcome instanceof Refused refused && !refused.isUnknown());
        happens(new Event.WorkerSpawned(id, 7));
        happens(new Event.WorkerExited(id, ExitStatus.exited(1)));
        assertThat(dying)
                .isCompletedWithValue(new Failed("web-debug.1 has ended, crash: exit 1; see logs web-debug.1"));
        assertThat(make(new Wish.FinishDebug("web-debug.1")))
                .isCompletedWithValue(new Refused(true, "nobody is debugged as web-debug.1; nobody is at all"));
    }

    @Test
    void shouldSayWhenItEndsBeforeItCanBeReached() {
        DebugId id = new DebugId("web", 1);
        start();
        CompletableFuture<Outcome> debug = make(new Wish.Debug("web"));
        happens(new Event.WorkerSpawned(id, 7));
        happens(new Event.WorkerWarming(id));
        happens(new Event.DebugFailed(id, "nobody knows where"));
        assertThat(debug).isCompletedWithValue(new Failed("web-debug.1 ends: nobody knows where"));
    }

    @Test
    void shouldWarnWhoeverPausesTheLastOne() {
        start();
        make(new Wish.Pause("web-0"));
        happens(new Event.Paused(id("web-0.1")));
        CompletableFuture<Outcome> last = make(new Wish.Pause("web-1"));

        happens(new Event.Paused(id("web-1.1")));

        assertThat(last)
                .isCompletedWithValue(
                        new Done("web-1.1 is PAUSED; nobody takes the traffic of web until one is resumed"));
    }

    @Test
    void shouldSayThatTheWorkerDiedInsteadOfPausing() {
        start();
        CompletableFuture<Outcome> pause = make(new Wish.Pause("web-0"));

        happens(new Event.WorkerExited(id("web-0.1"), ExitStatus.killedBy(9)));

        assertThat(pause)
                .isCompletedWithValueMatching(outcome ->
                        outcome instanceof Failed failed && failed.reason().startsWith("web-0.1 is EXITED: crash"));
    }

    @Test
    void shouldTellOfARecycleWhenTheSuccessorServesAndTheOldOneHasEnded() {
        start();
        CompletableFuture<Outcome> recycle = make(new Wish.Recycle("web-0", "because"));
        ready("web-0.2");
        assertThat(recycle).isNotDone();

        happens(new Event.WorkerExited(id("web-0.1"), ExitStatus.exited(0)));

        assertThat(recycle).isCompletedWithValue(new Done("web-0.2 is READY, web-0.1 has ended"));
    }

    @Test
    void shouldSayWhyARecycleIsPutOff() {
        start();
        CompletableFuture<Outcome> recycle = make(new Wish.Recycle("web-0", "because"));

        happens(new Event.WorkerExited(id("web-0.2"), ExitStatus.exited(1).saying("no heart")));

        assertThat(recycle)
                .isCompletedWithValueMatching(outcome -> outcome instanceof Failed failed
                        && failed.reason().contains("web-0.2")
                        && failed.reason().contains("no heart")
                        && failed.reason().contains("web-0.1 goes on"));
    }

    @Test
    void shouldFollowAWorkerThatDiesWhileItWaitsForItsRecycle() {
        start();
        make(new Wish.Recycle("web-0", "because"));
        CompletableFuture<Outcome> second = make(new Wish.Recycle("web-1", "because"));

        happens(new Event.WorkerExited(id("web-1.1"), ExitStatus.killedBy(9)));
        thread.advance(Duration.ofSeconds(2));
        assertThat(second).isNotDone();
        ready("web-1.2");

        assertThat(second).isCompletedWithValue(new Done("web-1.2 is READY, web-1.1 has ended"));
    }

    @Test
    void shouldRefuseASecondRecycleOfTheSameWorkerWhileItWaits() {
        start();
        make(new Wish.Recycle("web-0", "because"));

        assertThat(make(new Wish.Recycle("web-0", "because")))
                .isCompletedWithValue(new Refused(false, "nothing to recycle: web-0.1 is in the death queue already"));
    }

    @Test
    void shouldSpawnAnEndedWorkerAndSayWhatBecameOfIt() {
        start();
        happens(new Event.WorkerExited(id("web-0.1"), ExitStatus.exited(78)));
        CompletableFuture<Outcome> recycle = make(new Wish.Recycle("web-0", "because"));
        assertThat(recycle).isNotDone();
        ready("web-0.2");
        assertThat(recycle).isCompletedWithValue(new Done("web-0.2 is READY"));

        happens(new Event.WorkerExited(id("web-0.2"), ExitStatus.exited(78)));
        CompletableFuture<Outcome> again = make(new Wish.Recycle("web-0", "because"));
        happens(new Event.WorkerExited(id("web-0.3"), ExitStatus.exited(78)));
        assertThat(again).isCompletedWithValueMatching(Failed.class::isInstance);
    }

    @Test
    void shouldTellOfAScaleWhenEverybodyServesAndNobodyIsLeftOver() {
        start();
        CompletableFuture<Outcome> up = make(new Wish.Scale("web", 3));
        assertThat(up).isNotDone();
        ready("web-2.1");
        assertThat(up).isCompletedWithValue(new Done("web has 3 workers"));

        CompletableFuture<Outcome> down = make(new Wish.Scale("web", 1));
        happens(new Event.WorkerExited(id("web-2.1"), ExitStatus.exited(0)));
        assertThat(down).isNotDone();
        happens(new Event.WorkerExited(id("web-1.1"), ExitStatus.exited(0)));
        assertThat(down).isCompletedWithValue(new Done("web has 1 worker"));
    }

    @Test
    void shouldSayThatAnotherScaleHasOvertakenThisOne() {
        start();
        CompletableFuture<Outcome> up = make(new Wish.Scale("web", 3));

        make(new Wish.Scale("web", 4));

        assertThat(up).isCompletedWithValue(new Failed("target of web is 4 by now"));
    }

    @Test
    void shouldSayThatAContextIsErroredInsteadOfScaled() {
        start();
        CompletableFuture<Outcome> up = make(new Wish.Scale("web", 3));

        happens(new Event.WorkerExited(id("web-2.1"), ExitStatus.exited(78)));

        assertThat(up)
                .isCompletedWithValueMatching(outcome ->
                        outcome instanceof Failed failed && failed.reason().startsWith("web is errored: "));
    }

    @Test
    void shouldPursueNothingOnTheWayOut() {
        start();
        CompletableFuture<Outcome> recycle = make(new Wish.Recycle("web-0", "because"));

        happens(new Event.StopRequested("SIGTERM"));

        assertThat(recycle).isCompletedWithValue(new Failed("the master is on its way out: SIGTERM"));
        assertThat(make(new Wish.Pause("web-0")))
                .isCompletedWithValue(new Refused(false, "the master is on its way out"));
    }

    @Test
    void shouldForgetWhoeverWaitsNoLonger() {
        start();
        CompletableFuture<Outcome> pause = make(new Wish.Pause("web-0"));

        pause.cancel(false);
        happens(new Event.Paused(id("web-0.1")));

        assertThat(pause).isCancelled();
    }

    @Test
    void shouldTakeAWishThatCameBeforeTheStart() {
        CompletableFuture<Outcome> early = make(new Wish.Pause("web-0"));
        assertThat(early).isNotDone();

        start();

        assertThat(early).isCompletedWithValue(new Refused(false, "web-0.1 is STARTING, not READY"));
    }

    private CompletableFuture<Outcome> make(Wish wish) {
        return make(wish, Until.ENDED);
    }

    private CompletableFuture<Outcome> make(Wish wish, Until until) {
        CompletableFuture<Outcome> answer = wishes.make(wish, until);
        thread.run();
        return answer;
    }

    private void start() {
        told = wishes;
        loop.start(List.of(ContextSpec.withPort("web", 2)), Origin.fresh(1, 7));
        ready("web-0.1");
        ready("web-1.1");
    }

    private void ready(String id) {
        happens(new Event.WorkerSpawned(id(id), 1));
        happens(new Event.WorkerWarming(id(id)));
        happens(new Event.WorkerReady(id(id), "uuid-" + id));
    }

    private void happens(Event event) {
        loop.post(event);
        thread.run();
    }

    private static WorkerId id(String text) {
        return WorkerId.parse(text);
    }
}
