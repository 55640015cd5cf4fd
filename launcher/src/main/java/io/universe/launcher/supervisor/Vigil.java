package io.universe.launcher.supervisor;

import io.universe.launcher.supervisor.policy.Policy;
import io.universe.launcher.supervisor.policy.Watch;
import java.util.List;

/**
 * What the master's eye on one worker remembers.
 *
 * @param contact whether it is heard of
 * @param watches the policies at work on it
 */
public record Vigil(Contact contact, List<Watch<?>> watches) {
    public Vigil {
        watches = List.copyOf(watches);
    }

    /** Of a new incarnation. */
    static Vigil of(Care care) {
        List<Watch<?>> watches =
                care.policies().stream().<Watch<?>>map(Vigil::watch).toList();
        return new Vigil(Contact.UNJUDGED, watches);
    }

    Vigil with(Contact changed) {
        return new Vigil(changed, watches);
    }

    Vigil with(List<Watch<?>> changed) {
        return new Vigil(contact, changed);
    }

    private static <M> Watch<M> watch(Policy<M> policy) {
        return Watch.of(policy);
    }
}
