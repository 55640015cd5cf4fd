package io.universe.cluster.registrations;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.cluster.registrations.Finding.Kind;
import io.vertx.core.spi.cluster.RegistrationInfo;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is found wrong at one address. */
class ComparisonTest {

    private static final RegistrationInfo OWN = new RegistrationInfo("self", 1, false);
    private static final RegistrationInfo FORGOTTEN = new RegistrationInfo("self", 2, false);
    private static final RegistrationInfo OTHER = new RegistrationInfo("other", 3, false);
    private static final RegistrationInfo GHOST = new RegistrationInfo("ghost", 4, false);
    private static final RegistrationInfo LOCAL = new RegistrationInfo("self", 5, true);

    private static Set<Finding> findings(
            List<RegistrationInfo> own, List<RegistrationInfo> held, List<RegistrationInfo> routed) {
        return new Comparison("self", "work", own, held, routed).findings(Set.of("self", "other")::contains);
    }

    @Test
    void shouldFindNothingWhereAllAgree() {
        assertThat(findings(List.of(OWN), List.of(OTHER, OWN), List.of(OWN, OTHER)))
                .isEmpty();
    }

    @Test
    void shouldFindWhatTheClusterHasLost() {
        assertThat(findings(List.of(OWN), List.of(OTHER), List.of()))
                .containsExactly(new Finding(Kind.MISSING, "work", "self", 1));
    }

    @Test
    void shouldFindWhatTheNodeHasGivenUp() {
        assertThat(findings(List.of(OWN), List.of(OWN, FORGOTTEN), List.of()))
                .containsExactly(new Finding(Kind.STALE, "work", "self", 2));
    }

    @Test
    void shouldFindWhatTheDeadHaveLeft() {
        assertThat(findings(List.of(), List.of(GHOST, OTHER), List.of()))
                .containsExactly(new Finding(Kind.DEAD, "work", "ghost", 4));
    }

    @Test
    void shouldFindRoutesThatTheClusterDoesNotHold() {
        assertThat(findings(List.of(OWN), List.of(OWN, OTHER), List.of(OWN)))
                .containsExactly(new Finding(Kind.OUTDATED, "work", "self", 0));
    }

    @Test
    void shouldNotMindWhatANodeKeepsToItself() {
        assertThat(findings(List.of(OWN), List.of(OWN, LOCAL), List.of(OWN))).isEmpty();
    }
}
