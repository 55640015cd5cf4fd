package io.universe.cache.keeping;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.cache.hazelcast.Premises;
import io.universe.cache.keeping.Deadlines.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a keeper decides. */
class HousekeepingTest {

    private static final UUID OTHER = new UUID(0, 1);
    private static final long SECOND = 1_000_000_000;

    private final List<String> done = new ArrayList<>();
    private final Premises premises = new Premises();
    private final Housekeeping housekeeping = new Housekeeping(premises, new Effects() {
        @Override
        public void expire(String namespace, String key, long version) {
            done.add("expire " + key);
        }

        @Override
        public void evict(String namespace, String key, long version) {
            done.add("evict " + key);
        }

        @Override
        public void forget(String namespace, String key, long version) {
            done.add("forget " + key);
        }

        @Override
        public int underWay() {
            return 0;
        }
    });

    private static Look.Seen seen(int values, int memories) {
        return new Look.Seen("n", values, List.of(), candidates("v", values), candidates("m", memories));
    }

    private static List<Candidate> candidates(String name, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Candidate(name + i, i, i, 100))
                .toList();
    }

    private static Deadline deadline(String key, long version, long untilMillis) {
        return new Deadline("n", key, version, untilMillis);
    }

    @Test
    void shouldExpireWhatIsOverAndNothingElse() {
        housekeeping.onDeadline(deadline("a", 1, 100));
        housekeeping.onDeadline(deadline("b", 1, 101));
        housekeeping.round(100);
        assertThat(done).containsExactly("expire a");
        assertThat(housekeeping.pauseMillis(100, 500)).isEqualTo(1);
    }

    @Test
    void shouldEvictItsPartOfWhatIsTooManyAfterALook() {
        housekeeping.onCatalogue(Map.of("n", new Allowed(10, false)));
        premises.valuesCounted("n", 8, premises.mark("n"));
        housekeeping.onOthers(OTHER, Map.of("n", 8L));
        assertThat(done).isEmpty();
        assertThat(housekeeping.nextLook(1_000_000)).isEqualTo("n");
        housekeeping.onLooked(seen(8, 0), premises.mark("n"), 1_000_000);
        assertThat(done).containsExactly("evict v0", "evict v1", "evict v2");
    }

    @Test
    void shouldEvictNothingByALookThatBeganBefore() {
        housekeeping.onCatalogue(Map.of("n", new Allowed(10, false)));
        premises.valuesCounted("n", 8, premises.mark("n"));
        assertThat(housekeeping.nextLook(1_000_000)).isEqualTo("n");
        housekeeping.onOthers(OTHER, Map.of("n", 8L));
        housekeeping.onLooked(seen(8, 0), premises.mark("n"), 1_000_000);
        assertThat(done).isEmpty();
    }

    @Test
    void shouldEvictNothingWhereThereAreNotTooMany() {
        housekeeping.onCatalogue(Map.of("n", new Allowed(16, false)));
        premises.valuesCounted("n", 8, premises.mark("n"));
        housekeeping.onOthers(OTHER, Map.of("n", 8L));
        housekeeping.onLooked(seen(8, 0), premises.mark("n"), 1_000_000);
        assertThat(done).isEmpty();
    }

    @Test
    void shouldForgetTheMembersThatHaveGone() {
        housekeeping.onCatalogue(Map.of("n", new Allowed(10, false)));
        housekeeping.onOthers(OTHER, Map.of("n", 8L));
        premises.valuesCounted("n", 8, premises.mark("n"));
        housekeeping.onMoved(Set.of(), 1_000_000);
        housekeeping.onAlone();
        housekeeping.onLooked(seen(8, 0), premises.mark("n"), 1_000_000);
        assertThat(done).isEmpty();
    }

    @Test
    void shouldForgetBeforeItEvictsWhereThereIsNoRoom() {
        premises.room().limit(1_000);
        housekeeping.onCatalogue(Map.of("n", new Allowed(100, false)));
        housekeeping.onLooked(seen(8, 1), premises.mark("n"), 2_000);
        housekeeping.onMeasured(Map.of("n", 950L), premises.room().mark());
        housekeeping.round(5_000);
        assertThat(done).containsExactly("forget m0", "evict v0");
    }

    @Test
    void shouldDoNothingWhileThereIsRoom() {
        premises.room().limit(1_000);
        housekeeping.onLooked(seen(8, 1), premises.mark("n"), 2_000);
        housekeeping.onMeasured(Map.of("n", 800L), premises.room().mark());
        housekeeping.round(5_000);
        assertThat(done).isEmpty();
    }

    @Test
    void shouldKeepMemoriesOfWhatIsOnDisk() {
        premises.room().limit(1_000);
        housekeeping.onCatalogue(Map.of("n", new Allowed(100, true)));
        housekeeping.onLooked(seen(8, 1), premises.mark("n"), 2_000);
        housekeeping.onMeasured(Map.of("n", 950L), premises.room().mark());
        housekeeping.round(5_000);
        assertThat(done).containsExactly("evict v0", "evict v1");
    }

    @Test
    void shouldHaveTheNextLargestGiveWayWhereTheLargestOwnsNothing() {
        premises.room().limit(1_000);
        housekeeping.onLooked(seen(8, 0), premises.mark("n"), 2_000);
        housekeeping.onMeasured(
                Map.of("n", 450L, "copies", 500L), premises.room().mark());
        housekeeping.round(5_000);
        assertThat(done).containsExactly("evict v0", "evict v1");
    }

    @Test
    void shouldLookFirstAtWhatHasWaitedForTheLongestTime() {
        housekeeping.onLooked(seen("late"), premises.mark("late"), 2 * SECOND);
        housekeeping.onLooked(seen("later"), premises.mark("later"), SECOND);
        assertThat(housekeeping.nextLook(5 * SECOND)).isNull();
        assertThat(housekeeping.nextLook(20 * SECOND)).isEqualTo("later");
        housekeeping.onLookFailed("later", 20 * SECOND);
        assertThat(housekeeping.nextLook(20 * SECOND)).isEqualTo("late");
    }

    @Test
    void shouldLookAtOnceAtWhatAnotherMemberHadOwned() {
        housekeeping.onLooked(seen("n"), premises.mark("n"), SECOND);
        housekeeping.onGained();
        assertThat(housekeeping.nextLook(SECOND + 30_000_000)).isEqualTo("n");
        housekeeping.onLooked(seen("n"), premises.mark("n"), SECOND + 40_000_000);
        assertThat(housekeeping.nextLook(2 * SECOND)).isNull();
    }

    @Test
    void shouldLookAgainWhereMoreWasGainedDuringALook() {
        housekeeping.onLooked(seen("n"), premises.mark("n"), SECOND);
        housekeeping.onGained();
        housekeeping.nextLook(2 * SECOND);
        housekeeping.onGained();
        housekeeping.onLooked(seen("n"), premises.mark("n"), 2 * SECOND);
        assertThat(housekeeping.nextLook(2 * SECOND + 30_000_000)).isEqualTo("n");
    }

    @Test
    void shouldForgetWhatWasDestroyedWhenItIsEmpty() {
        housekeeping.onLooked(seen("n"), premises.mark("n"), SECOND);
        housekeeping.onMeasured(Map.of("n", 100L), premises.room().mark());
        housekeeping.onWholeCatalogue(Map.of());
        assertThat(premises.namespaces()).containsExactly("n");
        housekeeping.onMeasured(Map.of("n", 0L), premises.room().mark());
        housekeeping.onWholeCatalogue(Map.of("n", new Allowed(1, false)));
        assertThat(premises.namespaces()).containsExactly("n");
        housekeeping.onWholeCatalogue(Map.of());
        assertThat(premises.namespaces()).isEmpty();
        assertThat(housekeeping.nextLook(1_000 * SECOND)).isNull();
    }

    private static Look.Seen seen(String namespace) {
        return new Look.Seen(namespace, 0, List.of(), List.of(), List.of());
    }
}
