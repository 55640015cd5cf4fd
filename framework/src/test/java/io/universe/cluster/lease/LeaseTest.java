package io.universe.cluster.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.cluster.lease.TestLeaseMap.Mood;
import org.junit.jupiter.api.Test;

/** Contest, tenancy and removal. */
class LeaseTest extends LeaseScene {

    @Test
    void shouldWinWhatNobodyHas() {
        assertThat(win().isHeld()).isTrue();
        assertThat(there()).isNotNull();
        assertThat(map.calls()).isEqualTo(1);
    }

    @Test
    void shouldLetTheOwnerKnowThatSomebodyWaitsOnce() {
        map.records.put(KEY, OTHER);
        begin();
        clockwork.pass(SECOND);
        assertThat(there()).isEqualTo(OTHER.awaited());
        assertThat(told).doesNotContain("won");
    }

    @Test
    void shouldTakeOverWhatHasNotChangedForTheTimeOfALease() {
        map.records.put(KEY, OTHER);
        begin();
        clockwork.pass(TIMES.staleNanos() - 1);
        assertThat(told).doesNotContain("won");
        clockwork.pass(1);
        assertThat(told).contains("won");
    }

    /** Each caller for a shorter time than a lease lasts. */
    @Test
    void shouldTakeOverFromALostOwnerThoughNobodyWaitsForLong() {
        map.records.put(KEY, OTHER);
        for (long passed = SECOND; passed < TIMES.staleNanos(); passed += SECOND) {
            Contest contest = begin();
            clockwork.pass(SECOND);
            contest.withdraw();
        }
        assertThat(told).doesNotContain("won");
        begin();
        clockwork.pass(SECOND);
        assertThat(told).contains("won");
    }

    @Test
    void shouldNotTakeOverWhatIsRenewed() {
        map.records.put(KEY, OTHER);
        begin();
        for (int i = 2; i < 20; i++) {
            clockwork.pass(TIMES.staleNanos() - SECOND);
            map.records.put(KEY, LeaseRecord.of("other", "its-token", i, true));
            clockwork.pass(SECOND);
        }
        assertThat(told).doesNotContain("won");
    }

    @Test
    void shouldNotHurryWhenTheClusterDoesNotLetItTakeWhatIsStale() {
        map.records.put(KEY, OTHER);
        begin();
        map.be(Mood.FAILING);
        clockwork.pass(TIMES.staleNanos());
        int calls = map.calls();
        clockwork.pass(60 * SECOND);
        assertThat(map.calls() - calls).isBetween(50, 100);
        map.be(Mood.FINE);
        clockwork.pass(SECOND);
        assertThat(told).endsWith("won");
    }

    /** The other one may have renewed any number of times while this process was stopped; the first record after that is new to it. */
    @Test
    void shouldNotTakeOverBecauseItWasStoppedItself() {
        map.records.put(KEY, OTHER);
        begin();
        clockwork.hang(10 * TIMES.staleNanos());
        map.records.put(KEY, LeaseRecord.of("other", "its-token", 9, true));
        clockwork.pass(SECOND);
        assertThat(told).doesNotContain("won");
    }

    @Test
    void shouldTakeOverAtOnceFromTheGone() {
        map.records.put(KEY, OTHER);
        Contest contest = begin();
        gone.add("other");
        contest.hasten();
        clockwork.settle();
        assertThat(told).endsWith("won");
        assertThat(won().isHeld()).isTrue();
    }

    @Test
    void shouldHoldForAsLongAsItIsRenewed() {
        Tenancy held = win();
        clockwork.pass(100 * SECOND);
        assertThat(held.isHeld()).isTrue();
        assertThat(told).containsExactly("won");
        assertThat(map.calls()).isBetween(28, 40);
    }

    @Test
    void shouldEndBeforeOthersMayTakeOver() {
        Tenancy held = win();
        map.be(Mood.FAILING);
        clockwork.pass(TIMES.endingNanos() - 1);
        assertThat(told).containsExactly("won");
        clockwork.pass(1);
        assertThat(told).containsExactly("won", "ending");
        assertThat(held.isHeld()).isTrue();
        clockwork.pass(TIMES.endNanos() - TIMES.endingNanos());
        assertThat(told).containsExactly("won", "ending", "lost");
        assertThat(held.isHeld()).isFalse();
        assertThat(TIMES.endNanos()).isLessThan(TIMES.staleNanos());
    }

