package io.universe.cache.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.cache.CacheException;
import io.universe.cache.CacheException.Reason;
import io.universe.cache.entry.Change;
import io.universe.cache.entry.Entry;
import io.universe.cache.entry.Kind;
import io.universe.cache.entry.Operation;
import io.universe.cache.entry.Reply;
import io.universe.cache.port.Entries;
import io.universe.cache.simulated.FakeTime;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a map of one process does beyond the rules of an entry: time, room, news. */
final class LocalEntriesTest {

    private static final int MOST_BYTES = 10_000;

    private final FakeTime time = new FakeTime();
    private final Budget budget = new Budget(MOST_BYTES);
    private final LocalEntries entries = new LocalEntries("cache", 3, time.clockwork(), budget);
    private final List<String> news = new ArrayList<>();

    private Future<Reply> put(String key, int bytes, long life) {
        Future<Reply> reply = entries.apply(key, new Operation.Put(new byte[bytes], life, false));
        time.settle();
        return reply;
    }

    private Kind kind(String key) {
        return entries.read(key).result().kind();
    }

    private void follow() {
        entries.follow(new Entries.Follower() {
            @Override
            public void onChange(String key, Entry before, Entry after) {
                Change.between(before, after).forEach(each -> news.add(key + " " + each.kind()));
            }

            @Override
            public void onGap() {
                news.add("gap");
            }
        });
    }

    @Test
    void shouldTellOfAnExpiryWithin100MillisOfIt() {
        follow();
        put("a", 1, 500);
        put("b", 1, 505);
        time.pass(499);
        assertThat(news).containsExactly("a VALUE", "b VALUE");
        time.pass(101);

        assertThat(news).containsExactly("a VALUE", "b VALUE", "a EXPIRED", "b EXPIRED");
    }

    @Test
    void shouldForgetInTheEndWhatItHasRemembered() {
        put("a", 1, 500);
        entries.apply("b", new Operation.Begin("token", "node", 1_000, null));
        time.pass(1_200);
        assertThat(entries.all().result()).containsOnlyKeys("a");
        time.pass(Entry.REMEMBERED_MILLIS);

        assertThat(entries.all().result()).isEmpty();
        assertThat(budget.hasRoomFor(MOST_BYTES)).isTrue();
    }

    @Test
    void shouldHaveTheOneGiveWayThatWasNotRead() {
        put("a", 1, Entry.NEVER);
        put("b", 1, Entry.NEVER);
        put("c", 1, Entry.NEVER);
        kind("a");
        kind("c");
        follow();
        put("d", 1, Entry.NEVER);

        assertThat(news).containsExactlyInAnyOrder("d VALUE", "b EVICTED");
    }

    @Test
    void shouldMakeRoomForWhatIsNewUntilNothingCanGiveWay() {
        put("a", MOST_BYTES / 2, Entry.NEVER);
        put("b", MOST_BYTES / 2, Entry.NEVER);

        assertThat(kind("a")).isEqualTo(Kind.EVICTED);
        assertThat(kind("b")).isEqualTo(Kind.VALUE);
        Throwable failure = put("c", MOST_BYTES + 1, Entry.NEVER).cause();
        assertThat(failure).isInstanceOf(CacheException.class).hasMessageContaining("cache.maxSize");
        assertThat(((CacheException) failure).reason()).isEqualTo(Reason.FULL);
    }

    @Test
    void shouldHaveRoomForValuesHoweverManyHaveGivenWayOfLate() {
        LocalEntries churned = new LocalEntries("churned", 100_000, time.clockwork(), budget);
        for (int i = 0; i < 5_000; i++) {
            Future<Reply> reply = churned.apply("key " + i, new Operation.Put(new byte[10], Entry.NEVER, false));
            assertThat(reply.succeeded()).as("key " + i).isTrue();
            time.pass(1);
        }
        long values = churned.all().result().values().stream()
                .filter(each -> each.kind() == Kind.VALUE)
                .count();

        assertThat(values).isGreaterThan(MOST_BYTES / 150 / 4);
    }

    @Test
    void shouldNotForgetThatAValueWasThereWithinTheMillisecond() {
        put("a", MOST_BYTES / 2, Entry.NEVER);
        put("b", MOST_BYTES / 2, Entry.NEVER);
        long evicted = entries.read("a").result().version();
        put("c", MOST_BYTES / 2, Entry.NEVER);
        put("a", MOST_BYTES / 2, Entry.NEVER);

        assertThat(entries.read("a").result().version()).isGreaterThan(evicted);
    }

    @Test
    void shouldHaveTheLargestNamespaceGiveWayForAnother() {
        LocalEntries large = new LocalEntries("large", 100, time.clockwork(), budget);
        put("mine", 1_000, Entry.NEVER);
        large.apply("a", new Operation.Put(new byte[4_000], Entry.NEVER, false));
        large.apply("b", new Operation.Put(new byte[4_000], Entry.NEVER, false));
        put("more", 2_000, Entry.NEVER);

        assertThat(kind("mine")).isEqualTo(Kind.VALUE);
        assertThat(kind("more")).isEqualTo(Kind.VALUE);
        assertThat(large.all().result().values())
                .extracting(Entry::kind)
                .containsExactlyInAnyOrder(Kind.VALUE, Kind.EVICTED);
    }

    @Test
    void shouldTakeNothingFromANamespaceThatIsDestroyed() {
        LocalEntries large = new LocalEntries("large", 100, time.clockwork(), budget);
        large.apply("a", new Operation.Put(new byte[MOST_BYTES - 200], Entry.NEVER, false));
        large.destroy();

        assertThat(put("mine", MOST_BYTES - 200, Entry.NEVER).succeeded()).isTrue();
    }

    @Test
    void shouldCountNoRoomThatIsFreeAgain() {
        for (int i = 0; i < 1_000; i++) {
            put("key", 1_000, 100);
            put("key", 10, Entry.NEVER);
        }
        entries.destroy();

        assertThat(budget.hasRoomFor(MOST_BYTES)).isTrue();
    }

    @Test
    void shouldTellNobodyAnyMoreWhoHasEndedIt() {
        follow();
        Runnable end = entries.follow(new Entries.Follower() {
                    @Override
                    public void onChange(String key, Entry before, Entry after) {
                        news.add("other");
                    }

                    @Override
                    public void onGap() {}
                })
                .result();
        end.run();
        put("a", 1, Entry.NEVER);

        assertThat(news).containsExactly("a VALUE");
    }
}
