package io.universe.launcher.master.reports;

import static io.universe.launcher.config.Operator.anOperator;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.cluster.Role;
import io.universe.control.WorkerSpec;
import io.universe.control.WorkerSpec.Listen;
import io.universe.control.WorkerSpec.Mode;
import io.universe.launcher.master.generations.Plan;
import io.universe.launcher.master.generations.PlanTest;
import io.universe.launcher.supervisor.DebugId;
import io.universe.launcher.supervisor.LifeId;
import io.universe.launcher.supervisor.StandbyId;
import io.universe.launcher.supervisor.WorkerId;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssignmentsTest {

    private static final int CORES = 8;
    private static final List<String> MASTER = List.of("127.0.0.1:5701");

    @TempDir
    private Path root;

    @Test
    void shouldSayWhichLifeTheWorkerIs() {
        WorkerSpec spec = spec("web", 1);

        assertThat(spec.life()).isEqualTo("web-1.3");
        assertThat(spec.place().role()).isEqualTo(Role.FORK);
        assertThat(spec.generation()).isEqualTo(2);
        assertThat(spec("web", 0).place().role()).isEqualTo(Role.SPAWN);
    }

    @Test
    void shouldSayThatAStandbyHasNoSlot() {
        WorkerSpec spec = standby("--contexts.web.warmUpPort=9100");

        assertThat(spec.life()).isEqualTo("web-standby.4");
        assertThat(spec.isStandby()).isTrue();
        assertThat(spec.listen()).isEqualTo(new Listen(Mode.PROXY, "0.0.0.0", 4711, 0));
    }

    @Test
    void shouldHaveWhoIsDebuggedListenOnLoopbackWhereverTheOthersDo() {
        Plan plan = PlanTest.planOf(anOperator(root)
                .typing("--contexts.web.warmUpPort=9100", "--cache.enable=false")
                .settings());
        WorkerSpec spec = new Assignments(plan, Mode.INHERIT, CORES).of(new DebugId("web", 4), 2, 4711, MASTER);

        assertThat(spec.life()).isEqualTo("web-debug.4");
        assertThat(spec.isDebugged()).isTrue();
        assertThat(spec.listen()).isEqualTo(new Listen(Mode.PROXY, "0.0.0.0", 4711, 0));
        assertThat(spec(new DebugId("engine", 1)).listen()).isEqualTo(Listen.NONE);
    }

    @Test
    void shouldGiveThePortOfTheContextToThoseThatHaveOne() {
        assertThat(spec("web", 1).listen()).isEqualTo(new Listen(Mode.PROXY, "0.0.0.0", 4711, 0));
        assertThat(spec("engine", 0).listen()).isEqualTo(Listen.NONE);
    }

    @Test
    void shouldGiveEachSlotItsOwnWarmUpPort() {
        assertThat(spec("web", 2, "--contexts.web.warmUpPort=9100").listen().warmUpPort())
                .isEqualTo(9102);
    }

    @Test
    void shouldJoinThroughTheMasterFirstAndThenThroughOtherHosts() {
        WorkerSpec spec = spec("engine", 0, "--cluster.name=one", "--cluster.members=far:5701");

        assertThat(spec.cluster().name()).isEqualTo("one");
        assertThat(spec.cluster().join()).containsExactly("127.0.0.1:5701", "far:5701");
        assertThat(spec.cluster().holdsData()).isFalse();
        assertThat(spec("cache", 0).cluster().holdsData()).isTrue();
    }

    @Test
    void shouldTellThePlatformWhatTheOperatorSays() {
        WorkerSpec spec = spec("web", 0, "--cache.maxSize=1GB");
        assertThat(spec.platform().section("cache").getLong("maxSizeBytes")).isEqualTo(1L << 30);
        assertThat(spec.platform().data()).isEqualTo(root.resolve("data"));
    }

    @Test
    void shouldTellWhichConsumersNearbyArePreferred() {
        assertThat(spec("web", 0, "--cluster.locality=sky.*=host,engine.*=jvm")
                        .tunables()
                        .locality())
                .containsExactly("sky.*=host", "engine.*=jvm");
    }

    @Test
    void shouldShareTheCoresAmongTheInstancesUnlessTheOperatorSaysOtherwise() {
        assertThat(spec("web", 0).tunables().eventLoops()).isEqualTo(CORES / 3);
        assertThat(spec("web", 0, "--workers=20").tunables().eventLoops()).isEqualTo(1);
        assertThat(spec("web", 0, "--contexts.web.eventLoops=5").tunables().eventLoops())
                .isEqualTo(5);
    }

    @Test
    void shouldSayHowOftenRegistrationsAreChecked() {
        assertThat(spec("web", 0).tunables().checkInterval()).isEqualTo(Duration.ofSeconds(30));
        assertThat(standby("--cluster.checkInterval=0s").tunables().checkInterval())
                .isZero();
    }

    @Test
    void shouldLeaveIdleConnectionsASecondOrHalfOfTheTimeThereIs() {
        assertThat(spec("web", 0).tunables().idleGrace()).isEqualTo(Duration.ofSeconds(1));
        assertThat(spec("web", 0, "--stopTimeout=1s").tunables().idleGrace()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void shouldPassOnWhatTheOperatorWritesForTheApplication() {
        WorkerSpec spec = spec("web", 0, "--contexts.web.options.colour=red", "--backends.store.url=jdbc:x");

        assertThat(spec.options().getString("colour")).isEqualTo("red");
        assertThat(spec.backends().getJsonObject("store").getString("url")).isEqualTo("jdbc:x");
        assertThat(spec("engine", 0, "--contexts.web.options.colour=red").options())
                .isEmpty();
    }

    @Test
    void shouldTellEveryWorkerTheOptionsOfEveryContext() {
        WorkerSpec spec =
                spec("web", 0, "--contexts.engine.options.day=[2024-02-29]", "--contexts.engine.enabled=false");

        assertThat(spec.contexts().getJsonObject("engine").getJsonArray("day").getString(0))
                .contains("2024");
        assertThat(spec.contexts().getJsonObject("web")).isEmpty();
        assertThat(spec.contexts().fieldNames()).containsExactlyInAnyOrder("cache", "engine", "web");
        assertThat(standby("--contexts.web.options.colour=red").contexts().getJsonObject("web"))
                .isEqualTo(new JsonObject().put("colour", "red"));
        assertThat(spec.contexts().encode()).contains("2024");
    }

    private WorkerSpec standby(String... options) {
        return spec(new StandbyId("web", 4), options);
    }

    private WorkerSpec spec(String context, int slot, String... options) {
        return spec(new WorkerId(context, slot, 3), options);
    }

    private WorkerSpec spec(LifeId id, String... options) {
        Plan plan = PlanTest.planOf(anOperator(root).typing(options).settings());
        return new Assignments(plan, Mode.PROXY, CORES).of(id, 2, 4711, MASTER);
    }
}
