package io.universe.launcher.supervisor;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The rules of the order in which contexts begin: one that comes after others gets its workers when each of those has come up. Once it has begun, nothing makes it wait again.
 */
final class Precedence {
    private Precedence() {}

    /** Which of those that it comes after are still to come up; a name that is none of these contexts is nobody to wait for. */
    static List<String> awaited(ContextSpec spec, List<ContextState> contexts) {
        return spec.after().stream()
                .filter(name -> contexts.stream()
                        .anyMatch(context ->
                                context.name().equals(name) && !context.onset().hasComeUp()))
                .toList();
    }

    /** Notes who has come up, and begins with those who have waited for nobody else. */
    static void advance(Turn turn) {
        turn.state().contexts().forEach(context -> noteUp(turn, context));
        if (!turn.state().isLeaving()) {
            turn.state().contexts().stream().filter(ContextState::isWaiting).forEach(context -> review(turn, context));
        }
    }

    private static void noteUp(Turn turn, ContextState context) {
        if (!context.onset().hasComeUp() && context.hasReachedTarget()) {
            turn.replace(context.with(Onset.UP));
        }
    }

    /** What it comes after may have changed with a reload. */
    private static void review(Turn turn, ContextState context) {
        List<String> awaited = awaited(context.spec(), turn.state().contexts());
        if (awaited.isEmpty() || waitsForItself(turn, context.name(), awaited)) {
            begin(turn, context);
        } else if (!awaited.equals(context.onset().awaited())) {
            turn.replace(context.with(Onset.waitingFor(awaited)));
        }
    }

    /** No configuration has a circle; but contexts may be on different ones after a reload of some, and then the first in the circle begins. */
    private static boolean waitsForItself(Turn turn, String name, List<String> awaited) {
        Set<String> reached = new LinkedHashSet<>();
        Deque<String> next = new ArrayDeque<>(awaited);
        while (!next.isEmpty()) {
            String other = next.remove();
            if (reached.add(other)) {
                turn.state()
                        .context(other)
                        .ifPresent(context -> next.addAll(context.onset().awaited()));
            }
        }
        return reached.contains(name);
    }

    private static void begin(Turn turn, ContextState context) {
        turn.replace(context.with(Onset.BEGUN));
        for (int slot = 0; slot < context.spec().target(); slot++) {
            Spawns.addSlot(turn, context.name(), slot, "start");
        }
    }
}
