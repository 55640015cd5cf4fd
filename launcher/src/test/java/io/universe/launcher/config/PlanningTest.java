package io.universe.launcher.config;

import static io.universe.launcher.config.Operator.anOperator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanningTest {

    private static final DescribedContext ENGINE = new DescribedContext("engine", 1, OptionalInt.empty());
    private static final DescribedContext WEB = new DescribedContext("web", 2, OptionalInt.of(9090));
    private static final DescribedContext ADMIN = new DescribedContext("admin", 1, OptionalInt.of(9092));
    private static final List<DescribedContext> ALL = List.of(ENGINE, WEB, ADMIN);

    @TempDir
    private Path root;

    @Test
    void shouldRunTheApplicationAsItDescribesItself() {
        List<ContextPlan> plans = anOperator(root).settings().applyTo(ALL);
        assertThat(plans).extracting(ContextPlan::name).containsExactly("engine", "web", "admin");
        assertThat(plans).extracting(ContextPlan::instances).containsExactly(1, 2, 1);
        assertThat(plans.get(1).stopTimeout()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void shouldMeanTheFirstContextWithAPortByTheShortOptions() {
        List<ContextPlan> plans = anOperator(root)
                .typing("--port=0", "--workers=5", "--standby=1")
                .settings()
                .applyTo(ALL);
        assertThat(plans.get(0).instances()).isEqualTo(1);
        assertThat(plans.get(1))
                .extracting(ContextPlan::port, ContextPlan::instances, ContextPlan::standby)
                .containsExactly(OptionalInt.of(0), 5, 1);
        assertThat(plans.get(2).port()).hasValue(9092);
    }

    @Test
    void shouldMeanTheFirstOfThoseThatRun() {
        List<ContextPlan> plans = anOperator(root)
                .typing("--port=1234", "--contexts.web.enabled=false")
                .settings()
                .applyTo(ALL);
        assertThat(plans).extracting(ContextPlan::name).containsExactly("engine", "admin");
        assertThat(plans.get(1).port()).hasValue(1234);
    }

    @Test
    void shouldLetTheStrongerLayerWinAndTheExactKeyWithinOneLayer() {
        assertThat(portOfWeb(
                        anOperator(root).writing("contexts: {web: {port: 1}}").typing("--port=2")))
                .hasValue(2);
        assertThat(portOfWeb(anOperator(root).writing("port: 1").typing("--contexts.web.port=2")))
                .hasValue(2);
        assertThat(portOfWeb(anOperator(root).writing("").typing("--port=1", "--contexts.web.port=2")))
                .hasValue(2);
    }

    private static OptionalInt portOfWeb(Operator operator) {
        return operator.settings().applyTo(ALL).get(1).port();
    }

    @Test
    void shouldRunOnlyWhatIsSelected() {
        assertThat(anOperator(root).typing("--contexts=web").settings().applyTo(ALL))
                .extracting(ContextPlan::name)
                .containsExactly("web");
    }

    @Test
    void shouldNameTheContextThatNoJarProvides() {
        assertThat(problems(anOperator(root).typing("--contexts=wbe", "--contexts.engin.instances=2"), ALL))
                .containsExactly(
                        "contexts.engin: no jar in " + root.resolve("modules")
                                + " provides a context of this name; there are: admin, engine, web",
                        "contexts=wbe: no jar in " + root.resolve("modules")
                                + " provides a context of this name; there are: admin, engine, web");
    }

    @Test
    void shouldNameBothOwnersOfOnePort() {
        assertThat(problems(anOperator(root).typing("--port=9092"), ALL))
                .containsExactly("contexts.admin.port: 9092 is the port of context web too; "
                        + "give each its own, or 0 for any free one");
        assertThat(problems(anOperator(root).typing("--port=9091"), ALL))
                .containsExactly("contexts.web.port: 9091 is the port of the monitor (monPort) too; "
                        + "give each its own, or 0 for any free one");
    }

    @Test
    void shouldRefuseAWarmUpPortThatLeavesNoneForTheOtherSlots() {
        assertThat(problems(anOperator(root).typing("--contexts.web.warmUpPort=65535"), ALL))
                .containsExactly("contexts.web.warmUpPort: 65535 leaves no port for each of 2 workers; "
                        + "allowed: 1 to 65534");
    }

    @Test
    void shouldRefuseAPortWhenNoContextHasOne() {
        assertThat(problems(anOperator(root).typing("--port=1"), List.of(ENGINE)))
                .containsExactly("port, workers, standby: none of the contexts that run has a port; "
                        + "use contexts.NAME.port, contexts.NAME.instances, contexts.NAME.standby");
    }

    @Test
    void shouldRefuseToSelectWhatIsDisabled() {
        assertThat(problems(anOperator(root).typing("--contexts=web", "--contexts.web.enabled=false"), ALL))
                .containsExactly("contexts=web: is disabled; give contexts.web.enabled=true");
    }

    @Test
    void shouldRefuseAHomeInWhichNothingWouldRun() {
        assertThat(problems(anOperator(root), List.of()))
                .singleElement()
                .asString()
                .startsWith("contexts: nothing would run; put a jar");
    }

    @Test
    void shouldLetAContextComeAfterThoseThatApplicationOrOperatorName() {
        assertThat(after("web", anOperator(root), afterEngine(WEB))).containsExactly("engine");
        assertThat(after("web", anOperator(root).typing("--contexts.web.after=admin,engine"), WEB))
                .containsExactly("admin", "engine");
        assertThat(after("web", anOperator(root).writing("contexts: {web: {after: []}}"), afterEngine(WEB)))
                .isEmpty();
        assertThat(after("web", anOperator(root).exporting("UNIVERSE_CONTEXTS_WEB_AFTER", "cache"), WEB))
                .containsExactly("cache");
    }

    @Test
    void shouldNotLetAnybodyWaitForAContextThatDoesNotRun() {
        DescribedContext web = new DescribedContext("web", 2, OptionalInt.of(9090), List.of("engine", "admin"));
        assertThat(after("web", anOperator(root).typing("--contexts.engine.enabled=false"), web))
                .containsExactly("admin");
        assertThat(after("web", anOperator(root).typing("--contexts=web"), web)).isEmpty();
        assertThat(after("web", anOperator(root).typing("--contexts.web.after=cache", "--cache.enable=false"), web))
                .isEmpty();
    }

    @Test
    void shouldPutAContextBehindThoseThatItComesAfter() {
        List<ContextPlan> plans = anOperator(root)
                .typing("--contexts.engine.after=admin", "--port=1")
                .settings()
                .applyTo(ALL);
        assertThat(plans).extracting(ContextPlan::name).containsExactly("web", "admin", "engine");
        assertThat(plans.get(0).port()).hasValue(1);
    }

    @Test
    void shouldTellAllThatIsWrongWithTheOrderTogetherWithTheRest() {
        assertThat(problems(
                        anOperator(root)
                                .typing(
                                        "--contexts.web.after=engin",
                                        "--contexts.admin.after=admin",
                                        "--contexts.wbe.port=1"),
                        ALL))
                .containsExactly(
                        "contexts.wbe: no jar in " + root.resolve("modules")
                                + " provides a context of this name; there are: admin, engine, web",
                        "contexts.web.after: engin is the name of no context; there are: admin, engine, web",
                        "contexts.admin.after: admin cannot come after itself; leave it out");
    }

    @Test
    void shouldNameEachCycleOnce() {
        assertThat(problems(
                        anOperator(root)
                                .typing(
                                        "--contexts.web.after=engine",
                                        "--contexts.engine.after=web",
                                        "--contexts.admin.after=web"),
                        ALL))
                .containsExactly("contexts.engine.after: engine -> web -> engine is a cycle, in which each waits for "
                        + "the others; take one of them out of the after of another");
    }

    @Test
    void shouldLetWorkersAskForNoMoreThanTheOperatorSays() {
        assertThat(anOperator(root).typing("--workers=5").settings().applyTo(ALL))
                .extracting(ContextPlan::maxInstances)
                .containsExactly(1, 5, 1);
        assertThat(anOperator(root)
                        .typing("--contexts.web.maxInstances=8")
                        .settings()
                        .applyTo(ALL))
                .extracting(ContextPlan::maxInstances)
                .containsExactly(1, 8, 1);
    }

    private static DescribedContext afterEngine(DescribedContext context) {
        return new DescribedContext(context.name(), context.instances(), context.port(), List.of("engine"));
    }

    private static List<String> after(String name, Operator operator, DescribedContext context) {
        return operator.settings().applyTo(List.of(ENGINE, context, ADMIN)).stream()
                .filter(plan -> plan.name().equals(name))
                .findFirst()
                .orElseThrow()
                .after();
    }

    private static List<String> problems(Operator operator, List<DescribedContext> described) {
        Settings settings = operator.settings();
        return catchThrowableOfType(ConfigurationException.class, () -> settings.applyTo(described))
                .problems();
    }
}
