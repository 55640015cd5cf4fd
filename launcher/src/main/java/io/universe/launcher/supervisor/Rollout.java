package io.universe.launcher.supervisor;

import io.universe.launcher.supervisor.Event.ReloadRequested;
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
 * @param specs what its generation's configuration wants of contexts; those that are missing are wanted as before
 */
public record Rollout(
        List<String> contexts,
        int generation,
        boolean hasRollback,
        Optional<String> failure,
        int replaced,
        Retry retry,
        List<ContextSpec> specs) {
    public Rollout {
        contexts = List.copyOf(contexts);
        specs = List.copyOf(specs);
    }

    static Rollout begun(List<String> contexts, ReloadRequested request) {
        return new Rollout(
                contexts, request.generation(), request.rollback(), Optional.empty(), 0, Retry.FIRST, request.specs());
    }

    /** A master that was adopted into the midst of a phased restart goes back: what it led to is not known to work. */
    static Rollout interrupted(List<String> contexts, int generation, String failure) {
        return new Rollout(contexts, generation, true, Optional.of(failure), 0, Retry.FIRST, List.of());
    }

    public boolean isForward() {
        return failure.isEmpty();
    }

    /** Whether it leads that context forward. */
    boolean leads(String context) {
        return isForward() && contexts.contains(context);
    }

    /** What a generation wants of the context; its own where it is the one that this leads to. */
    ContextSpec specOf(ContextSpec before, int ofGeneration) {
        return specs.stream()
                .filter(spec -> ofGeneration == generation && spec.name().equals(before.name()))
                .findFirst()
                .map(before::as)
                .orElse(before);
    }

    Rollout oneMore() {
        return new Rollout(
                contexts, generation, hasRollback, failure, replaced + (isForward() ? 1 : 0), Retry.FIRST, specs);
    }

    Rollout goingBack(String why) {
        return new Rollout(contexts, generation, hasRollback, Optional.of(why), replaced, Retry.FIRST, specs);
    }

    Rollout with(Retry changed) {
        return new Rollout(contexts, generation, hasRollback, failure, replaced, changed, specs);
    }
}
