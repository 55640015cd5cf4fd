package io.universe.cluster.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nodes that hold no data outlive those that do, with everything they have registered. */
public abstract class LostDataContract {

    private TestUniverse universe;
    private TestNode master;
    private TestNode cache;
    private TestNode web;
    private TestNode engine;

    protected abstract ClusterFixture cluster();

    @BeforeEach
    void open() {
        universe = new TestUniverse(cluster());
        master = universe.node("master");
        cache = universe.node("cache-0");
        web = universe.member("web-0", false).announce();
        engine = universe.member("engine-0", false).announce();
        web.awaitJoined(master, cache, engine);
        engine.awaitJoined(master, cache, web);
        serve(web);
        serve(engine);
    }

    @AfterEach
    void close() {
        universe.close();
    }

    @Test
    void shouldKeepRegistrationsWhenOneDataMemberIsLost() {
        universe.kill(cache);
        web.awaitLeft(cache);
        engine.awaitLeft(cache);
        assertThat(web.ask("work")).isIn(web.uuid(), engine.uuid());
        assertReachable(universe.member("late-0", false).announce());
    }

    @Test
    void shouldRegisterAgainWhenAllDataMembersWereLost() {
        universe.kill(cache);
        universe.kill(master);
        assertThat(web.awaitLeft(master).getString("cause")).isEqualTo("member-left");
        engine.awaitLeft(cache);
        engine.awaitLeft(master);
        TestNode successor = universe.node("master");
        web.awaitJoined(successor);
        engine.awaitJoined(successor);
        assertReachable(successor);
        assertReachable(universe.member("late-0", false).announce());
        assertThat(web.left()).containsExactlyInAnyOrder(cache.uuid(), master.uuid());
    }

    @Test
    void shouldRegisterAgainAfterTheOnlyDataMemberCameBackTwice() {
        universe.kill(cache);
        web.awaitLeft(cache);
        TestNode only = master;
        for (int i = 0; i < 2; i++) {
            universe.kill(only);
            web.awaitLeft(only);
            only = universe.node("master");
            web.awaitJoined(only);
            engine.awaitJoined(only);
            assertReachable(only);
        }
    }

    private void assertReachable(TestNode from) {
        from.awaitJoined(web, engine);
        from.awaitServed("work", web.uuid(), engine.uuid());
        web.awaitServed("work", web.uuid(), engine.uuid());
    }

    private static void serve(TestNode node) {
        TestUniverse.await(node.session()
                .vertx()
                .eventBus()
                .consumer("work", message -> message.reply(node.uuid()))
                .completion());
    }
}
