package io.universe.launcher.supervisor;

import io.universe.launcher.supervisor.Effect.DumpThreads;
import io.universe.launcher.supervisor.Effect.Kill;
import io.universe.launcher.supervisor.Effect.RecordLateness;
import io.universe.launcher.supervisor.Effect.RecordTransition;
import io.universe.launcher.supervisor.Effect.Terminate;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What happens when a stage lasts too long, and when the next one will have. */
final class Deadlines {
    /** A Tick may be late by this much without a doubt that the master itself was held up. */
    static final Duration LATE_TOLERANCE = Duration.ofSeconds(2);

    private Deadlines() {}

    /**
     * Extends the workers' deadlines when the master was suspended: their reports of that time may still wait to be read. Each by the
     * lateness and the tolerance, so that none is due at once; each once, so that a master that is late again and again still gets
     * rid of a worker that hangs.
     */
    static void extendWhenLate(Turn turn) {
        Duration lateness = lateness(turn);
        if (lateness.compareTo(LATE_TOLERANCE) <= 0) {
            return;
        }
        turn.becomeLate();
        turn.emit(new RecordLateness(lateness));
        long extensionNanos = lateness.plus(LATE_TOLERANCE).toNanos();
        turn.state().living().forEach(worker -> {
            extendContact(turn, worker, extensionNanos);
            extendStage(turn, worker, extensionNanos);
        });
    }

    private static void extendStage(Turn turn, WorkerHandle worker, long extensionNanos) {
        if (!worker.entry().isExtended() && worker.deadlineNanos().isPresent()) {
            turn.replace(worker.until(worker.deadlineNanos().getAsLong() + extensionNanos, true));
        }
    }

    /** Who serves or waits is never judged by a master that was late just now, however often it was. */
    private static void extendContact(Turn turn, WorkerHandle worker, long extensionNanos) {
        Contact contact = worker.contact();
        if (worker.isListenedTo() && contact.deadlineNanos().isPresent()) {
            long deadline = contact.deadlineNanos().getAsLong() + (contact.isExtended() ? 0 : extensionNanos);
            long leastNanos = Math.max(deadline - turn.nowNanos(), LATE_TOLERANCE.toNanos());
            turn.replace(worker.with(contact.extendedTo(turn.nowNanos() + leastNanos)));
        }
    }

    static void expire(Turn turn) {
        turn.state().living().stream()
                .filter(worker -> worker.isDue(turn.nowNanos()))
                .forEach(worker -> expire(turn, worker));
    }

    /** The first moment at which time alone changes something. Compared by distance: the nanos of a clock may overflow. */
    static OptionalLong next(SupervisorState state, long nowNanos) {
        if (state.isOver()) {
            return OptionalLong.empty();
        }
        long distance = Long.MAX_VALUE;
        for (WorkerHandle worker : state.living()) {
            distance = nearer(distance, worker.deadlineNanos(), nowNanos);
            if (worker.isListenedTo() && !state.isLeaving()) {
                distance = nearer(distance, worker.contact().deadlineNanos(), nowNanos);
            }
            if (worker.isInService() && worker.isDebugged() && !state.isLeaving()) {
                distance = nearer(distance, worker.debugging().get().untilNanos(), nowNanos);
            }
        }
        distance = nearer(distance, StopOrder.nextRelease(state, nowNanos), nowNanos);
        long respawn = state.isClosing() ? Long.MAX_VALUE : respawn(state, nowNanos);
        long service = state.isLeaving() ? Long.MAX_VALUE : service(state, nowNanos);
        long nearest = Math.min(distance, Math.min(respawn, service));
        return nearest == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(nowNanos + nearest);
    }

    /** In a slot whose worker has ended. */
    private static long respawn(SupervisorState state, long nowNanos) {
        long distance = Long.MAX_VALUE;
        for (ContextState context : state.contexts()) {
            for (Slot slot : context.slots()) {
                if (slot.successor().isEmpty()) {
                    distance = nearer(distance, slot.respawnAtNanos(), nowNanos);
                }
            }
        }
        return distance;
    }

    /** What comes by itself as long as the master stays. */
    private static long service(SupervisorState state, long nowNanos) {
        long distance = Long.MAX_VALUE;
        for (ContextState context : state.contexts()) {
            distance = nearer(distance, StandbyRules.nextAttempt(state, context, nowNanos), nowNanos);
        }
        distance = nearer(distance, DeathQueue.nextAttempt(state, nowNanos), nowNanos);
        return nearer(distance, Rollouts.nextStep(state, nowNanos), nowNanos);
    }

    private static long nearer(long distance, OptionalLong dueNanos, long nowNanos) {
        return dueNanos.isPresent() ? Math.min(distance, dueNanos.getAsLong() - nowNanos) : distance;
    }

    private static Duration lateness(Turn turn) {
        OptionalLong promised = turn.state().promisedNanos();
        return promised.isPresent() ? Duration.ofNanos(turn.nowNanos() - promised.getAsLong()) : Duration.ZERO;
    }

    private static void expire(Turn turn, WorkerHandle worker) {
        switch (worker.stage()) {
            case STARTING -> terminateHung(turn, worker, "start-timeout");
            case WARMING -> terminateHung(turn, worker, "warm-up-timeout");
            case DRAINING -> terminate(turn, worker, "stop-timeout");
            case TERMINATING -> kill(turn, worker, "terminate-timeout");
            case KILLING -> killAgain(turn, worker);
            case DEBUGGED -> terminate(turn, worker, "debug-timeout");
            case STANDBY -> StandbyRules.onSlotNotTaken(turn, worker);
            case READY, PAUSED, EXITED -> throw new IllegalStateException(worker.stage() + " has no deadline");
        }
    }

    private static void terminateHung(Turn turn, WorkerHandle worker, String reason) {
        turn.emit(new DumpThreads(worker.id()));
        if (worker.id() instanceof StandbyId) {
            StandbyRules.giveUp(turn, worker, reason);
        } else {
            terminate(turn, worker, reason);
        }
    }

    static void terminate(Turn turn, WorkerHandle worker, String reason) {
        terminate(turn, worker, reason, Evidence.of(worker, turn.nowNanos()));
    }

    static void terminate(Turn turn, WorkerHandle worker, String reason, Map<String, String> evidence) {
        turn.move(worker.ordered(), Stage.TERMINATING, reason, evidence);
        turn.emit(new Terminate(worker.id()));
    }

    static void kill(Turn turn, WorkerHandle worker, String reason) {
        turn.move(worker.ordered(), Stage.KILLING, reason);
        turn.emit(new Kill(worker.id()));
    }

    /** A process that outlives SIGKILL hangs in the kernel. The wait doubles each time, which bounds the journal too. */
    private static void killAgain(Turn turn, WorkerHandle worker) {
        long waitedNanos = turn.nowNanos() - worker.sinceNanos();
        turn.replace(worker.until(turn.nowNanos() + waitedNanos, false));
        turn.emit(new RecordTransition(
                Transition.of(worker, Optional.of(worker.stage()), Evidence.of(worker, turn.nowNanos()))));
        turn.emit(new Kill(worker.id()));
    }
}
