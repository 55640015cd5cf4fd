package io.universe.cluster.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GoneTest {

    private final Set<String> members = new HashSet<>(Set.of("a", "b"));
    private final Gone gone = new Gone(() -> members);

    @Test
    void shouldTakeNobodyForGoneWhoIsAMember() {
        gone.onEnded("a");
        assertThat(gone.test("a")).isFalse();
        members.remove("a");
        assertThat(gone.test("a")).isTrue();
    }

    @Test
    void shouldTakeNobodyForGoneWhoIsOnlyLost() {
        members.remove("b");
        assertThat(gone.test("b")).isFalse();
        gone.onEnded("b");
        assertThat(gone.test("b")).isTrue();
    }

    @Test
    void shouldTakeNobodyForGoneWhoWasNeverSeen() {
        assertThat(gone.test("")).isFalse();
        assertThat(gone.test("c")).isFalse();
    }
}
