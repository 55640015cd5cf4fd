package io.universe.launcher.supervisor;

import io.universe.launcher.supervisor.Effect.Announce;
import io.universe.launcher.supervisor.Effect.NodeLost;
import java.util.Optional;

/** What is done when a worker has ended: the nodes are told first, then the verdict on its slot is carried out. */
final class Ends {
    private Ends() {}

    static void onWorkerExited(Turn turn, WorkerHandle worker, ExitStatus status) {
        boolean hasPort = turn.context(worker.id().context()).spec().hasPort();
        End end = End.of(worker, status, hasPort, turn.state().isStopping(), turn.nowNanos());
        turn.emit(new Announce(new NodeLost(worker.id(), worker.uuid(), end.cause(), status)));
        settle(turn, end);
    }

    static void onSpawnFailed(Turn turn, WorkerHandle worker, String reason) {
        settle(turn, End.ofSpawn(worker, reason, turn.nowNanos()));
    }

    private static void settle(Turn turn, End end) {
        WorkerId id = end.worker().id();
        ContextState before = turn.context(id.context());
        Verdict verdict = RestartRules.judge(turn.state(), before, end);
        turn.replace(before.withEarlyEnds(RestartRules.earlyEnds(before, end)));
        turn.move(end.worker(), Stage.EXITED, end.reason(), Evidence.of(end, verdict));
        carryOut(turn, id, verdict);
    }

    private static void carryOut(Turn turn, WorkerId id, Verdict verdict) {
        if (verdict instanceof Verdict.Respawn respawn) {
            long atNanos = turn.nowNanos() + respawn.delay().toNanos();
            turn.changeSlot(id, slot -> slot.respawnAt(atNanos, respawn.earlyEnds()));
        } else if (verdict instanceof Verdict.Finish) {
            finish(turn, id);
        } else if (verdict instanceof Verdict.Halt halt) {
            halt(turn, id.context(), halt.reason());
        }
    }

    private static void finish(Turn turn, WorkerId id) {
        turn.changeSlot(id, Slot::finished);
        if (turn.context(id.context()).slots().stream().allMatch(Slot::isFinished)) {
            turn.changeCondition(id.context(), Condition.FINISHED, Optional.empty());
        }
    }

    /** The context's living workers go on, its dead slots stay empty. */
    private static void halt(Turn turn, String context, String reason) {
        Spawns.hold(turn, turn.context(context));
        turn.changeCondition(context, Condition.ERRORED, Optional.of(reason));
    }
}
