package io.universe.launcher.supervisor;

import io.universe.launcher.supervisor.Effect.Exit;
import io.universe.launcher.supervisor.Event.HandOverRequested;
import io.universe.launcher.supervisor.SupervisorState.Stop;
import java.util.Optional;

/**
 * The way of a master that leaves its workers to the next one: who does not serve yet is ended first, for it would look for a master
 * that is gone; who serves, drains or waits for a slot is left as it is.
 */
final class HandOvers {
    private HandOvers() {}

    static void onHandOverRequested(Turn turn, HandOverRequested request) {
        Optional<String> refusal = refusal(turn.state());
        if (refusal.isPresent()) {
            turn.refuse(request, refusal.get());
            return;
        }
        StopOrder.leave(turn, new Stop(request.reason(), 0, Stop.Kind.HAND_OVER));
        turn.state().living().stream()
                .filter(worker -> worker.stage().isBeforeService() && !isWaiting(worker))
                .forEach(worker -> Deadlines.terminate(turn, worker, request.reason()));
    }

    private static Optional<String> refusal(SupervisorState state) {
        if (state.isLeaving()) {
            return Optional.of("the master is on its way out");
        }
        return state.rollout().map(rollout -> "a phased restart is under way; wait until it has ended");
    }

    /** Exits when nobody is left that must end first. */
    static void advance(Turn turn) {
        boolean isHandOver = turn.state()
                .stop()
                .filter(stop -> stop.kind() == Stop.Kind.HAND_OVER)
                .isPresent();
        if (isHandOver && turn.state().living().stream().noneMatch(worker -> isAwaited(turn, worker))) {
            Stop stop = turn.state().stop().orElseThrow();
            turn.replace(turn.state().with(stop.over()));
            turn.emit(new Exit(stop.exitCode(), stop.reason(), Exit.Kind.HANDED_OVER));
        }
    }

    private static boolean isWaiting(WorkerHandle worker) {
        return worker.id() instanceof StandbyId && worker.stage() == Stage.STANDBY;
    }

    /** A process that even SIGKILL does not end keeps the master for one killTimeout, no longer. */
    private static boolean isAwaited(Turn turn, WorkerHandle worker) {
        long limitNanos = turn.timings(worker).killTimeout().toNanos();
        return worker.stage() == Stage.TERMINATING
                || (worker.stage() == Stage.KILLING && turn.nowNanos() - worker.sinceNanos() < limitNanos);
    }
}
