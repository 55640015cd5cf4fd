package io.universe.launcher.supervisor;

import io.universe.launcher.supervisor.Effect.Announce;
import io.universe.launcher.supervisor.Effect.NodeLost;
import java.time.Duration;
import java.util.Optional;

/** What is done when a worker has ended: the nodes are told first, then comes what its place asks for. */
final class Ends {
    private Ends() {}

    static void onWorkerExited(Turn turn, WorkerHandle worker, ExitStatus status) {
        boolean canFinish = turn.context(worker.id().context()).spec().canFinish();
        End end = End.of(worker, status, canFinish, turn.nowNanos());
        turn.emit(new Announce(new NodeLost(worker.id(), worker.uuid(), end.cause(), status)));
        take(turn, end);
    }

    static void onSpawnFailed(Turn turn, WorkerHandle worker, String reason) {
        take(turn, End.ofSpawn(worker, reason, turn.nowNanos()));
    }

    private static void take(Turn turn, End end) {
        settle(turn, end);
        SlotDebugRules.onEnded(turn, end);
    }

    private static void settle(Turn turn, End end) {
        if (end.worker().id() instanceof WorkerId id) {
            if (turn.slot(id).worker().id().equals(id)) {
                settle(turn, id, end);
            } else {
                exit(turn, end, "none, it had no slot");
            }
        } else if (end.worker().id() instanceof DebugId) {
            DebugRules.onEnded(turn, end);
        } else {
            StandbyRules.onEnded(turn, end);
        }
    }

    static void exit(Turn turn, End end, String next) {
        turn.move(end, Evidence.of(end, next));
    }

    private static void settle(Turn turn, WorkerId id, End end) {
        ContextState before = turn.context(id.context());
        boolean isTrialFailed =
                Rollouts.isOnTrial(turn.state(), end.worker()) && RestartRules.failsTrial(turn.state(), end);
        Verdict verdict =
                isTrialFailed ? new Verdict.Respawn(Duration.ZERO, 0) : RestartRules.judge(turn.state(), before, end);
        if (!isTrialFailed && !(verdict instanceof Verdict.Hold)) {
            turn.replace(before.withEarlyEnds(RestartRules.earlyEnds(before, end)));
        }
        exit(turn, end, verdict.describe());
        carryOut(turn, id, verdict);
        if (isTrialFailed) {
            Rollouts.fail(turn, end.worker().id() + " failed: " + end.reason());
        }
    }

    private static void carryOut(Turn turn, WorkerId id, Verdict verdict) {
        if (verdict instanceof Verdict.Respawn respawn) {
            long atNanos = turn.nowNanos() + respawn.delay().toNanos();
            turn.changeSlot(id, slot -> slot.respawnAt(atNanos, respawn.earlyEnds()));
        } else if (verdict instanceof Verdict.Finish) {
            turn.changeSlot(id, Slot::finished);
            Conditions.review(turn, id.context());
        } else if (verdict instanceof Verdict.Halt halt) {
            halt(turn, id.context(), halt.reason());
        }
    }

    /** The context's living workers go on, its dead slots stay empty; a phased restart may bring what helps. */
    private static void halt(Turn turn, String context, String reason) {
        Spawns.hold(turn, turn.context(context));
        if (turn.context(context).condition() != Condition.ROLLING) {
            turn.changeCondition(context, Condition.ERRORED, Optional.of(reason));
        }
    }
}
