package io.universe.launcher.supervisor;

import java.util.List;
import java.util.Optional;

/**
 * A phased restart under way.
 *
 * @param contexts names of those it takes on, in order
 * @param generation the one that it leads to
 * @param hasRollback whether what was replaced goes back when a successor fails
 * @param failure why it goes back; empty as long as it goes forward
 * @param replaced how many workers it has replaced on its way forward
 * @param retry of the way back: when a successor that failed there is followed by the next one
 */
public record Rollout(
        List<String> contexts,
        int generation,
        boolean hasRollback,
        Optional<String> failure,
        int replaced,
        Retry retry) {
    public Rollout {
        contexts = List.copyOf(contexts);
    }

    static Rollout begun(List<String> contexts, int generation, boolean hasRollback) {
        return new Rollout(contexts, generation, hasRollback, Optional.empty(), 0, Retry.FIRST);
    }

    /** A master that was adopted into the midst of a phased restart goes back: what it led to is not known to work. */
    static Rollout interrupted(List<String> contexts, int generation, String failure) {
        return new Rollout(contexts, generation, true, Optional.of(failure), 0, Retry.FIRST);
    }

    public boolean isForward() {
        return failure.isEmpty();
    }

    /** Whether it leads that context forward. */
    boolean leads(String context) {
        return isForward() && contexts.contains(context);
    }

    Rollout oneMore() {
        return new Rollout(contexts, generation, hasRollback, failure, replaced + (isForward() ? 1 : 0), Retry.FIRST);
    }

    Rollout goingBack(String why) {
        return new Rollout(contexts, generation, hasRollback, Optional.of(why), replaced, Retry.FIRST);
    }

    Rollout with(Retry changed) {
        return new Rollout(contexts, generation, hasRollback, failure, replaced, changed);
    }
}
