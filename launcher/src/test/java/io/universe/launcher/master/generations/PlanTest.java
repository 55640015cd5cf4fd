package io.universe.launcher.master.generations;

import static io.universe.launcher.config.Operator.anOperator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.universe.launcher.config.ContextPlan;
import io.universe.launcher.config.DescribedContext;
import io.universe.launcher.config.Settings;
import io.universe.launcher.supervisor.ContextSpec;
import io.universe.launcher.supervisor.DebugId;
import io.universe.launcher.supervisor.StandbyId;
import io.universe.launcher.supervisor.WorkerId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

public class PlanTest {

    @TempDir
    private Path root;

    @Test
    void shouldStartWithTheContextThatThePlatformBringsAlong() {
        Plan plan = plan("--cache.instances=2");

        assertThat(plan.contexts())
                .extracting(ContextPlan::name, ContextPlan::instances, ContextPlan::isBuiltIn)
                .containsExactly(tuple("cache", 2, true), tuple("engine", 1, false), tuple("web", 3, false));
        assertThat(plan.processes()).isEqualTo(6);
    }

    @Test
    void shouldRunTheApplicationAloneWhereNoCacheIsWantedOrItLivesInTheMaster() {
        assertThat(plan("--cache.enable=false").contexts())
                .extracting(ContextPlan::name)
                .containsExactly("engine", "web");
        assertThat(plan("--cache.mode=master").contexts())
                .extracting(ContextPlan::name)
                .containsExactly("engine", "web");
    }

    @Test
    void shouldKeepTheDataInTheBuiltInContextAlone() {
        Plan plan = plan("--cache.instances=2");

        assertThat(plan.holdsData(new WorkerId("cache", 0, 1))).isTrue();
        assertThat(plan.holdsData(new WorkerId("cache", 1, 1))).isTrue();
        assertThat(plan.holdsData(new WorkerId("engine", 0, 1))).isFalse();
        assertThat(plan.holdsData(new WorkerId("web", 0, 1))).isFalse();
    }

    @Test
    void shouldKeepTheDataInTheFirstWorkerWhereThereIsNoBuiltInContext() {
        Plan plan = plan("--cache.enable=false");

        assertThat(plan.holdsData(new WorkerId("engine", 0, 1))).isTrue();
        assertThat(plan.holdsData(new WorkerId("engine", 1, 1))).isFalse();
        assertThat(plan.holdsData(new WorkerId("web", 0, 1))).isFalse();
    }

    @Test
    void shouldLetAStandbyHoldTheDataWhereItMayTakeTheFirstSlot() {
        assertThat(plan("--cache.enable=false").holdsData(new StandbyId("engine", 1)))
                .isTrue();
        assertThat(plan("--cache.enable=false").holdsData(new StandbyId("web", 1)))
                .isFalse();
        assertThat(plan().holdsData(new StandbyId("engine", 1))).isFalse();
    }

    @Test
    void shouldLetNobodyHoldTheDataWhoIsDebugged() {
        assertThat(plan("--cache.enable=false").holdsData(new DebugId("engine", 1)))
                .isFalse();
    }

    @Test
    void shouldSayHowLongAWorkerMayBeDebugged() {
        assertThat(plan().spec("web").timings().debugTimeout()).isEqualTo(Duration.ofMinutes(30));
        assertThat(plan("--debug.timeout=90s").spec("web").timings().debugTimeout())
                .isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void shouldCountStandbysAmongTheProcessesAndOrderThem() {
        Plan plan = plan("--standby=2", "--contexts.engine.standby=1");

        assertThat(plan.processes()).isEqualTo(5 + 3);
        assertThat(plan.specs()).extracting(spec -> spec.care().standbys()).containsExactly(0, 1, 2);
    }

    @Test
    void shouldStopWhatClientsTalkToFirstAndTheDataLast() {
        assertThat(plan().specs())
                .extracting(ContextSpec::name, ContextSpec::stopTier, ContextSpec::hasPort)
                .containsExactly(tuple("cache", 2, false), tuple("engine", 1, false), tuple("web", 0, true));
    }

    @Test
    void shouldTellTheSupervisorTheOperatorsPatience() {
        ContextSpec web = plan(
                        "--startTimeout=7s",
                        "--warmUpTimeout=8s",
                        "--stopTimeout=9s",
                        "--contexts.web.stopTimeout=10s",
                        "--minUptime=2m")
                .specs()
                .get(2);

        assertThat(web.timings().startTimeout()).isEqualTo(Duration.ofSeconds(7));
        assertThat(web.timings().warmUpTimeout()).isEqualTo(Duration.ofSeconds(8));
        assertThat(web.timings().stopTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(web.restarts().minUptime()).isEqualTo(Duration.ofMinutes(2));
        assertThat(web.restarts().stableAfter()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void shouldStandAsTheMasterBeforeHasLeftIt() {
        Plan plan = plan("--port=0").standing(Map.of("web", new Stand(1, 7, 4711, true)));

        assertThat(plan.context("web").instances()).isEqualTo(7);
        assertThat(plan.context("web").port()).hasValue(4711);
        assertThat(plan.context("engine").instances()).isEqualTo(1);
        assertThat(plan.context("engine").port()).isEmpty();
    }

    @Test
    void shouldTellTheSupervisorWhoComesAfterWhomAndHowManyWorkersMayAskFor() {
        Plan plan = plan("--contexts.engine.after=web", "--contexts.web.maxInstances=4");

        assertThat(plan.specs())
                .extracting(ContextSpec::name, ContextSpec::after, ContextSpec::maxInstances)
                .containsExactly(
                        tuple("cache", List.of(), 1), tuple("web", List.of(), 4), tuple("engine", List.of("web"), 1));
        assertThat(plan.standing(Map.of("web", new Stand(1, 7, 0, true)))
                        .spec("web")
                        .maxInstances())
                .isEqualTo(4);
    }

    @Test
    void shouldKnowTheOptionsOfContextsThatDoNotRun() {
        Plan plan = plan("--contexts=engine", "--contexts.web.options.colour=red");

        assertThat(plan.contextOptions().encode())
                .isEqualTo("{\"cache\":{},\"engine\":{},\"web\":{\"colour\":\"red\"}}");
        assertThat(plan.inOrder(List.of("engine")).contextOptions()).isEqualTo(plan.contextOptions());
    }

    @Test
    void shouldSayHowMuchCachedDataAProcessMayHold() {
        assertThat(plan("--cache.maxSize=2MB").dataBytes(new WorkerId("cache", 0, 1)))
                .isEqualTo(2 << 20);
        assertThat(plan("--cache.maxSize=2MB").dataBytes(new WorkerId("web", 0, 1)))
                .isZero();
        assertThat(plan("--cache.mode=master", "--cache.maxSize=2MB").dataBytes(new WorkerId("engine", 0, 1)))
                .isEqualTo(2 << 20);
        assertThat(plan("--cache.enable=false").dataBytes(new WorkerId("engine", 0, 1)))
                .isZero();
    }

    private Plan plan(String... options) {
        return planOf(anOperator(root).typing(options).settings());
    }

    public static Plan planOf(Settings settings) {
        return Plan.of(
                settings,
                List.of(
                        new DescribedContext("engine", 1, OptionalInt.empty()),
                        new DescribedContext("web", 3, OptionalInt.of(9090))));
    }
}
