package io.universe.cluster.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.cluster.membership.Membership;
import io.vertx.core.Completable;
import io.vertx.core.Promise;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.spi.cluster.ClusteredNode;
import io.vertx.core.spi.cluster.NodeInfo;
import io.vertx.core.spi.cluster.RegistrationInfo;
import io.vertx.core.spi.cluster.RegistrationUpdateEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where the event bus sends, by what it was told of who listens where. */
class RoutesTest {

    private final Map<String, List<RegistrationInfo>> heldBack = new HashMap<>();
    private final AskedCluster cluster = new AskedCluster();
    private final Routes routes =
            new Routes(address -> heldBack.getOrDefault(address, List.of()), address -> !address.startsWith("own."));

    private final Selector selector = new Selector(routes);

    /** Answers when the test says so. */
    private static class AskedCluster implements ClusteredNode {
        private final Map<String, List<RegistrationInfo>> holds = new HashMap<>();
        private final List<Runnable> answers = new ArrayList<>();
        private boolean isPrompt = true;

        @Override
        public String getNodeId() {
            return "self";
        }

        @Override
        public void getRegistrations(String address, Completable<List<RegistrationInfo>> promise) {
            List<RegistrationInfo> now = List.copyOf(holds.getOrDefault(address, List.of()));
            answers.add(() -> promise.succeed(now));
            if (isPrompt) {
                answer();
            }
        }

        private void answer() {
            List<Runnable> due = List.copyOf(answers);
            answers.clear();
            due.forEach(Runnable::run);
        }

        @Override
        public @Nullable NodeInfo getNodeInfo() {
            return null;
        }

        @Override
        public void getNodeInfo(String nodeId, Completable<NodeInfo> promise) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<String> getNodes() {
            return List.of();
        }
    }

    @BeforeEach
    void start() {
        routes.init(cluster);
    }

    private static RegistrationInfo consumer(String node, long number) {
        return new RegistrationInfo(node, number, false);
    }

    private static List<RegistrationInfo> consumers(String... nodes) {
        return IntStream.range(0, nodes.length)
                .mapToObj(i -> consumer(nodes[i], i))
                .toList();
    }

    private void holds(String address, String... nodes) {
        cluster.holds.put(address, consumers(nodes));
    }

    private void tell(String address, String... nodes) {
        holds(address, nodes);
        routes.registrationsUpdated(new RegistrationUpdateEvent(address, consumers(nodes)));
    }

    private @Nullable String send(String address) {
        Promise<String> asked = Promise.promise();
        selector.selectForSend(address, asked);
        assertThat(asked.future().succeeded()).isTrue();
        return asked.future().result();
    }

    private List<String> sent(String address, int times) {
        return Stream.generate(() -> send(address)).limit(times).toList();
    }

    private List<String> publish(String address) {
        Promise<Iterable<String>> asked = Promise.promise();
        selector.selectForPublish(address, asked);
        List<String> nodes = new ArrayList<>();
        asked.future().result().forEach(nodes::add);
        return nodes;
    }

    @Test
    void shouldSendToEverybodyInTurn() {
        holds("work", "a", "b", "c");
        assertThat(sent("work", 6)).containsExactly("a", "b", "c", "a", "b", "c");
        assertThat(publish("work")).containsExactly("a", "b", "c");
    }

    @Test
    void shouldGoOnWithWhoeverIsNextWhenNothingHasChanged() {
        holds("work", "a", "b", "c");
        assertThat(send("work")).isEqualTo("a");
        tell("work", "a", "b", "c");
        assertThat(sent("work", 3)).containsExactly("b", "c", "a");
    }

    @Test
    void shouldSendByTheNumberOfConsumersWithoutLeavingAnybodyOut() {
        holds("work", "a", "b", "b", "b");
        Map<String, Integer> counts = new TreeMap<>();
        sent("work", 400).forEach(node -> counts.merge(node, 1, Integer::sum));
        assertThat(counts).isEqualTo(Map.of("a", 100, "b", 300));
        assertThat(publish("work")).containsExactly("a", "b");
    }

