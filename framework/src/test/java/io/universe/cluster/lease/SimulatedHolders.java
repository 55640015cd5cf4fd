package io.universe.cluster.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A few processes that want the same lease, with faults drawn from a seed: they are stopped, killed and cut off, their calls are lost or hang, and the cluster loses what it knows. After everything that happens at most one of
 * them works, as each does while it thinks that it holds the lease; and when the faults are over they get it again.
 */
final class SimulatedHolders {

    private static final int PROCESSES = 4;
    private static final LeaseTimes TIMES = LeaseTimes.DEFAULT;
    private static final long TROUBLED_NANOS = Duration.ofMinutes(20).toNanos();
    private static final long CALM_NANOS = Duration.ofMinutes(6).toNanos();

    private final Random random;
    private final SimulatedTime time = new SimulatedTime();
    private final Map<String, LeaseRecord> records = new HashMap<>();
    private final List<SimulatedHolder> holders = new ArrayList<>();
    /** Who was cut off, and lives on. */
    private final List<SimulatedHolder> lost = new ArrayList<>();

    private final Set<String> members = new HashSet<>();
    private final Set<String> gone = new HashSet<>();
    private boolean isCalm;
    private int born;
    private int won;
    private int losses;

    SimulatedHolders(long seed) {
        random = new Random(seed);
    }

    /** How often the lease was won. */
    int run() {
        members.add("data");
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

    /** How often the cluster lost a record whose owner worked. */
    int losses() {
        return losses;
    }

    private void play(long untilNanos) {
        while (time.step(untilNanos)) {
            if (working() > 1) {
                throw new AssertionError("at %d ns there work %s and %s".formatted(time.nowNanos(), holders, lost));
            }
        }
    }

    private int working() {
        int working = 0;
        for (SimulatedHolder holder : holders) {
            working += holder.works() ? 1 : 0;
        }
        for (SimulatedHolder holder : lost) {
            working += holder.works() ? 1 : 0;
        }
        return working;
    }

    private void trouble() {
        if (isCalm) {
            return;
        }
        SimulatedHolder holder = holders.get(random.nextInt(holders.size()));
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> holder.stop(upTo(Duration.ofSeconds(100)));
            case 3, 4 -> kill(holder);
            case 5 -> cutOff(holder);
            default -> loseData();
        }
        time.in(upTo(Duration.ofSeconds(20)), this::trouble);
    }

    private void kill(SimulatedHolder holder) {
        holder.die();
        holders.remove(holder);
        start();
        time.in(upTo(Duration.ofSeconds(random.nextBoolean() ? 1 : 60)), () -> {
            gone.add(holder.uuid);
            members.remove(holder.uuid);
            hastenAll();
        });
    }

    /** The others have lost it, and nobody knows that it lives; it comes back as another one. */
    private void cutOff(SimulatedHolder holder) {
        if (holders.size() < PROCESSES - 1) {
            return;
        }
        holder.cutOff();
        members.remove(holder.uuid);
        holders.remove(holder);
        lost.add(holder);
        hastenAll();
        time.in(upTo(Duration.ofSeconds(100)), () -> {
            holder.die();
            lost.remove(holder);
            start();
        });
    }

    /** With a member. Who has not seen a record cannot miss it, which is a limit of leases: so it happens only where everybody who waits knows who works. */
    private void loseData() {
        LeaseRecord record = records.get(SimulatedHolder.KEY);
        if (record == null) {
            return;
        }
        Optional<SimulatedHolder> worker = whoWorksBy(record);
        if (worker.isEmpty()
                || !holders.stream()
                        .allMatch(holder -> holder.knows(record, worker.get().wonNanos()))) {
            return;
        }
        losses++;
        records.clear();
        members.removeIf(member -> member.startsWith("data"));
        members.add("data" + time.nowNanos());
        if (random.nextBoolean()) {
            hastenAll();
        }
    }

    private Optional<SimulatedHolder> whoWorksBy(LeaseRecord record) {
        return Stream.concat(holders.stream(), lost.stream())
                .filter(holder -> holder.worksBy(record))
                .findAny();
    }

    /** Whether nobody works whose record is lost. */
    boolean isKnownWhoWorks() {
        LeaseRecord record = records.get(SimulatedHolder.KEY);
        return working() == 0 || (record != null && whoWorksBy(record).isPresent());
    }

    private void hastenAll() {
        holders.forEach(SimulatedHolder::hasten);
    }

    private void start() {
        SimulatedHolder holder = new SimulatedHolder("n" + born++, this, TIMES, gone::contains);
        holders.add(holder);
        members.add(holder.uuid);
        holder.compete();
    }

    Set<String> members() {
        return members;
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
    void onReleased(Release release) {
        if (random.nextBoolean()) {
            holders.forEach(holder -> holder.onReleased(release));
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

    /** Mostly a millisecond, sometimes longer than the cluster takes to give up a member that hangs, and than a lease. */
    long delay() {
        return upTo(isTroubled(15) ? Duration.ofSeconds(60) : Duration.ofMillis(2));
    }
}
