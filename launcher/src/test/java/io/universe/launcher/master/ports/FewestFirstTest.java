package io.universe.launcher.master.ports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FewestFirstTest {

    private static final List<Integer> PORTS = List.of(1, 2, 3);

    private final FewestFirst choice = new FewestFirst();

    @Test
    void shouldTakeTurnsAmongEquals() {
        assertThat(choice.order(PORTS)).containsExactly(1, 2, 3);
        assertThat(choice.order(PORTS)).containsExactly(2, 3, 1);
        assertThat(choice.order(PORTS)).containsExactly(3, 1, 2);
        assertThat(choice.order(PORTS)).containsExactly(1, 2, 3);
    }

    @Test
    void shouldTryTheWorkerLastThatKeepsItsConnections() {
        choice.begun(1);

        for (int turn = 0; turn < PORTS.size(); turn++) {
            assertThat(choice.order(PORTS)).endsWith(1);
        }
    }

    @Test
    void shouldForgetConnectionsThatHaveEnded() {
        choice.begun(1);
        choice.ended(1);
        assertThat(choice.order(PORTS)).startsWith(1);

        choice.ended(1);
        choice.begun(1);
        assertThat(choice.order(PORTS)).endsWith(1);
    }

    @Test
    void shouldHaveNothingToOfferWhereNobodyIsReady() {
        assertThat(choice.order(List.of())).isEmpty();
    }
}