    @Test
    void shouldKnowNobodyWhereNobodyListens() {
        assertThat(send("work")).isNull();
        assertThat(publish("work")).isEmpty();
        assertThat(routes.wantsUpdatesFor("work")).isFalse();
    }

    @Test
    void shouldNotSendToConsumersThatOtherNodesKeepToThemselves() {
        cluster.holds.put(
                "work", List.of(new RegistrationInfo("other", 1, true), new RegistrationInfo("self", 2, true)));
        assertThat(sent("work", 2)).containsExactly("self", "self");
    }

    @Test
    void shouldServeInOrderThoseWhoAskedBeforeItWasKnown() {
        cluster.isPrompt = false;
        holds("work", "a", "b");
        List<String> order = new ArrayList<>();
        Function<String, Completable<String>> asker = name -> (node, failure) -> order.add(name + "->" + node);
        selector.selectForSend("work", asker.apply("first"));
        selector.selectForSend("work", (node, failure) -> {
            order.add("second->" + node);
            selector.selectForSend("work", asker.apply("fourth"));
        });
        selector.selectForSend("work", asker.apply("third"));
        assertThat(order).isEmpty();
        cluster.answer();
        assertThat(order).containsExactly("first->a", "second->b", "third->a", "fourth->b");
    }

    @Test
    void shouldNotReplaceANewerWordByAnOlderAnswer() {
        holds("work", "a");
        send("work");
        long asked = routes.version("work");
        tell("work", "a", "b");
        assertThat(routes.learn("work", asked, consumers("a"))).isFalse();
        assertThat(publish("work")).containsExactly("a", "b");
        assertThat(routes.learn("work", routes.version("work"), consumers("b"))).isTrue();
        assertThat(publish("work")).containsExactly("b");
    }

    @Test
    void shouldTakeWhatItIsToldWhileItAsks() {
        cluster.isPrompt = false;
        holds("work", "a");
        Promise<String> asked = Promise.promise();
        selector.selectForSend("work", asked);
        tell("work", "b");
        cluster.answer();
        assertThat(asked.future().result()).isEqualTo("b");
        assertThat(sent("work", 2)).containsExactly("b", "b");
    }

    @Test
    void shouldAskAgainWhereItIsToldThatNobodyIsThereWhileItAsks() {
        cluster.isPrompt = false;
        holds("work", "a");
        Promise<String> asked = Promise.promise();
        selector.selectForSend("work", asked);
        routes.registrationsUpdated(new RegistrationUpdateEvent("work", List.of()));
        cluster.answer();
        assertThat(asked.future().isComplete()).isFalse();
        cluster.answer();
        assertThat(asked.future().result()).isEqualTo("a");
    }

    @Test
    void shouldGoOnAfterAMessageThatCannotBeSent() {
        cluster.isPrompt = false;
        holds("work", "a");
        List<Throwable> failures = new ArrayList<>();
        selector.selectForSend("work", unfit(failures));
        Promise<String> asked = Promise.promise();
        selector.selectForSend("work", asked);
        cluster.answer();
        assertThat(asked.future().result()).isEqualTo("a");
        selector.selectForSend("work", unfit(failures));
        assertThat(send("work")).isEqualTo("a");
        assertThat(failures)
                .hasSize(2)
                .allSatisfy(failure -> assertThat(failure)
                        .isInstanceOf(ReplyException.class)
                        .hasMessageContaining("no form for the wire"));
    }

    private static Completable<String> unfit(List<Throwable> failures) {
        return (node, failure) -> {
            if (failure == null) {
                throw new IllegalStateException("no form for the wire");
            }
            failures.add(failure);
        };
    }

    @Test
    void shouldFailAReplyToWhoIsGoneAlready() {
        List<String> failed = new ArrayList<>();
        routes.requests().onFailure((reply, node) -> failed.add(reply + "@" + node));
        routes.onLost("dead");
        routes.sendingReply("r1", 30_000, "dead");
        routes.sendingReply("r2", 30_000, "alive");
        routes.sendingReply("r3", 30_000, "self");
        assertThat(failed).containsExactly("r1@dead");
    }

