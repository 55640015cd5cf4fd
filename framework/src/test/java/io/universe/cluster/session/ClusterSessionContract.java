package io.universe.cluster.session;

import static io.universe.cluster.session.TestUniverse.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.universe.cluster.ClusterEvents;
import io.universe.cluster.Node;
import io.universe.cluster.Role;
import io.universe.cluster.membership.Refusal;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a session promises whatever the cluster is made of. A subclass names the cluster. */
public abstract class ClusterSessionContract {

    private TestUniverse universe;

    protected abstract ClusterFixture cluster();

    /** Four nodes greet each other at once this often. */
    protected int rounds() {
        return "full".equals(System.getProperty("universe.rounds")) ? 50 : 2;
    }

    protected final TestUniverse universe() {
        return universe;
    }

    @BeforeEach
    void open() {
        universe = new TestUniverse(cluster());
    }

    @AfterEach
    void close() {
        universe.close();
    }

    @Test
    void shouldTellBothSidesOnceWhenANodeJoins() {
        TestNode first = universe.node("a-0");
        TestNode second = universe.node("b-0");
        first.awaitJoined(second);
        second.awaitJoined(first);
        assertThat(first.joined()).containsExactly(second.uuid());
        assertThat(second.joined()).containsExactly(first.uuid());
        assertThat(first.session().cluster().nodes())
                .containsExactly(second.session().cluster().self());
    }

    @Test
    void shouldTellNobodyOfANodeThatIsNotDeployed() {
        TestNode first = universe.node("a-0");
        TestNode warming = universe.member("b-0", true);
        TestNode third = universe.node("c-0");
        first.awaitJoined(third);
        third.awaitJoined(first);
        assertThat(first.joined()).containsExactly(third.uuid());
        assertThat(warming.told()).isEmpty();
        warming.announce();
        first.awaitJoined(warming);
        third.awaitJoined(warming);
        warming.awaitJoined(first, third);
    }

    @Test
    void shouldJoinOnceWhenNodesGreetEachOtherAtOnce() {
        for (int round = 0; round < rounds(); round++) {
            List<TestNode> nodes = universe.members(4, i -> true);
            nodes.forEach(TestNode::announce);
            nodes.forEach(node -> nodes.stream().filter(other -> other != node).forEach(node::awaitJoined));
            nodes.forEach(node ->
                    assertThat(node.joined()).doesNotHaveDuplicates().hasSize(3).doesNotContain(node.uuid()));
            nodes.forEach(node -> await(node.session().leave()));
        }
    }

    @Test
    void shouldTellThatANodeLeftByItself() {
        TestNode stays = universe.node("a-0");
        TestNode leaves = universe.node("b-0");
        stays.awaitJoined(leaves);
        leaves.awaitJoined(stays);
        await(leaves.session().leave());
        JsonObject left = stays.awaitLeft(leaves);
        assertThat(left.getString("cause")).isEqualTo("left");
        assertThat(left.getString("detectedBy")).isEqualTo("cluster");
        assertThat(stays.session().cluster().nodes()).isEmpty();
        assertThat(stays.left()).containsExactly(leaves.uuid());
    }

    @Test
    void shouldTellWhyAndWithWhichCodeANodeLeaves() {
        TestNode stays = universe.node("a-0");
        TestNode leaves = universe.node("b-0");
        stays.awaitJoined(leaves);
        leaves.awaitJoined(stays);
        await(leaves.session().leave("reload", 0));
        JsonObject left = stays.awaitLeft(leaves);
        assertThat(left.getString("cause")).isEqualTo("reload");
        assertThat(left.getInteger("exitCode")).isZero();
        assertThat(left.getValue("signal")).isNull();
    }

    @Test
    void shouldTellThatAMemberWasLost() {
        TestNode stays = universe.node("a-0");
        TestNode dies = universe.node("b-0");
        stays.awaitJoined(dies);
        universe.kill(dies);
        JsonObject left = stays.awaitLeft(dies);
        assertThat(left.getString("cause")).isEqualTo("member-left");
        assertThat(left.getString("detectedBy")).isEqualTo("cluster");
        assertThat(left.fieldNames()).contains("exitCode", "signal");
        assertThat(left.getValue("signal")).isNull();
    }

