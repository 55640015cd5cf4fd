package io.universe.cache.keeping;

import static io.universe.cluster.session.TestUniverse.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.cache.entry.Entry;
import io.universe.cache.entry.Kind;
import io.universe.cache.entry.Operation.Put;
import io.universe.cache.hazelcast.CacheNode;
import io.universe.cache.hazelcast.Heard;
import io.universe.cache.hazelcast.Premises;
import io.universe.cache.port.Entries;
import io.universe.cluster.session.TestUniverse;
import io.universe.hazelcast.HazelcastFixture;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Entries are kept by those who hold them. */
@Execution(ExecutionMode.CONCURRENT)
class KeeperIT {

    private static final long LIFE_MILLIS = 700;

    /** Within which it is told that a value has expired, and what a busy machine may add. */
    private static final long PROMISED_MILLIS = 100;

    private static final long SLACK_MILLIS = 1_000;

    private static final long MEGABYTE = 1 << 20;

    private final TestUniverse universe = new TestUniverse(new HazelcastFixture());
    private final List<CacheNode> nodes = new ArrayList<>();

    private void open(long maxBytes) {
        universe.members(3, i -> i < 2).forEach(node -> nodes.add(new CacheNode(node.announce())));
        nodes.subList(0, 2).forEach(node -> node.keep(maxBytes));
        awaitCopies();
    }

    private void awaitCopies() {
        Awaitility.await("copies")
                .until(() -> nodes.get(1).instance().getPartitionService().isClusterSafe());
    }

    @AfterEach
    void close() {
        for (CacheNode node : nodes) {
            node.close();
        }
        universe.close();
    }

    private Entries entries(int maxEntries) {
        await(nodes.get(2).catalogue().fix("books", new JsonObject().put("maxEntries", maxEntries)));
        return nodes.get(2).catalogue().entries("books");
    }

    private static Put put(int bytes, long lifeMillis) {
        return new Put(new byte[bytes], lifeMillis, false);
    }

    private static long values(Map<String, Entry> all) {
        return all.values().stream().filter(entry -> entry.kind() == Kind.VALUE).count();
    }

    @Test
    void shouldHaveValuesExpireInTime() {
        open(64 * MEGABYTE);
        Entries entries = entries(1_000);
        Heard heard = new Heard();
        await(entries.follow(heard));
        for (int i = 0; i < 200; i++) {
            await(entries.apply("k" + i, put(10, LIFE_MILLIS)));
        }
        List<Long> late = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            List<Heard.News> news = heard.await("k" + i, 2);
            assertThat(news.get(1).change().kind()).isEqualTo(Kind.EXPIRED);
            late.add(news.get(1).atMillis()
                    - Objects.requireNonNull(news.get(0).change().current()).until());
        }
        assertThat(late).allSatisfy(millis -> assertThat(millis).isBetween(0L, PROMISED_MILLIS + SLACK_MILLIS));
    }

    @Test
    void shouldHaveValuesExpireThatAnotherMemberHadOwned() {
        open(64 * MEGABYTE);
        Entries entries = entries(1_000);
        Heard heard = new Heard();
        await(entries.follow(heard));
        for (int i = 0; i < 50; i++) {
            await(entries.apply("k" + i, put(10, 4_000)));
        }
        awaitCopies();
        universe.kill(nodes.get(0).node());
        for (int i = 0; i < 50; i++) {
            String key = "k" + i;
            Awaitility.await(key)
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> await(entries.read(key)).kind() == Kind.EXPIRED);
        }
    }

    @Test
    void shouldHaveTheLeastRecentlyReadGiveWay() {
        open(64 * MEGABYTE);
        Entries entries = entries(100);
        for (int i = 0; i < 100; i++) {
            await(entries.apply("k" + i, put(10, Entry.NEVER)));
        }
        long written = second();
        Awaitility.await("a second in which nothing was written, of which the reads are told apart")
                .atMost(Duration.ofSeconds(10))
                .until(() -> second() > written + 1);
        List<String> read = readable(entries, 20);
        for (int i = 0; i < 40; i++) {
            await(entries.apply("new" + i, put(10, Entry.NEVER)));
        }
        Awaitility.await("eviction, and no more of it")
                .during(Duration.ofMillis(1_500))
                .atMost(Duration.ofSeconds(20))
                .until(() -> values(await(entries.all())), count -> count >= 90 && count <= 100);
        assertThat(readable(entries, 20)).hasSizeGreaterThan(10).containsAll(read);
    }

    /** A member that holds more than half of the keys may have evicted some of them by now. */
    private static List<String> readable(Entries entries, int first) {
        return IntStream.range(0, first)
                .mapToObj(i -> "k" + i)
                .filter(key -> await(entries.read(key)).kind() == Kind.VALUE)
                .toList();
    }

    /** Members note to the second when an entry was read. */
    private static long second() {
        return System.currentTimeMillis() / 1_000;
    }

    @Test
    void shouldMakeRoomBeforeThereIsNone() {
        open(2 * MEGABYTE);
        Entries entries = entries(100_000);
        List<Future<?>> writes = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            writes.add(entries.apply("k" + i, put(20_000, Entry.NEVER)));
            if (i % 20 == 19) {
                await(Future.join(writes));
                writes.clear();
            }
        }
        for (int i = 0; i < 2; i++) {
            assertThat(Premises.of(nodes.get(i).instance()).room().used()).isLessThanOrEqualTo(2 * MEGABYTE + 100_000);
        }
        assertThat(values(await(entries.all()))).isBetween(30L, 110L);
        assertThat(await(entries.read("k399")).kind()).isEqualTo(Kind.VALUE);
    }
}