    @Test
    void shouldTakeTheDeadOutAtOnce() {
        holds("work", "alive", "dying");
        send("work");
        routes.onLost("dying");
        assertThat(sent("work", 3)).containsOnly("alive");
        tell("work", "alive", "dying");
        assertThat(sent("work", 3)).containsOnly("alive");
    }

    @Test
    void shouldSendAgainToWhomTheClusterFoundAgain() {
        holds("work", "a", "b");
        send("work");
        routes.onLost("b");
        routes.onFound("b");
        assertThat(sent("work", 2)).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void shouldFindANodeAgainThatWasTheOnlyOne() {
        holds("work", "a");
        send("work");
        routes.onLost("a");
        assertThat(send("work")).isNull();
        routes.onFound("a");
        assertThat(send("work")).isEqualTo("a");
    }

    @Test
    void shouldSendNothingOfTheApplicationToWhoDrains() {
        holds("work", "drains", "stays");
        holds("own.drains", "drains");
        send("work");
        routes.onWithdrawn("drains");
        assertThat(sent("work", 3)).containsOnly("stays");
        assertThat(publish("work")).containsExactly("stays");
        assertThat(send("own.drains")).isEqualTo("drains");
    }

    @Test
    void shouldNotRememberTheDeadForEver() {
        routes.onLost("dying");
        for (int i = 1; i < Membership.DEAD_REMEMBERED; i++) {
            routes.onLost("dead-" + i);
        }
        assertThat(routes.isLost("dying")).isTrue();
        routes.onLost("one-too-many");
        assertThat(routes.isLost("dying")).isFalse();
    }

    @Test
    void shouldUseItselfWhatItHoldsBackFromOthers() {
        heldBack.put("work", List.of(consumer("self", 1)));
        assertThat(send("work")).isEqualTo("self");
    }

    @Test
    void shouldPreferConsumersNearbyWhereThatIsWanted() {
        holds("host.work", "far", "near", "self");
        holds("jvm.work", "far", "near", "self");
        holds("any.work", "far", "near", "self");
        routes.prefer(
                new Localities(List.of(
                        new Localities.Rule("host.*", Locality.HOST), new Localities.Rule("jvm.*", Locality.JVM))),
                Set.of("near")::contains);
        assertThat(sent("host.work", 4)).containsExactly("near", "self", "near", "self");
        assertThat(sent("jvm.work", 3)).containsOnly("self");
        assertThat(sent("any.work", 3)).containsExactly("far", "near", "self");
        assertThat(publish("jvm.work")).containsExactly("far", "near", "self");
    }

    @Test
    void shouldGoFurtherWhereNobodyIsNear() {
        holds("jvm.near", "far", "near");
        holds("jvm.far", "far");
        routes.prefer(new Localities(List.of(new Localities.Rule("jvm.*", Locality.JVM))), Set.of("near")::contains);
        assertThat(sent("jvm.near", 2)).containsOnly("near");
        assertThat(sent("jvm.far", 2)).containsOnly("far");
        routes.onLost("near");
        assertThat(sent("jvm.near", 2)).containsOnly("far");
    }

    @Test
    void shouldTellWhoAsksThatTheClusterCannotBeAsked() {
        Routes unlucky = new Routes(address -> List.of(), address -> true);
        unlucky.init(new AskedCluster() {
            @Override
            public void getRegistrations(String address, Completable<List<RegistrationInfo>> promise) {
                promise.fail("no member holds data");
            }
        });
        Promise<String> asked = Promise.promise();
        new Selector(unlucky).selectForSend("work", asked);
        assertThat(asked.future().cause())
                .isInstanceOf(ReplyException.class)
                .hasMessageContainingAll("work", "no member holds data");
        assertThat(unlucky.wantsUpdatesFor("work")).isFalse();
    }
}