    @Test
    void shouldTellEveryNodeOnceWhatTheMasterSaw() {
        TestNode master = universe.node("master");
        TestNode other = universe.node("a-0");
        TestNode dies = universe.node("b-0");
        master.awaitJoined(other, dies);
        other.awaitJoined(master, dies);
        master.session().broadcastLost(dies.uuid(), "signal", null, "SIGKILL");
        other.session().reportLost(dies.uuid(), "signal", null, "SIGKILL");
        JsonObject left = other.awaitLeft(dies);
        assertThat(left.getString("signal")).isEqualTo("SIGKILL");
        assertThat(left.getString("detectedBy")).isEqualTo("master");
        master.awaitLeft(dies);
        universe.kill(dies);
        TestNode later = universe.node("c-0");
        master.awaitJoined(later);
        other.awaitJoined(later);
        assertThat(master.left()).containsExactly(dies.uuid());
        assertThat(other.left()).containsExactly(dies.uuid());
    }

    @Test
    void shouldTakeAProcessThatComesBackForANewNode() {
        TestNode stays = universe.node("a-0");
        TestNode before = universe.node("b-0");
        stays.awaitJoined(before);
        universe.kill(before);
        stays.awaitLeft(before);
        TestNode after = universe.node("b-0");
        stays.awaitJoined(after);
        assertThat(stays.joined()).containsExactly(before.uuid(), after.uuid()).doesNotHaveDuplicates();
    }

    @Test
    void shouldRefuseAGreetingForAnotherNode() {
        TestNode first = universe.node("a-0");
        TestNode second = universe.node("b-0");
        first.awaitJoined(second);
        JsonObject wrong = new NodeMessage.Syn(second.session().cluster().self(), "somebody-else").toJson();
        assertThatThrownBy(() ->
                        await(second.session().vertx().eventBus().request(NodeMessage.address(first.uuid()), wrong)))
                .isInstanceOfSatisfying(
                        ReplyException.class,
                        refusal -> assertThat(refusal.failureCode()).isEqualTo(Refusal.WRONG_TARGET.code()));
    }

    @Test
    void shouldRefuseAGreetingOfTheDead() {
        TestNode first = universe.node("a-0");
        TestNode second = universe.node("b-0");
        first.awaitJoined(second);
        second.awaitJoined(first);
        first.session().reportLost(second.uuid(), "exit", 1, null);
        first.awaitLeft(second);
        JsonObject late = new NodeMessage.Syn(second.session().cluster().self(), first.uuid()).toJson();
        assertThatThrownBy(() ->
                        await(second.session().vertx().eventBus().request(NodeMessage.address(first.uuid()), late)))
                .isInstanceOfSatisfying(
                        ReplyException.class,
                        refusal -> assertThat(refusal.failureCode()).isEqualTo(Refusal.GONE.code()));
        assertThat(first.joined()).containsExactly(second.uuid());
    }

    @Test
    void shouldTellWhoSubscribesLateOfThoseAlreadyThere() {
        TestNode first = universe.node("a-0");
        TestNode second = universe.node("b-0");
        first.awaitJoined(second);
        List<String> seen = new ArrayList<>();
        first.session().cluster().onNodeJoined(node -> seen.add(node.uuid()));
        TestNode third = universe.node("c-0");
        first.awaitJoined(third);
        assertThat(seen).containsExactly(second.uuid(), third.uuid());
    }

    @Test
    void shouldTellTheOthersWhenASubscriberFails() {
        TestNode first = universe.node("a-0");
        first.session().cluster().onNodeJoined(node -> {
            throw new NoClassDefFoundError("of the application");
        });
        List<String> seen = new CopyOnWriteArrayList<>();
        first.session().cluster().onNodeJoined(node -> seen.add(node.uuid()));
        TestNode second = universe.node("b-0");
        first.awaitJoined(second);
        assertThat(seen).containsExactly(second.uuid());
    }

