package io.universe.launcher.supervisor;

import java.util.Optional;

/** How a context's condition follows from its slots and from a phased restart. */
final class Conditions {
    private Conditions() {}

    /** Where nothing else is to be told of it, a context is finished exactly when all its slots are. */
    static void review(Turn turn, String name) {
        ContextState context = turn.context(name);
        boolean isDone = context.isDone();
        if (isDone && context.condition() != Condition.ROLLING) {
            turn.changeCondition(name, Condition.FINISHED, Optional.empty());
        } else if (!isDone && context.condition() == Condition.FINISHED) {
            tryAgain(turn, name);
        }
    }

    /** An error or an end is behind it; a phased restart, or one that came to nothing, is not. */
    static void tryAgain(Turn turn, String name) {
        Condition before = turn.context(name).condition();
        if (turn.state().rollout().filter(rollout -> rollout.leads(name)).isPresent()) {
            rolling(turn, name);
        } else if (before != Condition.FROZEN) {
            turn.changeCondition(name, Condition.STEADY, Optional.empty());
        }
    }

    /** A phased restart leads it forward. */
    static void rolling(Turn turn, String name) {
        int generation = turn.state().rollout().orElseThrow().generation();
        turn.changeCondition(name, Condition.ROLLING, Optional.of("to generation " + generation));
    }

    /** A phased restart has come to its end. */
    static void renewed(Turn turn, String name) {
        Condition now = turn.context(name).isDone() ? Condition.FINISHED : Condition.STEADY;
        turn.changeCondition(name, now, Optional.empty());
    }

    /** Dead slots of an errored context stay empty, but those that only the new generation has emptied come back. */
    private static void holdOld(Turn turn, ContextState context) {
        turn.replace(context.withSlots(context.slots().stream()
                .map(slot -> slot.worker().generation() == context.generation() ? slot.held() : slot)
                .toList()));
    }

    /** A phased restart has halted; what was dead before it began stays so. */
    static void frozen(Turn turn, String name, String why) {
        ContextState context = turn.context(name);
        if (context.isDone()) {
            turn.changeCondition(name, Condition.FINISHED, Optional.empty());
        } else {
            boolean isDead = context.active().stream().anyMatch(Slot::isHeld);
            if (isDead) {
                holdOld(turn, context);
            }
            turn.changeCondition(name, isDead ? Condition.ERRORED : Condition.FROZEN, Optional.of(why));
        }
    }
}
