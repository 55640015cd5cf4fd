package io.universe.cluster.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A few processes that want the same lease, with faults drawn from a seed. After everything that happens at most one of them may think that it holds the lease; and when the faults are over they get it again.
 */
final class SimulatedHolders {

    private static final int PROCESSES = 4;
    private static final LeaseTimes TIMES = new LeaseTimes(Duration.ofSeconds(10));
    private static final long TROUBLED_NANOS = Duration.ofMinutes(10).toNanos();
    private static final long CALM_NANOS = Duration.ofMinutes(3).toNanos();

    private final Random random;
    private final SimulatedTime time = new SimulatedTime();
    private final Map<String, LeaseRecord> records = new HashMap<>();
    private final List<SimulatedHolder> holders = new ArrayList<>();
    private final Set<String> gone = new HashSet<>();
    private boolean isCalm;
    private int born;
    private int won;

    SimulatedHolders(long seed) {
        random = new Random(seed);
    }

    /** How often the lease was won. */
    int run() {
        for (int i = 0; i < PROCESSES; i++) {
            start();
        }
        time.in(0, this::trouble);
        play(TROUBLED_NANOS);
        isCalm = true;
        int before = won;
        play(TROUBLED_NANOS + CALM_NANOS);
        assertThat(won).as("won once the faults were over").isGreaterThan(before + 2);
        return won;
    }

    private void play(long untilNanos) {
        while (time.step(untilNanos)) {
            List<String> holding = holders.stream()
                    .filter(SimulatedHolder::holds)
                    .map(holder -> holder.uuid)
                    .toList();
            assertThat(holding).as("at %d ns", time.nowNanos()).hasSizeLessThanOrEqualTo(1);
        }
    }

    private void trouble() {
        if (isCalm) {
            return;
        }
        SimulatedHolder holder = holders.get(random.nextInt(holders.size()));
        if (random.nextInt(3) > 0) {
            holder.stop(upTo(Duration.ofSeconds(25)));
        } else {
            kill(holder);
        }
        time.in(upTo(Duration.ofSeconds(20)), this::trouble);
    }

    private void kill(SimulatedHolder holder) {
        holder.die();
        holders.remove(holder);
        start();
        time.in(upTo(Duration.ofSeconds(random.nextBoolean() ? 1 : 40)), () -> {
            gone.add(holder.uuid);
            holders.forEach(SimulatedHolder::hasten);
        });
    }

    private void start() {
        SimulatedHolder holder = new SimulatedHolder("n" + born++, this, TIMES, gone::contains);
        holders.add(holder);
        holder.compete();
    }

    SimulatedTime time() {
        return time;
    }

    Map<String, LeaseRecord> records() {
        return records;
    }

    void onWon() {
        won++;
    }

    /** News may get lost. */
    void onReleased(String key) {
        if (random.nextBoolean()) {
            holders.forEach(SimulatedHolder::hasten);
        }
    }

    double chance() {
        return random.nextDouble();
    }

    boolean isOneOf(int count) {
        return random.nextInt(count) == 0;
    }

    boolean isTroubled(int oneOf) {
        return !isCalm && isOneOf(oneOf);
    }

    long upTo(Duration most) {
        return (long) (random.nextDouble() * most.toNanos());
    }

    /** Mostly a millisecond, sometimes longer than a lease. */
    long delay() {
        return upTo(isTroubled(15) ? Duration.ofSeconds(15) : Duration.ofMillis(2));
    }
}
