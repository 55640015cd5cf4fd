package io.universe.cache.hazelcast;

import static io.universe.cluster.session.TestUniverse.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.hazelcast.internal.partition.InternalPartitionService;
import com.hazelcast.map.IMap;
import com.hazelcast.map.impl.MapService;
import io.universe.cache.CacheException;
import io.universe.cache.CacheException.Reason;
import io.universe.cache.entry.Entry;
import io.universe.cache.entry.Kind;
import io.universe.cache.entry.Operation;
import io.universe.cache.entry.Operation.Begin;
import io.universe.cache.entry.Operation.Delete;
import io.universe.cache.entry.Operation.Evict;
import io.universe.cache.entry.Operation.Forget;
import io.universe.cache.entry.Operation.Put;
import io.universe.cache.entry.Operation.Settle;
import io.universe.cache.entry.Reply;
import io.universe.cache.entry.Reply.Outcome;
import io.universe.cache.port.Entries;
import io.universe.cluster.session.TestNode;
import io.universe.cluster.session.TestUniverse;
import io.universe.hazelcast.HazelcastFixture;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Entries on two members that hold data and two that do not. */
@Execution(ExecutionMode.CONCURRENT)
class HazelcastEntriesIT {

    private static final JsonObject OPTIONS = new JsonObject().put("maxEntries", 100_000);

    private final TestUniverse universe = new TestUniverse(new HazelcastFixture());
    private final List<CacheNode> nodes = new ArrayList<>();

    @BeforeEach
    void open() {
        universe.members(4, i -> i < 2).forEach(node -> nodes.add(new CacheNode(node.announce())));
    }

    @AfterEach
    void close() {
        for (CacheNode node : nodes) {
            node.close();
        }
        universe.close();
    }

    private Entries entries(int node) {
        return entries(node, "books");
    }

    private Entries entries(int node, String namespace) {
        await(nodes.get(node).catalogue().fix(namespace, OPTIONS));
        return nodes.get(node).catalogue().entries(namespace);
    }

    private static Put put(String value) {
        return new Put(value.getBytes(UTF_8), Entry.NEVER, false);
    }

    private static String value(Entry entry) {
        return new String(entry.value(), UTF_8);
    }

    @Test
    void shouldShowOnEveryNodeWhatOneHasSet() {
        Reply reply = await(entries(2).apply("emma", put("austen")));
        assertThat(reply.outcome()).isEqualTo(Outcome.DONE);
        for (int i = 0; i < 4; i++) {
            Entry entry = await(entries(i).read("emma"));
            assertThat(entry.kind()).isEqualTo(Kind.VALUE);
            assertThat(value(entry)).isEqualTo("austen");
            assertThat(entry.version()).isEqualTo(reply.version());
        }
        assertThat(await(entries(3).read("ulysses"))).isEqualTo(Entry.UNTOUCHED);
        assertThat(await(entries(3).all())).containsOnlyKeys("emma");
    }

    @Test
    void shouldLetOneLoadAndShowTheOthersWhoDoes() {
        Begin mine = new Begin("token-a", "node-a", 10_000, null);
        Begin other = new Begin("token-b", "node-b", 10_000, null);
        assertThat(await(entries(2).apply("k", mine)).outcome()).isEqualTo(Outcome.GRANTED);
        Reply pending = await(entries(3).apply("k", other));
        assertThat(pending.outcome()).isEqualTo(Outcome.PENDING);
        assertThat(pending.claim()).isNotNull().extracting("owner").isEqualTo("node-a");
        Settle settle = new Settle("token-a", Kind.VALUE, "v".getBytes(UTF_8), Entry.NEVER);
        Reply settled = await(entries(2).apply("k", settle));
        assertThat(settled.outcome()).isEqualTo(Outcome.DONE);
        assertThat(settled.claim()).isNotNull();
        assertThat(settled.claim().waiters()).containsExactly("node-b");
        assertThat(await(entries(3).apply("k", other)).outcome()).isEqualTo(Outcome.FOUND);
    }

    @Test
    void shouldLeaveNothingOfALoadOfWhichNothingIsKept() {
        await(entries(2).apply("k", new Begin("t", "n", 10_000, null)));
        await(entries(2).apply("k", new Settle("t", Kind.NONE, new byte[0], 0)));
        assertThat(nodes.get(0).instance().getMap(Maps.of("books")).size()).isZero();
    }

