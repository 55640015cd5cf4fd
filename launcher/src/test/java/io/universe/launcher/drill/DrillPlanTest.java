package io.universe.launcher.drill;

import static io.universe.launcher.drill.Exercise.KILL;
import static io.universe.launcher.drill.Exercise.RELOAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrillPlanTest {

    private final DrillPlan plan = new DrillPlan(List.of(RELOAD, KILL), 2, 3, 1_000);

    @Test
    void shouldDoAllRoundsOfOneExerciseAndThenThoseOfTheNext() {
        assertThat(plan.schedule()).containsExactly(RELOAD, RELOAD, RELOAD, KILL, KILL);
        assertThat(plan.next(0, 0)).contains(RELOAD);
        assertThat(plan.next(3, 5_000)).contains(KILL);
    }

    @Test
    void shouldGoOnUntilEnoughRequestsWereSent() {
        assertThat(plan.next(5, 999)).contains(RELOAD);
        assertThat(plan.next(6, 999)).contains(KILL);
        assertThat(plan.next(7, 999)).contains(RELOAD);
        assertThat(plan.next(5, 1_000)).isEmpty();
    }

    @Test
    void shouldLeaveOutWhatCannotBeDone() {
        assertThat(plan.without(List.of(RELOAD)).orElseThrow().schedule()).containsExactly(KILL, KILL);
        assertThat(plan.without(List.of(RELOAD, KILL))).isEmpty();
    }

    @Test
    void shouldRefuseRoundsThatAreNone() {
        assertThatThrownBy(() -> new DrillPlan(List.of(KILL), 0, 1, 0))
                .hasMessage("rounds: 0 is out of range, 1 to 10000");
        assertThatThrownBy(() -> new DrillPlan(List.of(), 1, 1, 0)).hasMessageStartingWith("only: names no exercise");
    }

    @ParameterizedTest
    @CsvSource({"192.168.1.7", "example.com", "0.0.0.0", "localhost"})
    void shouldRefuseToLoadAnythingButALoopbackAddress(String host) {
        assertThatThrownBy(() -> load(host, "/", 8, 400))
                .hasMessage("only loopback addresses are drilled, not " + host);
    }

    @Test
    void shouldRefuseAPathThatIsNone() {
        assertThatThrownBy(() -> load("127.0.0.1", "http://example.com/", 8, 400))
                .hasMessageStartingWith("path: ");
        assertThatThrownBy(() -> load("127.0.0.1", "/a b", 8, 400)).hasMessageStartingWith("path: ");
    }

    @Test
    void shouldRefuseClientsThatAskTooSeldomToMeetNoEndOfAConnection() {
        assertThatThrownBy(() -> load("127.0.0.1", "/", 8, 63))
                .hasMessage("rate: 63 is out of range, 64 to 100000 with 8 clients of each kind");
        assertThat(load("127.0.0.1", "/", 8, 64).intervalNanos()).isEqualTo(250_000_000);
    }

    private static LoadSpec load(String host, String path, int clients, int rate) {
        return new LoadSpec(host, 80, path, clients, rate, Duration.ofSeconds(10));
    }
}
