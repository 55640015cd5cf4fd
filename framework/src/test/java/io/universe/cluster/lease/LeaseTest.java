package io.universe.cluster.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.cluster.lease.TestLeaseMap.Mood;
import io.universe.cluster.timing.Backoff;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Contest, tenancy and removal, in a time of the test's own. The other owner is a record that the test writes. */
class LeaseTest {

    private static final String KEY = "lock/work";
    private static final LeaseTimes TIMES = new LeaseTimes(Duration.ofSeconds(10));
    private static final long SECOND = 1_000_000_000L;
    private static final LeaseRecord OTHER = LeaseRecord.of("other", "its-token", 1, false);

    private final ManualClockwork clockwork = new ManualClockwork();
    private final TestLeaseMap map = new TestLeaseMap(clockwork);
    private final Set<String> gone = new HashSet<>();
    private final Set<String> members = new HashSet<>(Set.of("self", "other", "data"));
    private final List<Release> released = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final Surroundings surroundings = new Surroundings(
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

    private Contest begin() {
        Contest contest = new Contest(
                surroundings, KEY, new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1)), new Wanting());
        contest.begin(0);
        clockwork.settle();
        return contest;
    }

    private Tenancy win() {
        begin();
        return won();
    }

    private Tenancy won() {
        assertThat(tenancy).as("told: %s", told).isNotNull();
        return tenancy;
    }

    private @Nullable LeaseRecord there() {
        return map.records.get(KEY);
    }

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

    /** The cut-off owner cannot write it again, and holds it for its time. */
    @Test
    void shouldNotTakeWhatALostOwnerHadBecauseTheRecordWasLostWithIt() {
        map.records.put(KEY, OTHER);
        Contest contest = begin();
        members.remove("other");
        map.records.clear();
        contest.hasten();
        clockwork.pass(TIMES.staleNanos() - 1);
        assertThat(told).doesNotContain("won");
        clockwork.pass(SECOND);
        assertThat(told).endsWith("won");
    }

    /** Whoever holds it has to ask more than once to write it again. */
    @Test
    void shouldNotTakeWhatALivingOwnerHasBecauseTheRecordWasLostWithAnother() {
        map.records.put(KEY, OTHER);
        Contest contest = begin();
        loseData();
        contest.hasten();
        clockwork.pass(TIMES.staleNanos() - SECOND);
        assertThat(map.records).isEmpty();
        map.records.put(KEY, LeaseRecord.of("other", "its-token", 9, true));
        clockwork.pass(TIMES.staleNanos() - SECOND);
        assertThat(told).doesNotContain("won");
    }

    private void loseData() {
        members.remove("data");
        map.records.clear();
    }

    /** It may have renewed up to the loss, however long ago this node has looked before. */
    @Test
    void shouldCountFromWhenTheRecordWasMissedAndNotFromWhenItWasSeen() {
        map.records.put(KEY, OTHER);
        begin();
        map.be(Mood.FAILING);
        clockwork.pass(TIMES.staleNanos());
        loseData();
        map.be(Mood.FINE);
        clockwork.pass(TIMES.staleNanos() - SECOND);
        assertThat(told).doesNotContain("won");
        clockwork.pass(2 * SECOND);
        assertThat(told).endsWith("won");
    }

    @Test
    void shouldCountAnewWhereMembersAreLostAgain() {
        map.records.put(KEY, OTHER);
        Contest contest = begin();
        loseData();
        members.add("data-2");
        contest.hasten();
        clockwork.pass(TIMES.staleNanos() - SECOND);
        members.remove("data-2");
        clockwork.pass(TIMES.staleNanos() - SECOND);
        assertThat(told).doesNotContain("won");
    }

    /** This node was stopped meanwhile, and has not seen that its owner had written it again. */
    @Test
    void shouldCountAnewAlsoWhereItHasCountedToTheEnd() {
        map.records.put(KEY, OTHER);
        Contest contest = begin();
        loseData();
        members.add("data-2");
        contest.hasten();
        clockwork.settle();
        clockwork.hang(2 * TIMES.staleNanos());
        members.remove("data-2");
        clockwork.pass(TIMES.staleNanos() - SECOND);
        assertThat(told).doesNotContain("won");
    }

    @Test
    void shouldTakeAtOnceWhatIsSaidToBeReleasedThoughAMemberWasLost() {
        map.records.put(KEY, OTHER);
        Contest contest = begin();
        loseData();
        contest.hasten();
        clockwork.settle();
        contest.onReleased(new Release(KEY, OTHER.token()));
        clockwork.settle();
        assertThat(told).endsWith("won");
    }

    /** Of one before, whose answer was long on its way. */
    @Test
    void shouldNotTakeWhatAnotherHasBecauseOfLateNews() {
        map.records.put(KEY, OTHER);
        Contest contest = begin();
        loseData();
        contest.onReleased(new Release(KEY, "token-before"));
        clockwork.settle();
        assertThat(told).doesNotContain("won");
    }

    /** What was sent for it before it died has its effect only now, and who had it before is in order. */
    @Test
    void shouldNotTakeAtOnceWhatTheGoneHadWhoCameInThePlaceOfAnother() {
        map.records.put(KEY, OTHER);
        Contest contest = begin();
        loseData();
        contest.hasten();
        clockwork.settle();
        map.records.put(KEY, LeaseRecord.of("dead", "dead-token", 0, false));
        gone.add("dead");
        contest.hasten();
        clockwork.pass(TIMES.staleNanos() - SECOND);
        assertThat(told).doesNotContain("won");
        clockwork.pass(2 * SECOND);
        assertThat(told).endsWith("won");
    }

    @Test
    void shouldNotTakeItAtOnceAlsoWhereTheLossIsLearntWithTheAnswer() {
        map.records.put(KEY, OTHER);
        Contest contest = begin();
        map.be(Mood.SILENT);
        contest.hasten();
        loseData();
        map.records.put(KEY, LeaseRecord.of("dead", "dead-token", 0, false));
        gone.add("dead");
        map.be(Mood.FINE);
        clockwork.pass(TIMES.staleNanos() - SECOND);
        assertThat(told).doesNotContain("won");
    }

    @Test
    void shouldTakeAtOnceWhatTheGoneHadThoughTheRecordIsLost() {
        map.records.put(KEY, OTHER);
        Contest contest = begin();
        members.remove("other");
        loseData();
        contest.hasten();
        clockwork.settle();
        gone.add("other");
        contest.hasten();
        clockwork.settle();
        assertThat(told).endsWith("won");
    }

    @Test
    void shouldTakeWhatIsReleasedWithoutAWordWhereNobodyWasLost() {
        map.records.put(KEY, OTHER);
        begin();
        map.records.clear();
        clockwork.pass(SECOND);
        assertThat(told).endsWith("won");
    }

    /** The call was sent before, and is answered after; whoever else waits must not think that it was released. */
    @Test
    void shouldPutBackWhatTheOwnerHadWhereTheLossIsLearntWithTheAnswer() {
        map.records.put(KEY, OTHER);
        Contest contest = begin();
        map.be(Mood.SILENT);
        contest.hasten();
        loseData();
        map.be(Mood.FINE);
        clockwork.settle();
        assertThat(told).doesNotContain("won");
        LeaseRecord restored = there();
        assertThat(restored).isNotNull();
        assertThat(restored.hasTokenOf(OTHER)).isTrue();
        assertThat(restored.isUnrenewed(OTHER)).isFalse();
        assertThat(released).isEmpty();
        clockwork.pass(TIMES.staleNanos() - SECOND);
        assertThat(told).doesNotContain("won");
        clockwork.pass(2 * SECOND);
        assertThat(told).endsWith("won");
    }

    @Test
    void shouldPutItBackAlsoWhereItHasWonWithoutKnowing() {
        map.records.put(KEY, OTHER);
        Contest contest = begin();
        map.be(Mood.FORGETTING);
        map.records.clear();
        contest.hasten();
        clockwork.settle();
        assertThat(there()).isNotNull();
        members.remove("data");
        map.be(Mood.FINE);
        clockwork.pass(SECOND);
        assertThat(there()).matches(OTHER::hasTokenOf);
        assertThat(told).doesNotContain("won");
    }

    @Test
    void shouldPutItBackAlsoWhenItIsWithdrawn() {
        map.records.put(KEY, OTHER);
        Contest contest = begin();
        map.be(Mood.SILENT);
        contest.hasten();
        loseData();
        Future<Void> withdrawn = contest.withdraw();
        map.be(Mood.FINE);
        clockwork.settle();
        assertThat(withdrawn.succeeded()).isTrue();
        assertThat(there()).matches(OTHER::hasTokenOf);
        assertThat(released).isEmpty();
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
