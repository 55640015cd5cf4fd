package io.universe.launcher.supervisor;

import io.universe.launcher.supervisor.Renewal.Cause;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The order of a phased restart, forward and back: context by context, slot by slot, the SPAWN last. */
final class RolloutOrder {
    private RolloutOrder() {}

    /** What it replaces next; empty while it waits for a slot that comes up or has failed just now. */
    static Optional<Replacements.Next> next(Turn turn) {
        return turn.state()
                .rollout()
                .filter(rollout -> rollout.retry().isDue(turn.nowNanos()))
                .flatMap(rollout -> Rollouts.contexts(turn.state(), rollout).stream()
                        .map(context -> behind(rollout, context))
                        .filter(slots -> !slots.isEmpty())
                        .findFirst()
                        .flatMap(slots -> choose(turn, rollout, slots)));
    }

    private static List<Slot> behind(Rollout rollout, ContextState context) {
        return context.active().stream()
                .filter(slot -> !slot.isFinished())
                .filter(slot -> rollout.isForward()
                        ? slot.worker().generation() != rollout.generation() || slot.isHeld()
                        : isAhead(context, slot))
                .toList();
    }

    /** Those in the death queue first, the SPAWN last of all. */
    private static Optional<Replacements.Next> choose(Turn turn, Rollout rollout, List<Slot> behind) {
        List<Slot> now = behind.stream()
                .filter(slot -> slot.number() > 0 || behind.size() == 1)
                .filter(slot -> canBeReplaced(rollout, slot))
                .toList();
        return now.stream()
                .filter(slot -> turn.renewal().isQueued(slot.worker().workerId()))
                .findFirst()
                .or(() -> now.stream().findFirst())
                .map(slot -> next(turn, rollout, slot));
    }

    private static boolean canBeReplaced(Rollout rollout, Slot slot) {
        return rollout.isForward()
                ? !slot.worker().stage().isBeforeService()
                : slot.worker().isInService();
    }

    private static Replacements.Next next(Turn turn, Rollout rollout, Slot slot) {
        WorkerId worker = slot.worker().workerId();
        int generation = rollout.isForward()
                ? rollout.generation()
                : turn.context(worker.context()).generation();
        String reason = (rollout.isForward() ? "reload" : "roll-back") + " to generation " + generation;
        return new Replacements.Next(worker, generation, Cause.ROLLOUT, reason, Map.of());
    }

    /** Whether the slot is on a generation that did not prove itself. A dead one comes back on the one that works. */
    static boolean isAhead(ContextState context, Slot slot) {
        return slot.worker().isLive() && slot.worker().generation() != context.generation();
    }
}
