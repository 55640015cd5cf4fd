package io.universe.launcher.supervisor;

import io.universe.launcher.supervisor.policy.Policy;
import io.universe.launcher.supervisor.policy.Watch;
import java.util.List;
import java.util.Optional;

/**
 * What the master's eye on one worker remembers.
 *
 * @param contact whether it is heard of
 * @param watches the policies at work on it
 * @param debugging that it is debugged in its slot, so that the eye looks away
 */
public record Vigil(Contact contact, List<Watch<?>> watches, Optional<Debugging> debugging) {
    public Vigil {
        watches = List.copyOf(watches);
    }

    /** Of a new incarnation. */
    static Vigil of(Care care) {
        List<Watch<?>> watches =
                care.policies().stream().<Watch<?>>map(Vigil::watch).toList();
        return new Vigil(Contact.UNJUDGED, watches, Optional.empty());
    }

    Vigil with(Contact changed) {
        return new Vigil(changed, watches, debugging);
    }

    Vigil with(List<Watch<?>> changed) {
        return new Vigil(contact, changed, debugging);
    }

    Vigil with(Optional<Debugging> changed) {
        return new Vigil(contact, watches, changed);
    }

    private static <M> Watch<M> watch(Policy<M> policy) {
        return Watch.of(policy);
    }
}
