package io.universe.cluster.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.cluster.lease.TestLeaseMap.Mood;
import io.vertx.core.Future;
import org.junit.jupiter.api.Test;

/** A record is missing, or not what it was, after a member was lost: its owner may be well. */
class MissingRecordTest extends LeaseScene {

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

    @Test
    void shouldNotTakeWhatAnotherHasBecauseOfLateNews() {
        map.records.put(KEY, OTHER);
        Contest contest = begin();
        loseData();
        contest.onReleased(new Release(KEY, "token-before"));
        clockwork.settle();
        assertThat(told).doesNotContain("won");
    }

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
}
