package io.universe.launcher.supervisor;

import io.universe.launcher.supervisor.Effect.Kill;
import io.universe.launcher.supervisor.Effect.Terminate;
import io.universe.launcher.supervisor.Event.AcceptingStopped;
import io.universe.launcher.supervisor.Event.DebugFailed;
import io.universe.launcher.supervisor.Event.DebugOpenFailed;
import io.universe.launcher.supervisor.Event.DebugOpened;
import io.universe.launcher.supervisor.Event.DebugReady;
import io.universe.launcher.supervisor.Event.Examined;
import io.universe.launcher.supervisor.Event.HeartbeatSeen;
import io.universe.launcher.supervisor.Event.LinkBack;
import io.universe.launcher.supervisor.Event.LinkLost;
import io.universe.launcher.supervisor.Event.Paused;
import io.universe.launcher.supervisor.Event.RecycleWanted;
import io.universe.launcher.supervisor.Event.Resumed;
import io.universe.launcher.supervisor.Event.SpawnFailed;
import io.universe.launcher.supervisor.Event.StandbyReady;
import io.universe.launcher.supervisor.Event.WorkerExited;
import io.universe.launcher.supervisor.Event.WorkerReady;
import io.universe.launcher.supervisor.Event.WorkerSpawned;
import io.universe.launcher.supervisor.Event.WorkerWarming;
import java.util.Map;
import java.util.Optional;

/** What is known of a worker follows its reports, as far as they name a living incarnation and fit its stage. */
final class WorkerReports {
    private WorkerReports() {}

    static void take(Turn turn, Event.OfWorker event) {
        Optional<WorkerHandle> living = turn.state().worker(event.id()).filter(WorkerHandle::isLive);
        if (living.isEmpty()) {
            turn.ignore(event, "no living incarnation has that name");
        } else if (!accept(turn, living.get(), event)) {
            turn.ignore(event, "does not fit a worker that is " + living.get().stage());
        }
    }

    private static boolean accept(Turn turn, WorkerHandle worker, Event.OfWorker event) {
        if (event instanceof WorkerExited exited) {
            Ends.onWorkerExited(turn, worker, exited.status());
            return true;
        }
        if (event instanceof HeartbeatSeen seen) {
            Heartbeats.onHeartbeatSeen(turn, worker, seen.heartbeat());
            return true;
        }
        if (event instanceof WorkerSpawned || event instanceof SpawnFailed) {
            return acceptSpawn(turn, worker, event);
        }
        return acceptContact(turn, worker, event) || acceptStage(turn, worker, event);
    }

    private static boolean acceptContact(Turn turn, WorkerHandle worker, Event.OfWorker event) {
        if (event instanceof LinkLost) {
            Nanny.onLinkLost(turn, worker);
            return true;
        }
        if (event instanceof LinkBack) {
            return Nanny.onLinkBack(turn, worker);
        }
        if (event instanceof Examined examined) {
            return Nanny.onExamined(turn, worker, examined);
        }
        return event instanceof RecycleWanted wanted
                && !worker.isDebugged()
                && DeathQueue.add(turn, worker, wanted.reason(), Map.of("askedBy", "the worker"));
    }

    /** The outcome of a spawn comes once. */
    private static boolean acceptSpawn(Turn turn, WorkerHandle worker, Event.OfWorker event) {
        if (worker.pid().isPresent()) {
            return false;
        }
        if (event instanceof WorkerSpawned spawned) {
            turn.replace(worker.withPid(spawned.pid()));
            repeatOrder(turn, worker);
        } else if (event instanceof SpawnFailed failed) {
            Ends.onSpawnFailed(turn, worker, failed.reason());
        }
        return true;
    }

    /** An order given before there was a process has met nobody. */
    private static void repeatOrder(Turn turn, WorkerHandle worker) {
        if (worker.stage() == Stage.TERMINATING) {
            turn.emit(new Terminate(worker.id()));
        } else if (worker.stage() == Stage.KILLING) {
            turn.emit(new Kill(worker.id()));
        }
    }

    private static boolean acceptStage(Turn turn, WorkerHandle worker, Event.OfWorker event) {
        if (event instanceof WorkerWarming) {
            return tryMove(turn, worker, Stage.WARMING, "started");
        }
        if (event instanceof WorkerReady ready) {
            return acceptReady(turn, worker, ready);
        }
        if (event instanceof StandbyReady) {
            return StandbyRules.onStandbyReady(turn, worker);
        }
        if (event instanceof DebugReady ready) {
            return DebugRules.onDebugReady(turn, worker, ready);
        }
        if (event instanceof DebugFailed failed) {
            return DebugRules.onDebugFailed(turn, worker, failed);
        }
        return acceptDebugging(turn, worker, event) || acceptTraffic(turn, worker, event);
    }

    private static boolean acceptDebugging(Turn turn, WorkerHandle worker, Event.OfWorker event) {
        if (event instanceof DebugOpened opened) {
            return SlotDebugRules.onDebugOpened(turn, worker, opened);
        }
        return event instanceof DebugOpenFailed failed && SlotDebugRules.onDebugOpenFailed(turn, worker, failed);
    }

    private static boolean acceptTraffic(Turn turn, WorkerHandle worker, Event.OfWorker event) {
        if (event instanceof Paused) {
            return Pauses.onPaused(turn, worker);
        }
        if (event instanceof Resumed) {
            return Pauses.onResumed(turn, worker);
        }
        return event instanceof AcceptingStopped && acceptAcceptingStopped(turn, worker);
    }

    private static boolean acceptReady(Turn turn, WorkerHandle worker, WorkerReady ready) {
        String reason = worker.stage() == Stage.STANDBY ? "slot-taken" : "warmed-up";
        boolean isMoved = tryMove(turn, worker.readyAs(ready.uuid(), turn.nowNanos()), Stage.READY, reason);
        if (isMoved) {
            Nanny.listen(turn, worker);
        }
        return isMoved;
    }

    private static boolean tryMove(Turn turn, WorkerHandle worker, Stage next, String reason) {
        if (!worker.stage().canMoveTo(next)) {
            return false;
        }
        turn.move(worker, next, reason);
        return true;
    }

    /** A worker that stops accepting without an order drains of its own accord, as after a SIGTERM from elsewhere. */
    private static boolean acceptAcceptingStopped(Turn turn, WorkerHandle worker) {
        WorkerHandle stopped = worker.acceptingStoppedAt(turn.nowNanos());
        return switch (worker.stage()) {
            case READY, PAUSED -> tryMove(turn, stopped, Stage.DRAINING, "drains-unasked");
            case DRAINING, TERMINATING, KILLING -> {
                turn.replace(stopped);
                yield true;
            }
            case STARTING, WARMING, STANDBY, DEBUGGED, EXITED -> false;
        };
    }
}