    @Test
    void shouldCountFromTheStartOfARenewalAndNotFromItsAnswer() {
        Tenancy held = win();
        long before = map.calls();
        map.be(Mood.SILENT);
        clockwork.pass(9 * SECOND);
        assertThat(map.calls()).isEqualTo((int) before + 1);
        map.be(Mood.FAILING);
        map.be(Mood.FINE);
        clockwork.settle();
        map.be(Mood.FAILING);
        clockwork.pass((long) (3.2 * SECOND));
        assertThat(held.isHeld()).isTrue();
        clockwork.pass(SECOND);
        assertThat(held.isHeld()).isFalse();
    }

    @Test
    void shouldKnowThatItHasEndedWhenItsProcessWasStopped() {
        Tenancy held = win();
        clockwork.hang(TIMES.endNanos());
        assertThat(held.isHeld()).isFalse();
        clockwork.pass(1);
        assertThat(told).contains("lost");
        assertThat(held.isHeld()).isFalse();
    }

    @Test
    void shouldLoseWhatAnotherHasTaken() {
        Tenancy held = win();
        map.records.put(KEY, OTHER);
        clockwork.pass(TIMES.lease().toNanos() / 3);
        assertThat(told).containsExactly("won", "lost");
        assertThat(held.isHeld()).isFalse();
        held.release();
        clockwork.pass(20 * SECOND);
        assertThat(there()).isEqualTo(OTHER);
    }

    @Test
    void shouldWriteItAgainWhereTheClusterHasLostIt() {
        Tenancy held = win();
        int calls = map.calls();
        map.records.clear();
        held.hasten();
        clockwork.settle();
        assertThat(map.calls() - calls).isEqualTo(2);
        assertThat(there()).isNotNull();
        assertThat(held.isHeld()).isTrue();
        assertThat(told).containsExactly("won");
    }

    @Test
    void shouldReleaseWhatHasChangedSinceItWasWritten() {
        Tenancy held = win();
        map.records.computeIfPresent(KEY, (key, record) -> record.awaited());
        held.release();
        assertThat(held.isHeld()).isFalse();
        clockwork.settle();
        assertThat(there()).isNull();
        assertThat(released).extracting(Release::key).containsExactly(KEY);
    }

    @Test
    void shouldTellNobodyWhereNobodyWaits() {
        win().release();
        clockwork.settle();
        assertThat(there()).isNull();
        assertThat(released).isEmpty();
    }

    @Test
    void shouldTryToReleaseAgainWhileTheClusterDoesNotAnswer() {
        Tenancy held = win();
        map.be(Mood.FAILING);
        held.release();
        clockwork.pass(SECOND);
        map.be(Mood.FINE);
        clockwork.pass(2 * SECOND);
        assertThat(there()).isNull();
    }

    @Test
    void shouldTakeWhatItHasWonWithoutKnowing() {
        map.be(Mood.FORGETTING);
        begin();
        assertThat(told).containsExactly("refused");
        map.be(Mood.FINE);
        clockwork.pass(SECOND);
        assertThat(told).contains("won");
    }

    @Test
    void shouldRenewWhatWasRenewedWithoutItsKnowing() {
        Tenancy held = win();
        map.be(Mood.FORGETTING);
        clockwork.pass(4 * SECOND);
        map.be(Mood.FINE);
        clockwork.pass(60 * SECOND);
        assertThat(held.isHeld()).isTrue();
        assertThat(told).containsExactly("won");
    }

    @Test
    void shouldLeaveNothingWhenItIsWithdrawn() {
        map.be(Mood.SILENT);
        Contest contest = begin();
        assertThat(contest.withdraw().isComplete()).isFalse();
        map.be(Mood.FINE);
        clockwork.settle();
        assertThat(contest.withdraw().succeeded()).isTrue();
        assertThat(there()).isNull();
        assertThat(told).isEmpty();
    }

    @Test
    void shouldLeaveNothingWhenItIsWithdrawnWithoutKnowingWhetherItHasWon() {
        map.be(Mood.FORGETTING);
        Contest contest = begin();
        map.be(Mood.FINE);
        contest.withdraw();
        clockwork.settle();
        assertThat(there()).isNull();
        clockwork.pass(20 * SECOND);
        assertThat(told).containsExactly("refused");
    }

    @Test
    void shouldLeaveTheRecordOfAnotherWhenItIsWithdrawn() {
        map.records.put(KEY, OTHER);
        begin().withdraw();
        clockwork.pass(20 * SECOND);
        assertThat(there()).isEqualTo(OTHER.awaited());
    }
}