    @Test
    void shouldTellFollowersEveryChangeInOrder() {
        Heard heard = new Heard();
        await(entries(3).follow(heard));
        for (int i = 0; i < 50; i++) {
            await(entries(2).apply("k", put("v" + i)));
        }
        await(entries(2).apply("k", new Delete()));
        List<Heard.News> news = heard.await("k", 51);
        assertThat(news).extracting(told -> told.change().version()).isSorted().doesNotHaveDuplicates();
        assertThat(news.get(50).change().kind()).isEqualTo(Kind.DELETED);
        assertThat(heard.gaps()).isZero();
    }

    @Test
    void shouldTellNothingToWhoFollowsNoMore() {
        Heard ended = new Heard();
        Heard other = new Heard();
        await(entries(3).follow(ended)).run();
        await(entries(3).follow(other));
        Awaitility.await("a change of which it does not hear").until(() -> isDeafToAChange(ended, other));
        int before = ended.of("k").size();
        for (int i = 0; i < 5; i++) {
            assertThat(isDeafToAChange(ended, other)).isTrue();
        }
        assertThat(ended.of("k")).hasSize(before);
    }

    private boolean isDeafToAChange(Heard follower, Heard other) {
        int before = follower.of("k").size();
        int toldOther = other.of("k").size();
        await(entries(2).apply("k", put("v")));
        other.await("k", toldOther + 1);
        return follower.of("k").size() == before;
    }

    @Test
    void shouldLoseNothingAndLetVersionsGrowWhenAMemberThatHoldsDataIsKilled() {
        Entries before = entries(2);
        Map<String, Long> versions = new HashMap<>();
        for (int i = 0; i < 200; i++) {
            versions.put("k" + i, await(before.apply("k" + i, put("v" + i))).version());
        }
        Heard heard = new Heard();
        await(entries(3).follow(heard));
        awaitCopies();
        AtomicBoolean isOver = new AtomicBoolean();
        List<Future<?>> writes = new CopyOnWriteArrayList<>();
        Thread writer = new Thread(() -> {
            for (int i = 0; !isOver.get(); i++) {
                String key = "w" + i;
                writes.add(before.apply(key, put(key)));
                pause();
            }
        });
        writer.start();
        universe.kill(nodes.get(0).node());
        Awaitility.await("the gap").until(() -> heard.gaps() > 0);
        isOver.set(true);
        join(writer);
        assertThat(writer.isAlive()).isFalse();
        assertThat(writes).isNotEmpty();
        for (int i = 0; i < writes.size(); i++) {
            await(writes.get(i));
            assertThat(value(await(entries(3).read("w" + i)))).isEqualTo("w" + i);
        }
        versions.forEach((key, version) -> {
            assertThat(await(entries(3).read(key)).version()).isEqualTo(version);
            assertThat(await(before.apply(key, put("again"))).version()).isGreaterThan(version);
        });
    }

