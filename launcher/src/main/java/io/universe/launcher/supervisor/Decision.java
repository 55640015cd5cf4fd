package io.universe.launcher.supervisor;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

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
        return effects.stream()
                .filter(effect -> effect instanceof Effect.Refuse refuse && refuse.request() == request)
                .map(effect -> ((Effect.Refuse) effect).reason())
                .findFirst();
    }
}
