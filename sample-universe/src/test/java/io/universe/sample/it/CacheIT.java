package io.universe.sample.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.testkit.MultiProcessTest;
import io.universe.testkit.Rounds;
import io.universe.testkit.TestWorker;
import io.universe.testkit.os.OsProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A thousand callers in four processes who want the same value at the same time. */
@MultiProcessTest
class CacheIT {

    private static final int WORKERS = 4;
    private static final Duration LEASE = Duration.ofSeconds(5);
    private static final Duration SHORT_LOAD = Duration.ofMillis(200);
    /** Long enough to be interrupted in the middle, also on a machine that is busy. */
    private static final Duration LONG_LOAD = Duration.ofMillis(1_500);

    private static final long MIDDLE_MILLIS = 100;
    /** For a machine that does much else. */
    private static final Duration SLACK = Duration.ofSeconds(3);

    private static Callers callers;

    @BeforeAll
    static void start() throws IOException {
        callers = Callers.start(WORKERS);
    }

    @AfterAll
    static void stop() {
        callers.close();
    }

    @BeforeEach
    void awaitComplete() {
        callers.awaitComplete();
    }

    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void shouldLoadOnceForAThousandCallers() {
        for (int round = 0; round < Rounds.of(2, 100); round++) {
            Burst burst = Burst.begin(callers, "once-" + round, SHORT_LOAD);

            assertThat(burst.values()).hasSize(WORKERS * Burst.CALLERS);
            assertThat(burst.loads()).hasSize(1);
            assertThat(burst.values()).containsOnly(burst.loads().get(0).token());
        }
    }

    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void shouldLoadAgainAtOnceWhereTheLoadingProcessIsKilled() {
        for (int round = 0; round < Rounds.of(1, 20); round++) {
            callers.awaitComplete();
            Burst burst = Burst.begin(callers, "killed-" + round, LONG_LOAD);
            Ledger.Line first = burst.awaitLoad(1);
            int slot = slotOf(first);
            TestWorker victim = callers.universe().worker("caller-" + slot);
            awaitTheMiddleOf(first);
            long killedAt = System.nanoTime();
            victim.kill();

            List<String> values = burst.values(slot);

            assertThat(values).hasSize((WORKERS - 1) * Burst.CALLERS);
            assertTakenOver("killed", burst, killedAt, slot);
            victim.awaitSuccessor();
        }
    }

    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void shouldLoadAgainAfterTheLeaseWhereTheLoadingProcessIsSilentAndRefuseWhatItBringsTooLate() {
        for (int round = 0; round < Rounds.of(1, 10); round++) {
            String key = "silent-" + round;
            Burst burst = Burst.begin(callers, key, LONG_LOAD);
            Ledger.Line first = burst.awaitLoad(1);
            int slot = slotOf(first);
            OsProcess silent = callers.universe().worker("caller-" + slot).process();
            awaitTheMiddleOf(first);
            long silentAt = System.nanoTime();
            silent.signal("STOP");
            try {
                assertThat(burst.values(slot)).hasSize((WORKERS - 1) * Burst.CALLERS);
                assertTakenOver("silent", burst, silentAt, slot);
            } finally {
                silent.signal("CONT");
            }
            assertThat(burst.values(slot)).containsOnly(burst.loads().get(1).token());
            assertEverybodySees(key, burst.loads().get(1).token());
        }
    }

    private static int slotOf(Ledger.Line load) {
        return Integer.parseInt(load.life().replaceFirst("caller-(\\d+)\\..*", "$1"));
    }

    private static void awaitTheMiddleOf(Ledger.Line load) {
        long end = load.nanos() + TimeUnit.MILLISECONDS.toNanos(MIDDLE_MILLIS);
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    /** By one, who begins at the latest when the lease is over; and all have what that one has loaded. */
    private static void assertTakenOver(String how, Burst burst, long sinceNanos, int slot) {
        List<Ledger.Line> loads = burst.loads();
        assertThat(loads).hasSize(2);
        Duration takenOver = Duration.ofNanos(loads.get(1).nanos() - sinceNanos);
        Duration answered = Duration.ofNanos(burst.lastNanos(slot) - sinceNanos);
        System.out.printf(
                "%s: taken over after %d ms, all answered after %d ms, of which %d ms are the load%n",
                how, takenOver.toMillis(), answered.toMillis(), LONG_LOAD.toMillis());
        assertThat(burst.values(slot)).containsOnly(loads.get(1).token());
        assertThat(takenOver).isLessThan(LEASE.plus(SLACK));
        assertThat(answered).isLessThan(LEASE.plus(LONG_LOAD).plus(SLACK));
    }

    private static void assertEverybodySees(String key, String value) {
        assertThat(callers.all())
                .allSatisfy(caller -> assertThat(caller.get("calls", key).getString("value"))
                        .as(caller.name())
                        .isEqualTo(value));
    }
}
