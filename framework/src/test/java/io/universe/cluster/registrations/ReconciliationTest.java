package io.universe.cluster.registrations;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When work is repeated, and when it is not. */
class ReconciliationTest {

    private final Deque<Runnable> timers = new ArrayDeque<>();
    private final List<Duration> waits = new ArrayList<>();
    private final Deque<Promise<Void>> runs = new ArrayDeque<>();
    private final Reconciliation reconciliation = new Reconciliation(this::work, (wait, action) -> {
        waits.add(wait);
        timers.add(action);
    });

    private int started;

    private Future<Void> work() {
        started++;
        Promise<Void> run = Promise.promise();
        runs.add(run);
        return run.future();
    }

    private void letTimePass() {
        while (!timers.isEmpty()) {
            timers.remove().run();
        }
    }

    private void finish(boolean hasSucceeded) {
        if (hasSucceeded) {
            runs.remove().complete();
        } else {
            runs.remove().fail("no data member");
        }
    }

    @Test
    void shouldRunOnceForABurstOfRequests() {
        reconciliation.request();
        reconciliation.request();
        reconciliation.request();
        letTimePass();
        assertThat(started).isEqualTo(1);
    }

    @Test
    void shouldRepeatUntilItHasWorked() {
        reconciliation.request();
        for (int i = 0; i < 8; i++) {
            letTimePass();
            finish(false);
        }
        letTimePass();
        finish(true);
        letTimePass();
        assertThat(started).isEqualTo(9);
        assertThat(waits.get(1)).isEqualTo(Duration.ofMillis(100));
        assertThat(waits.get(2)).isEqualTo(Duration.ofMillis(200));
        assertThat(waits.get(8)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void shouldRunAgainWhenSomethingChangedMeanwhile() {
        reconciliation.request();
        letTimePass();
        reconciliation.request();
        letTimePass();
        assertThat(started).isEqualTo(1);
        finish(true);
        letTimePass();
        assertThat(started).isEqualTo(2);
    }

    @Test
    void shouldHastenOnlyWhatWaits() {
        reconciliation.hasten();
        assertThat(timers).isEmpty();
        reconciliation.request();
        letTimePass();
        finish(false);
        timers.clear();
        reconciliation.hasten();
        letTimePass();
        assertThat(started).isEqualTo(2);
    }
}
