package io.universe.launcher.supervisor;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What follows from an event.
 *
 * @param state the state from now on
 * @param effects what to do, in order
 * @param nextDeadlineNanos when a Tick must come if no other event does; empty when nothing waits for time to pass
 */
public record Decision(SupervisorState state, List<Effect> effects, OptionalLong nextDeadlineNanos) {
    public Decision {
        effects = List.copyOf(effects);
    }

    /** Why this very request was refused; empty where it was not. Two requests may be equal, and each is refused by itself. */
    @SuppressWarnings("ReferenceEquality")
    public Optional<String> refusalOf(Event request) {
        return effects(Effect.Refuse.class)
                .filter(refuse -> refuse.request() == request)
                .map(Effect.Refuse::reason)
                .findFirst();
    }

    /** Those of one kind, in order. */
    public <E extends Effect> Stream<E> effects(Class<E> kind) {
        return effects.stream().filter(kind::isInstance).map(kind::cast);
    }
}