    @Test
    void shouldPublishReadyOnceAndHereOnly() {
        TestNode first = universe.node("a-0");
        TestNode second = universe.node("b-0");
        first.awaitJoined(second);
        first.session().publishReady(new JsonObject().put("universe", "test"));
        first.session().publishReady(new JsonObject());
        first.await("ready", now -> now.stream().anyMatch(t -> t.address().equals(ClusterEvents.READY)));
        TestNode third = universe.node("c-0");
        first.awaitJoined(third);
        second.awaitJoined(third);
        assertThat(first.told().stream().filter(t -> t.address().equals(ClusterEvents.READY)))
                .hasSize(1);
        assertThat(second.told().stream().filter(t -> t.address().equals(ClusterEvents.READY)))
                .isEmpty();
    }

    @Test
    void shouldLoseNoRequestWhenRegistrationsAreWithdrawn() {
        TestNode client = universe.node("a-0");
        TestNode drains = universe.node("b-0");
        TestNode stays = universe.node("c-0");
        client.awaitJoined(drains, stays);
        drains.awaitJoined(client);
        for (TestNode server : List.of(drains, stays)) {
            await(server.session()
                    .vertx()
                    .eventBus()
                    .consumer("work", message -> message.reply(server.uuid()))
                    .completion());
        }
        client.awaitServed("work", drains.uuid(), stays.uuid());
        await(drains.session().withdrawRegistrations());
        for (int i = 0; i < 20; i++) {
            assertThat(client.ask("work")).isEqualTo(stays.uuid());
        }
        assertThat(drains.askLocally("work")).isEqualTo(drains.uuid());
    }

    @Test
    void shouldSendNothingToAStandbyUntilItHasASlot() {
        TestNode client = universe.node("a-0");
        TestNode serves = universe.node("b-0");
        TestNode standby = universe.standby();
        client.awaitJoined(serves);
        for (TestNode server : List.of(serves, standby)) {
            await(server.session()
                    .vertx()
                    .eventBus()
                    .consumer("work", message -> message.reply(server.uuid()))
                    .completion());
        }
        client.awaitServed("work", serves.uuid());
        standby.awaitServed("work", serves.uuid(), standby.uuid());
        for (int i = 0; i < 20; i++) {
            assertThat(client.ask("work")).isEqualTo(serves.uuid());
        }
        assertThat(client.joined()).doesNotContain(standby.uuid());
        assertThat(standby.told()).isEmpty();

        standby.session().become(new Node("", Role.FORK, "test", "c-1", 1, 7, 1, "127.0.0.1", 1, "0"));
        await(standby.session().publishRegistrations());
        standby.announce();

        client.awaitJoined(standby);
        client.awaitServed("work", serves.uuid(), standby.uuid());
        standby.awaitJoined(client, serves);
        assertThat(client.session().cluster().nodes())
                .filteredOn(node -> node.uuid().equals(standby.uuid()))
                .singleElement()
                .satisfies(node ->
                        assertThat(node.worker() + "." + node.incarnation()).isEqualTo("c-1.7"));
    }

    @Test
    void shouldLetWhoIsDebuggedKnowEverybodyAndNobodyKnowIt() {
        TestNode serves = universe.node("a-0");
        TestNode debugged = universe.debugged();
        for (TestNode server : List.of(serves, debugged)) {
            await(server.session()
                    .vertx()
                    .eventBus()
                    .consumer("work", message -> message.reply(server.uuid()))
                    .completion());
        }
        debugged.announce();
        debugged.awaitJoined(serves);
        TestNode late = universe.node("b-0");
        debugged.awaitJoined(late);
        late.awaitJoined(serves);

        debugged.awaitServed("work", serves.uuid(), debugged.uuid());
        late.awaitServed("work", serves.uuid());
        for (int i = 0; i < 20; i++) {
            assertThat(late.ask("work")).isEqualTo(serves.uuid());
        }
        await(debugged.session().leave());
        await(universe.node("c-0").announce().session().withdrawRegistrations());
        assertThat(serves.told()).noneMatch(told -> debugged.uuid().equals(told.uuid()));
        assertThat(late.told()).noneMatch(told -> debugged.uuid().equals(told.uuid()));
    }

    @Test
    void shouldLeaveOnce() {
        TestNode node = universe.node("a-0");
        assertThat(node.session().leave()).isSameAs(node.session().leave());
        await(node.session().leave());
        node.session().announce();
        await(node.session().withdrawRegistrations());
    }
}
