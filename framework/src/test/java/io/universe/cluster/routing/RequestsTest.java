package io.universe.cluster.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which requests fail when a node dies. */
class RequestsTest {

    private static final long TIMEOUT = 30_000;

    private final Requests requests = new Requests();
    private final List<String> failed = new ArrayList<>();

    RequestsTest() {
        requests.onFailure((reply, node) -> failed.add(reply + "@" + node));
    }

    private void send(String address, String reply, String node) {
        requests.send(address, reply, TIMEOUT, () -> {
            Request request = requests.current(address);
            assertThat(request).isNotNull();
            requests.sent(request, node);
        });
    }

    @Test
    void shouldFailWhatIsOnItsWayToTheDeadAndNothingElse() {
        send("work", "r1", "dying");
        send("work", "r2", "alive");
        send("work", "r3", "dying");
        requests.fail("dying");
        assertThat(failed).containsExactlyInAnyOrder("r1@dying", "r3@dying");
    }

    @Test
    void shouldFailEachRequestOnce() {
        send("work", "r1", "dying");
        requests.fail("dying");
        requests.fail("dying");
        assertThat(failed).containsExactly("r1@dying");
    }

    @Test
    void shouldNotFailWhatWasAnswered() {
        send("work", "r1", "dying");
        requests.answered("r1");
        requests.fail("dying");
        assertThat(failed).isEmpty();
    }

    @Test
    void shouldNotTakeASendForARequestThatIsBeingSent() {
        requests.send(
                "work",
                "r1",
                TIMEOUT,
                () -> assertThat(requests.current("other")).isNull());
        assertThat(requests.current("work")).isNull();
    }

    @Test
    void shouldTakeARequestOnce() {
        requests.send("work", "r1", TIMEOUT, () -> {
            assertThat(requests.current("work")).isNotNull();
            assertThat(requests.current("work")).isNull();
        });
    }

    @Test
    void shouldKeepARequestApartFromOneThatIsSentInside() {
        requests.send("outer", "r1", TIMEOUT, () -> {
            send("inner", "r2", "b");
            Request outer = requests.current("outer");
            assertThat(outer).isNotNull();
            requests.sent(outer, "a");
        });
        requests.fail("a");
        assertThat(failed).containsExactly("r1@a");
    }

    @Test
    void shouldForgetWhatIsNeverAnsweredWhenItsTimeIsOver() {
        send("work", "r1", "dying");
        for (long millis = 0; millis < TIMEOUT; millis += Requests.SWEEP_EVERY.toMillis()) {
            requests.sweep();
        }
        assertThat(requests.size()).isEqualTo(1);
        requests.sweep();
        requests.sweep();
        assertThat(requests.size()).isZero();
    }
}
