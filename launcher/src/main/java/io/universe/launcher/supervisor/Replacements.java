package io.universe.launcher.supervisor;

import io.universe.launcher.supervisor.Effect.RequestDrain;
import io.universe.launcher.supervisor.Effect.Terminate;
import io.universe.launcher.supervisor.Renewal.Cause;
import io.universe.launcher.supervisor.Renewal.Replacement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The replacement of a worker, one at a time in the universe: the successor is READY before its predecessor is asked to leave. */
final class Replacements {
    private Replacements() {}

    /** What is to be replaced next. */
    record Next(WorkerId worker, int generation, Cause cause, String reason, Map<String, String> evidence) {}

    /** Finishes or gives up what is under way, and begins what is next. A phased restart comes first: it ends, the queue need not. */
    static void advance(Turn turn) {
        if (turn.state().isLeaving()) {
            return;
        }
        turn.renewal().replacement().ifPresent(current -> review(turn, current));
        DeathQueue.prune(turn);
        Rollouts.advance(turn);
        if (turn.renewal().replacement().isEmpty()) {
            RolloutOrder.next(turn).or(() -> DeathQueue.next(turn)).ifPresent(next -> bringUp(turn, next));
        }
    }

    private static void bringUp(Turn turn, Next next) {
        Slot slot = turn.slot(next.worker());
        WorkerHandle successor = Spawns.starting(
                turn, slot.nextId(), next.generation(), "replaces " + next.worker() + ": " + next.reason());
        turn.changeSlot(next.worker(), before -> before.bringingUp(successor));
        Spawns.order(turn, successor);
        turn.replace(turn.renewal()
                .with(new Replacement(
                        next.worker(), successor.workerId(), next.cause(), next.reason(), next.evidence())));
    }

    private static void review(Turn turn, Replacement current) {
        Slot slot = turn.slot(current.successor());
        WorkerHandle successor = slot.successor().orElseThrow();
        if (slot.isFinished() || turn.context(current.worker().context()).isRetired(current.worker())) {
            giveUp(turn, "no longer wanted");
            return;
        }
        switch (successor.stage()) {
            case READY -> complete(turn, current, slot);
            case TERMINATING, KILLING, EXITED -> fail(turn, current, successor);
            case STARTING, WARMING, STANDBY, DEBUGGED -> {}
            case PAUSED, DRAINING -> complete(turn, current, slot);
        }
    }

    private static void complete(Turn turn, Replacement current, Slot slot) {
        turn.changeSlot(current.worker(), Slot::replaced);
        turn.replace(turn.renewal().withoutReplacement());
        DeathQueue.remove(turn, current.worker());
        if (current.cause() == Cause.ROLLOUT) {
            Rollouts.oneMore(turn);
        }
        dismiss(turn, slot.worker(), current);
    }

    /** A worker that hangs would not hear of a drain; whether it does is uncertain when the master itself has slept. */
    private static void dismiss(Turn turn, WorkerHandle worker, Replacement current) {
        boolean isHung = worker.contact().phase() == Contact.Phase.HUNG && !turn.isLate();
        Map<String, String> evidence = evidence(turn, worker, current);
        if (worker.isInService() && !isHung) {
            turn.move(worker.ordered(), Stage.DRAINING, current.reason(), evidence);
            turn.emit(new RequestDrain(worker.workerId(), current.reason(), false));
        } else if (worker.isInService() || worker.stage().isBeforeService()) {
            turn.move(worker.ordered(), Stage.TERMINATING, current.reason(), evidence);
            turn.emit(new Terminate(worker.id()));
        } else if (worker.isLive()) {
            turn.replace(worker.ordered());
        }
    }

    /** What led to the replacement counts more than what is known of every worker. */
    private static Map<String, String> evidence(Turn turn, WorkerHandle worker, Replacement current) {
        Map<String, String> evidence = new HashMap<>(Evidence.of(worker, turn.nowNanos()));
        evidence.putAll(current.evidence());
        evidence.put("successor", current.successor().toString());
        return evidence;
    }

    private static void fail(Turn turn, Replacement current, WorkerHandle successor) {
        turn.changeSlot(current.worker(), Slot::withoutSuccessor);
        turn.replace(turn.renewal().withoutReplacement());
        if (current.cause() == Cause.ROLLOUT) {
            Rollouts.onSuccessorFailed(turn, successor);
        } else {
            DeathQueue.putOff(turn, current.worker(), current.successor(), successor.reason());
        }
    }

    /** Ends the successor on its way, if there is one; the predecessor stays. */
    static void giveUp(Turn turn, String reason) {
        turn.renewal().replacement().ifPresent(current -> {
            WorkerHandle successor = turn.slot(current.successor()).successor().orElseThrow();
            if (successor.stage().isBeforeService()) {
                Deadlines.terminate(turn, successor, reason);
            }
            turn.changeSlot(current.worker(), Slot::withoutSuccessor);
            turn.replace(turn.renewal().withoutReplacement());
        });
    }

    static Duration backoff(Turn turn, WorkerId failed, Retry retry) {
        double chance = Jitter.chance(turn.state().seed(), failed);
        return turn.context(failed.context()).spec().restarts().backoff(retry.failures(), chance);
    }
}
