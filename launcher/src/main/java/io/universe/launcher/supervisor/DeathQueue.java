package io.universe.launcher.supervisor;

import io.universe.launcher.supervisor.Effect.RecordRecycle;
import io.universe.launcher.supervisor.Effect.RecordRecycle.Step;
import io.universe.launcher.supervisor.Renewal.Cause;
import io.universe.launcher.supervisor.Renewal.Queued;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * The rules of the death queue: first in, first replaced, each worker once. One whose successor failed waits longer each time, and
 * lets those behind it go first meanwhile.
 */
final class DeathQueue {
    private DeathQueue() {}

    /** Whether the worker is in the queue from now on: it serves, has a slot that is wanted, and was not in it already. */
    static boolean add(Turn turn, WorkerHandle worker, String reason, Map<String, String> evidence) {
        if (!accepts(turn, worker)) {
            return false;
        }
        Queued entry = new Queued(worker.workerId(), reason, evidence, turn.nowNanos(), Retry.FIRST);
        turn.replace(turn.renewal().adding(entry));
        turn.emit(new RecordRecycle(entry.worker(), Step.QUEUED, reason, evidence));
        SlotDebugRules.beOver(turn, worker);
        return true;
    }

    static boolean accepts(Turn turn, WorkerHandle worker) {
        return !turn.state().isLeaving()
                && isRecyclable(turn, worker)
                && !turn.renewal().isQueued(worker.workerId());
    }

    /** Drops those of the context that are in it for the reason; one whose successor is on its way stays. */
    static void forgo(Turn turn, String context, String reason) {
        drop(
                turn,
                entry -> entry.worker().context().equals(context)
                        && entry.reason().equals(reason)
                        && turn.renewal()
                                .replacement()
                                .filter(current -> current.worker().equals(entry.worker()))
                                .isEmpty());
    }

    /** Drops those that there is nothing left to replace of. */
    static void prune(Turn turn) {
        if (!turn.renewal().queue().isEmpty()) {
            drop(turn, entry -> !isRecyclable(turn, entry.worker()));
        }
    }

    private static void drop(Turn turn, Predicate<Queued> isMeant) {
        List<Queued> gone = turn.renewal().queue().stream().filter(isMeant).toList();
        gone.forEach(entry -> {
            remove(turn, entry.worker());
            turn.emit(new RecordRecycle(entry.worker(), Step.DROPPED, entry.reason(), Map.of()));
        });
    }

    static void remove(Turn turn, WorkerId worker) {
        turn.replace(turn.renewal()
                .with(turn.renewal().queue().stream()
                        .filter(entry -> !entry.worker().equals(worker))
                        .toList()));
    }

    /** Whose turn it is; empty while everybody in the queue waits. */
    static Optional<Replacements.Next> next(Turn turn) {
        return turn.renewal().queue().stream()
                .filter(entry -> entry.retry().isDue(turn.nowNanos()))
                .findFirst()
                .map(entry -> next(turn, entry));
    }

    private static Replacements.Next next(Turn turn, Queued entry) {
        int generation = Rollouts.generationFor(turn.state(), turn.slot(entry.worker()));
        return new Replacements.Next(entry.worker(), generation, Cause.DEATH_QUEUE, entry.reason(), entry.evidence());
    }

    /** The worker's successor has failed. */
    static void putOff(Turn turn, WorkerId worker, WorkerId successor, String why) {
        turn.renewal().queue().stream()
                .filter(entry -> entry.worker().equals(worker))
                .findFirst()
                .ifPresent(entry -> putOff(turn, entry, successor, why));
    }

    private static void putOff(Turn turn, Queued entry, WorkerId successor, String why) {
        Duration wait = Replacements.backoff(turn, successor, entry.retry());
        turn.replace(turn.renewal().with(entry.with(entry.retry().after(wait, turn.nowNanos()))));
        turn.emit(new RecordRecycle(
                entry.worker(),
                Step.PUT_OFF,
                entry.reason(),
                Map.of("failed", successor + ": " + why, "next", Evidence.seconds(wait))));
    }

    /** When time alone lets somebody have its turn; empty while nobody waits for that. */
    static OptionalLong nextAttempt(SupervisorState state, long nowNanos) {
        return state.deathQueue().stream()
                .map(entry -> entry.retry().waitsUntil(nowNanos))
                .flatMapToLong(OptionalLong::stream)
                .map(atNanos -> atNanos - nowNanos)
                .min()
                .stream()
                .map(distance -> nowNanos + distance)
                .findFirst();
    }

    private static boolean isRecyclable(Turn turn, WorkerId worker) {
        return turn.state()
                .worker(worker)
                .filter(handle -> isRecyclable(turn, handle))
                .isPresent();
    }

    private static boolean isRecyclable(Turn turn, WorkerHandle worker) {
        return worker.isInService()
                && !turn.context(worker.id().context()).isRetired(worker.workerId())
                && turn.slot(worker.workerId()).worker().replaces(worker);
    }
}
