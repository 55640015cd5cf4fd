package io.universe.launcher.supervisor;

import io.universe.launcher.supervisor.Contact.Phase;
import io.universe.launcher.supervisor.Effect.Examine;
import io.universe.launcher.supervisor.Effect.Kill;
import io.universe.launcher.supervisor.Event.Examined;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The rules for workers that serve, or wait for a slot, and are not heard of: one that is silent is examined and then recycled; one that
 * beats again before it was found to hang is left alone, one that beats after that is recycled as if it never had hung. One whose process
 * is stopped is killed at once; a standby serves nobody, so it is ended without a successor.
 */
final class Nanny {
    /** An examination that takes longer is given up. */
    static final Duration EXAMINATION_LIMIT = Duration.ofSeconds(5);

    private Nanny() {}

    /** Listens to a worker from now on: it serves, waits for a slot, or was heard of. */
    static void listen(Turn turn, WorkerHandle worker) {
        turn.state().worker(worker.id()).ifPresent(known -> turn.replace(known.with(heard(turn, known, Phase.HEARD))));
    }

    /** Without a tolerance nobody waits. */
    private static Contact heard(Turn turn, WorkerHandle worker, Phase phase) {
        return turn.state()
                .specOf(worker)
                .care()
                .tolerance()
                .filter(tolerance -> worker.isListenedTo())
                .map(tolerance -> Contact.until(phase, turn.nowNanos() + tolerance.toNanos()))
                .orElse(Contact.UNJUDGED);
    }

    static void onLinkLost(Turn turn, WorkerHandle worker) {
        if (worker.isInService()) {
            turn.replace(worker.with(heard(turn, worker, Phase.UNLINKED)));
        } else if (worker.id() instanceof StandbyId && worker.stage() == Stage.STANDBY) {
            StandbyRules.giveUp(turn, worker, "lost-contact");
        }
    }

    static boolean onLinkBack(Turn turn, WorkerHandle worker) {
        if (worker.contact().phase() != Phase.UNLINKED) {
            return false;
        }
        listen(turn, worker);
        return true;
    }

    /** A process that has ended needs no successor first: its slot is empty. A master that slept may not have heard of what lives, and what is being inspected has as long again. */
    static boolean onExamined(Turn turn, WorkerHandle worker, Examined examined) {
        if (worker.contact().phase() != Phase.EXAMINED) {
            return false;
        }
        if (examined.diagnosis() == Diagnosis.DEAD) {
            Ends.onWorkerExited(turn, worker, ExitStatus.unknown());
        } else if (turn.isLate() || examined.diagnosis() == Diagnosis.INSPECTED) {
            listen(turn, worker);
        } else {
            condemn(turn, worker, examined.diagnosis(), examined.evidence());
        }
        return true;
    }

    /** Does what is due. A master that was held up itself judges nobody. */
    static void expire(Turn turn) {
        if (turn.isLate() || turn.state().isLeaving()) {
            return;
        }
        turn.state().living().stream()
                .filter(worker -> worker.isListenedTo() && worker.contact().isDue(turn.nowNanos()))
                .forEach(worker -> expire(turn, worker));
    }

    private static void expire(Turn turn, WorkerHandle worker) {
        switch (worker.contact().phase()) {
            case HEARD -> examine(turn, worker);
            case EXAMINED -> condemn(turn, worker, Diagnosis.UNKNOWN, Map.of("examination", "no answer"));
            case UNLINKED -> {
                turn.replace(worker.with(Contact.LOST));
                recycle(turn, worker, "lost-contact", Evidence.of(worker, turn.nowNanos()));
            }
            case HUNG -> throw new IllegalStateException("nobody waits for a worker that hangs");
        }
    }

    private static void examine(Turn turn, WorkerHandle worker) {
        long giveUpNanos = turn.nowNanos() + EXAMINATION_LIMIT.toNanos();
        turn.replace(worker.with(Contact.until(Phase.EXAMINED, giveUpNanos)));
        turn.emit(new Examine(worker.id()));
    }

    private static void condemn(Turn turn, WorkerHandle worker, Diagnosis diagnosis, Map<String, String> found) {
        Map<String, String> evidence = new HashMap<>(Evidence.of(worker, turn.nowNanos()));
        evidence.putAll(found);
        evidence.put("diagnosis", diagnosis.label());
        WorkerHandle hung = worker.with(Contact.HUNG);
        turn.replace(hung);
        String reason = "silent: " + diagnosis.label();
        if (hung.id() instanceof StandbyId) {
            end(turn, hung, diagnosis, reason, evidence);
        } else if (diagnosis == Diagnosis.STOPPED) {
            kill(turn, hung, reason, evidence);
        } else {
            recycle(turn, hung, reason, evidence);
        }
    }

    /**
     * Who is stopped serves nobody, hears no order, and keeps every member that joins the cluster waiting, its successor first of all:
     * so its slot is emptied before.
     */
    private static void kill(Turn turn, WorkerHandle worker, String reason, Map<String, String> evidence) {
        if (worker.stage().canMoveTo(Stage.KILLING)) {
            turn.move(worker.ordered(), Stage.KILLING, reason, evidence);
            turn.emit(new Kill(worker.id()));
        }
    }

    /** One that was asked to end meanwhile has its deadlines; what it was found to be is no failure then. */
    private static void end(
            Turn turn, WorkerHandle standby, Diagnosis diagnosis, String reason, Map<String, String> evidence) {
        if (standby.stage() != Stage.STANDBY) {
            return;
        }
        if (diagnosis == Diagnosis.STOPPED) {
            kill(turn, standby, reason, evidence);
        } else {
            Deadlines.terminate(turn, standby, reason, evidence);
        }
        StandbyRules.onFailed(turn, standby);
    }

    /** In a retired slot nobody is to come after it. */
    private static void recycle(Turn turn, WorkerHandle worker, String reason, Map<String, String> evidence) {
        boolean isRetired = turn.context(worker.id().context()).isRetired(worker.workerId());
        if (isRetired && worker.contact().phase() == Phase.HUNG) {
            Deadlines.terminate(turn, worker, reason);
        } else {
            DeathQueue.add(turn, worker, reason, evidence);
        }
    }
}
