package io.universe.launcher.solo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.universe.cluster.Cluster;
import io.universe.cluster.Node;
import io.universe.cluster.Role;
import io.universe.cluster.lease.Leases;
import io.universe.cluster.session.ContextOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The contexts of one JVM talk as workers of a cluster do. */
class LoneUniverseTest {

    private final Vertx vertx = Vertx.vertx();
    private final LoneUniverse universe = new LoneUniverse(vertx);
    private final Cluster web = universe.seenBy(node("web"), ContextOptions.NONE, Leases.alone(vertx));
    private final Cluster engine = universe.seenBy(node("engine"), ContextOptions.NONE, Leases.alone(vertx));
    private final List<String> heard = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void shouldAskAnotherContext() {
        universe.onReady();
        engine.emitter().on("who", event -> event.reply(event.sender().worker() + " asks engine-0"));
        assertThat(await(web.emitter().<String>request("engine", "who"))).isEqualTo("web-0 asks engine-0");
    }

    @Test
    void shouldStandForTheMasterItself() {
        universe.onReady();
        listen("event");
        await(web.emitter().emit("event"));
        await(web.emitter().to("master", "self").emit("event"));
        await(web.emitter().to("all").emit("event"));
        await(web.emitter().request("self", "count"));
        await(web.emitter().request("engine", "count"));
        assertThat(heard).containsExactlyInAnyOrder("web-0", "web-0", "web-0", "engine-0");
    }

    @Test
    void shouldHoldBackWhatIsForAContextThatHasNotStarted() {
        Future<Void> emitted = web.emitter().to("late").emit("event");
        Cluster late = universe.seenBy(node("late"), ContextOptions.NONE, Leases.alone(vertx));
        late.emitter().on("event", event -> heard.add("late"));
        late.emitter().on("count", event -> event.reply(heard.size()));
        universe.onReady();
        await(emitted);
        assertThat(await(web.emitter().<Integer>request("late", "count"))).isEqualTo(1);
    }

    @Test
    void shouldSayWhoIsThereWhereATargetIsUnknown() {
        universe.onReady();
        assertThatThrownBy(() -> await(web.emitter().to("cache").emit("event")))
                .hasMessage("no node answers to 'cache'; there are: web-0, engine-0");
    }

    private void listen(String name) {
        for (Cluster each : List.of(web, engine)) {
            each.emitter().on(name, event -> heard.add(each.self().worker()));
            each.emitter().on("count", event -> event.reply(heard.size()));
        }
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.await(10, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new AssertionError(late);
        }
    }

    private static Node node(String context) {
        return new Node("solo-" + context, Role.SPAWN, context, context + "-0", 0, 1, 1, "localhost", 1, "test");
    }
}