    private static void pause() {
        try {
            Thread.sleep(2);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(10_000);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void shouldNoticeLostNewsWithinTheBound() {
        HazelcastEntries deaf = nodes.get(3).deaf("books", key -> !key.equals("lost"));
        Heard heard = new Heard();
        Entries entries = entries(2);
        await(deaf.follow(heard));
        for (int i = 0; i < 100; i++) {
            await(entries.apply("k" + i, put("v")));
        }
        Awaitility.await()
                .pollDelay(Duration.ofMillis(News.BOUND_MILLIS))
                .atMost(Duration.ofSeconds(30))
                .until(() -> true);
        assertThat(heard.gaps()).isZero();
        await(entries.apply("lost", put("v")));
        for (int i = 0; i < 100; i++) {
            await(entries.apply("k" + i, put("w")));
        }
        Awaitility.await("the gap").atMost(Duration.ofMillis(News.BOUND_MILLIS)).until(() -> heard.gaps() == 1);
    }

    @Test
    void shouldRefuseAValueForWhichThereIsNoRoomAndSayWhatToDo() {
        Entries entries = entries(2);
        nodes.subList(0, 2).forEach(node -> Premises.of(node.instance()).room().limit(1 << 20));
        byte[] large = new byte[400_000];
        List<Throwable> refusals = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Future<Reply> put = entries.apply("k" + i, new Put(large, Entry.NEVER, false));
            put.otherwiseEmpty().await();
            if (put.failed()) {
                refusals.add(put.cause());
            }
        }
        assertThat(refusals)
                .isNotEmpty()
                .allSatisfy(refusal -> assertThat(refusal)
                        .isInstanceOf(CacheException.class)
                        .hasMessageContaining("cache.maxSize (1 MB)")
                        .extracting("reason")
                        .isEqualTo(Reason.FULL));
        assertThat(await(entries.apply("k0", new Delete())).outcome()).isIn(Outcome.DONE, Outcome.ABSENT);
    }

    @Test
    void shouldSayWhichOperationIsNotKnown() {
        byte[] unknown = {1, 99};
        byte[] answer = EntryMap.of(nodes.get(2).instance(), "books")
                .apply("k", unknown)
                .join();
        assertThat(AnswerForm.read(answer))
                .isEqualTo(new Answer.NotUnderstood("an operation of the kind 99 is not known to this version"));
    }

    @Test
    void shouldHaveCopiesKeepAndForgetWhatOwnersDo() {
        awaitCopies();
        for (int i = 0; i < 50; i++) {
            await(entries(2).apply("k" + i, new Put(new byte[100 + i], 600_000, false)));
            await(entries(2).apply("k" + i, new Put(new byte[1_000 + i], 600_000, false)));
        }
        for (int i = 0; i < 10; i++) {
            await(entries(2).apply("k" + i, new Delete()));
            long version = await(entries(2).read("k" + i)).version();
            await(entries(2).apply("k" + i, new Forget(version)));
        }
        assertThat(used(0)).isEqualTo(used(1)).isGreaterThan(40 * 1_000);
        Map<String, Long> ends = ends();
        universe.kill(nodes.get(0).node());
        assertThat(await(entries(2).all())).hasSize(40);
        assertThat(ends())
                .hasSize(40)
                .allSatisfy((key, end) -> assertThat(end).isCloseTo(ends.get(key), within(5_000L)));
    }

    private void awaitCopies() {
        Awaitility.await("copies")
                .until(() -> nodes.get(1).instance().getPartitionService().isClusterSafe());
    }

    private long used(int node) {
        return Premises.of(nodes.get(node).instance()).room().used();
    }

    /** When Hazelcast itself would remove the entries. */
    private Map<String, Long> ends() {
        IMap<String, byte[]> map = nodes.get(2).instance().getMap(Maps.of("books"));
        Map<String, Long> ends = new HashMap<>();
        map.keySet().forEach(key -> ends.put(key, map.getEntryView(key).getExpirationTime()));
        return ends;
    }

    @Test
    void shouldBotherNoCopyWhereNothingHasChanged() {
        awaitCopies();
        await(entries(2).apply("k", put("v")));
        long before = sentToCopies("k");
        for (int i = 0; i < 20; i++) {
            Reply found = await(entries(2).apply("k", new Begin("token", "node", 10_000, null)));
            assertThat(found.outcome()).isEqualTo(Outcome.FOUND);
        }
        assertThat(sentToCopies("k")).isEqualTo(before);
        await(entries(2).apply("k", put("w")));
        assertThat(sentToCopies("k")).isEqualTo(before + 1);
    }

    /** How often the owner of the key has sent something to its copy. */
    private long sentToCopies(String key) {
        return nodes.subList(0, 2).stream()
                .mapToLong(node -> sentToCopies(node, key))
                .max()
                .orElseThrow();
    }

    private static long sentToCopies(CacheNode node, String key) {
        DirectMap map = DirectMap.of(node.instance().getMap(Maps.of("books")));
        InternalPartitionService partitions =
                (InternalPartitionService) map.engine().getPartitionService();
        return partitions.getPartitionReplicaVersionManager()
                .getPartitionReplicaVersions(
                        partitions.getPartitionId(key),
                        MapService.getObjectNamespace(map.map().getName()))[0];
    }

    @Test
    void shouldFixOptionsOnceAndTellOfTheEnd() {
        JsonObject first = new JsonObject().put("maxEntries", 5);
        List<String> destroyed = new ArrayList<>();
        nodes.get(3).catalogue().onDestroyed(destroyed::add);
        assertThat(await(nodes.get(2).catalogue().fix("b", first))).isEqualTo(first);
        assertThat(await(nodes.get(3).catalogue().fix("b", OPTIONS))).isEqualTo(first);
        assertThat(await(nodes.get(0).catalogue().names())).containsExactly("b");
        Heard heard = new Heard();
        await(entries(3, "b").follow(heard));
        await(entries(2, "b").apply("k", put("v")));
        await(nodes.get(2).catalogue().destroy("b"));
        heard.await("k", 2);
        Awaitility.await("destroyed").until(() -> destroyed.equals(List.of("b")));
        assertThat(await(nodes.get(0).catalogue().names())).isEmpty();
        assertThat(heard.of("k").get(1).change().kind()).isEqualTo(Kind.DELETED);
        assertThat(await(nodes.get(3).catalogue().fix("b", OPTIONS))).isEqualTo(OPTIONS);
        assertThat(destroyed).hasSize(1);
    }

    @Test
    void shouldFixAnewWhatWasPutBackAfterItsEnd() {
        entries(2, "b");
        entries(3, "b");
        Map<String, String> catalogue = nodes.get(0).instance().getMap(Maps.CATALOGUE);
        String ended = Objects.requireNonNull(catalogue.get("b"));
        await(nodes.get(2).catalogue().destroy("b"));
        catalogue.put("b", ended);
        await(nodes.get(2).catalogue().fix("b", OPTIONS));
        assertThat(catalogue.get("b")).isNotEqualTo(ended);
    }

    /** Answers come on threads from which Hazelcast must not be called. */
    @Test
    void shouldTakeCallsFromWhereItAnswers() {
        Entries entries = entries(2);
        Future<Entry> chain = entries.apply("0", put("0")).map(Entry.UNTOUCHED);
        for (int i = 1; i < 50; i++) {
            String key = Integer.toString(i);
            chain = chain.compose(before -> entries.apply(key, put(key))).compose(reply -> entries.read(key));
        }
        assertThat(value(await(chain))).isEqualTo("49");
    }

    @Test
    void shouldSweepWhatWasSetByWhoHadNotHeardOfTheEnd() {
        Entries late = entries(3, "b");
        entries(2, "b");
        await(nodes.get(2).catalogue().destroy("b"));
        await(late.apply("k", put("late")));
        Awaitility.await("swept")
                .atMost(Duration.ofSeconds(10))
                .until(() -> await(late.read("k")).kind() != Kind.VALUE);
    }

    @Test
    void shouldHearOfAnEndWhoseNewsWereLostAfterAGap() {
        entries(2, "b");
        List<String> destroyed = new CopyOnWriteArrayList<>();
        IMap<String, String> catalogue = nodes.get(0).instance().getMap(Maps.CATALOGUE);
        nodes.get(2).catalogue().onDestroyed(destroyed::add);
        catalogue.set("b", Fixed.anew(OPTIONS).write());
        awaitCopies();
        universe.kill(nodes.get(1).node());
        Awaitility.await("destroyed").atMost(Duration.ofSeconds(20)).until(() -> destroyed.contains("b"));
    }

    @Test
    void shouldPutOptionsBackWhenAllDataWereLost() {
        JsonObject options = new JsonObject().put("maxEntries", 5);
        await(nodes.get(2).catalogue().fix("b", options));
        universe.kill(nodes.get(0).node());
        universe.kill(nodes.get(1).node());
        assertThatThrownBy(() -> await(nodes.get(2).catalogue().entries("b").read("k")))
                .isInstanceOf(CacheException.class)
                .extracting("reason")
                .isEqualTo(Reason.UNAVAILABLE);
        TestNode back = universe.member("test-9", true);
        nodes.add(new CacheNode(back));
        Awaitility.await("the options")
                .until(() -> !await(nodes.get(3).catalogue().names()).isEmpty());
        assertThat(await(nodes.get(3).catalogue().fix("b", OPTIONS))).isEqualTo(options);
    }

    @Test
    void shouldKeepWhatWasChangedMeanwhile() {
        long version = await(entries(2).apply("k", put("v"))).version();
        await(entries(2).apply("k", put("w")));
        Operation old = new Evict(version);
        assertThat(await(entries(2).apply("k", old)).outcome()).isEqualTo(Outcome.REFUSED);
    }
}
