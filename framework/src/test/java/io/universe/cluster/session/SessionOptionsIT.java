package io.universe.cluster.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.universe.cluster.Cluster;
import io.universe.cluster.Role;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a cluster knows because its session was opened with it: options of contexts, and whom to ask for workers. */
class SessionOptionsIT {

    private final TestUniverse universe = new TestUniverse(new FakeCluster());
    private final List<Integer> asked = new ArrayList<>();

    @AfterEach
    void close() {
        universe.close();
    }

    private Cluster cluster(Role role) {
        ContextOptions contexts = new ContextOptions(new JsonObject()
                .put("web", new JsonObject().put("deep", new JsonObject().put("colour", "red")))
                .put("engine", new JsonObject()));
        Forks forks = count -> {
            asked.add(count);
            return CompletableFuture.completedFuture(7);
        };
        SessionOptions options = SessionOptions.DEFAULTS.with(contexts).with(forks);
        return universe.member(role, options).session().cluster();
    }

    @Test
    void shouldGiveTheOptionsOfAnyContextEachTimeAsACopy() {
        Cluster cluster = cluster(Role.STANDBY);

        cluster.options("web").getJsonObject("deep").put("colour", "blue");

        assertThat(cluster.options("web").getJsonObject("deep").getString("colour"))
                .isEqualTo("red");
        assertThat(cluster.options("engine")).isEmpty();
    }

    @Test
    void shouldNameTheContextsThereAreToWhoAsksForAnother() {
        Cluster cluster = cluster(Role.MASTER);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> cluster.options("wbe"))
                .withMessage("there is no context wbe; there are: engine, web");
    }

    @Test
    void shouldLetAWorkerThatHasASlotAskForMore() {
        assertThat(TestUniverse.await(cluster(Role.FORK).fork(2))).isEqualTo(7);
        assertThat(asked).containsExactly(2);
    }

    @Test
    void shouldLetNobodyElseAsk() {
        assertThat(failure(cluster(Role.MASTER).fork(1))).hasMessageContaining("only a worker");
        assertThat(failure(cluster(Role.STANDBY).fork(1))).hasMessageContaining("only a worker");
        assertThat(asked).isEmpty();
    }

    @Test
    void shouldNotAskForLessThanOne() {
        assertThat(failure(cluster(Role.SPAWN).fork(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("count must be 1 or more, got 0");
        assertThat(asked).isEmpty();
    }

    private static Throwable failure(Future<Integer> future) {
        assertThat(future.failed()).isTrue();
        return future.cause();
    }
}
