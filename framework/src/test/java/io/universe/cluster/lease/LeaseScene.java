package io.universe.cluster.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.cluster.timing.Backoff;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One node that wants a lease, in a time of the test's own. The other owner is a record that the test writes. */
abstract class LeaseScene {

    static final String KEY = "lock/work";
    static final LeaseTimes TIMES = new LeaseTimes(Duration.ofSeconds(10));
    static final long SECOND = 1_000_000_000L;
    static final LeaseRecord OTHER = LeaseRecord.of("other", "its-token", 1, false);

    final ManualClockwork clockwork = new ManualClockwork();
    final TestLeaseMap map = new TestLeaseMap(clockwork);
    final Set<String> gone = new HashSet<>();
    final Set<String> members = new HashSet<>(Set.of("self", "other", "data"));
    final List<Release> released = new ArrayList<>();
    final List<String> told = new ArrayList<>();
    final Surroundings surroundings = new Surroundings(
            () -> "self", map, clockwork, TIMES, gone::contains, () -> members, released::add, () -> 0.5);
    private @Nullable Tenancy tenancy;

    private final class Wanting implements Contest.Listener, Tenancy.Listener {

        @Override
        public void onWon(Tenancy won) {
            tenancy = won;
            told.add("won");
            won.begin(this);
        }

        @Override
        public void onRefused() {
            told.add("refused");
        }

        @Override
        public void onEnding() {
            told.add("ending");
        }

        @Override
        public void onLost(String reason) {
            told.add("lost");
        }
    }

    Contest begin() {
        Contest contest = new Contest(
                surroundings, KEY, new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1)), new Wanting());
        contest.begin(0);
        clockwork.settle();
        return contest;
    }

    Tenancy win() {
        begin();
        return won();
    }

    Tenancy won() {
        assertThat(tenancy).as("told: %s", told).isNotNull();
        return tenancy;
    }

    @Nullable
    LeaseRecord there() {
        return map.records.get(KEY);
    }

    /** With a member that held it. */
    void loseData() {
        members.remove("data");
        map.records.clear();
    }
}
