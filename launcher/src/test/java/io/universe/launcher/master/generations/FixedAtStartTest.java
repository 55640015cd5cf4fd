package io.universe.launcher.master.generations;

import static io.universe.launcher.config.Operator.anOperator;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.launcher.config.DescribedContext;
import io.universe.launcher.config.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FixedAtStartTest {

    @TempDir
    private Path root;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --listen=proxy                  | listen is proxy, the master was started with inherit
            --cluster.interface=127.0.0.2   | cluster.interface is 127.0.0.2, the master was started with 127.0.0.1
            --cluster.name=other            | cluster.name is other, the master was started with one
            --cluster.members=10.0.0.1:5701 | cluster.members is [10.0.0.1:5701], the master was started with []
            --cache.enable=false            | cache.enable is false, the master was started with true
            --cache.mode=master             | cache.mode is master, the master was started with standalone
            --cache.maxSize=2GB             | cache.maxSize is 2GB, the master was started with 64MB
            --cache.maxValueSize=1500B      | cache.maxValueSize is 1500B, the master was started with 1MB
            --cache.lease=10s               | cache.lease is 10s, the master was started with 5s
            --cache.fsync=always            | cache.fsync is always, the master was started with interval
            --port=8080                     | contexts.web.port is 8080, the master was started with 9090
            --contexts.engine.port=8080     | contexts.engine.port is 8080, the master was started with none
            --contexts=web                  | contexts.engine runs and would be gone
            """)
    void shouldNameWhatAReloadCannotChangeAndTheRemedy(String option, String beginning) {
        List<String> problems = FixedAtStart.problems(plan(), plan(option));
        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith(beginning)
                .endsWith("put it back, or stop and start");
    }

    @Test
    void shouldLeaveWhoMayAskTheMonitorToARestart() {
        assertThat(FixedAtStart.problems(plan(), plan("--monitor.hosts=universe.example")))
                .singleElement()
                .asString()
                .startsWith("monitor.hosts is [universe.example], the master was started with []")
                .endsWith("put it back, or use restart");
    }

    @Test
    void shouldLeaveThePortOfTheMonitorToARestart() {
        assertThat(FixedAtStart.problems(plan(), plan("--monPort=9099")))
                .singleElement()
                .asString()
                .startsWith("monPort is 9099, the master was started with 9091")
                .endsWith("put it back, or use restart");
    }

    @Test
    void shouldLeaveEcvToARestart() {
        assertThat(FixedAtStart.problems(plan(), plan("--ecv.drainDelay=9s", "--ecv.mode=monitor")))
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem).endsWith("put it back, or use restart"))
                .first()
                .asString()
                .startsWith("ecv.mode is monitor, the master was started with control");
    }

    @ParameterizedTest
    @CsvSource({
        "--workers=5",
        "--contexts.web.instances=5",
        "--contexts.web.jvm=-Xmx1g",
        "--contexts.web.env.A=b",
        "--contexts.web.options.a=b",
        "--contexts.web.stopTimeout=3s",
        "--contexts.web.eventLoops=3",
        "--contexts.web.standby=1",
        "--contexts.web.warmUpPort=7000",
        "--backends.db.url=x",
        "--log.level=debug",
        "--stopTimeout=3s",
        "--heartbeatInterval=1s",
        "--tolerance=9s",
        "--maxAge=1h",
        "--orphanTimeout=1h",
        "--startTimeout=9s",
        "--drain.webSocket=1s",
        "--cluster.checkInterval=1s",
        "--cache.instances=2"
    })
    void shouldLetAReloadChangeTheRest(String option) {
        assertThat(FixedAtStart.problems(plan(), plan(option))).isEmpty();
    }

    @Test
    void shouldNotAddAContext() {
        Settings settings = anOperator(root).typing("--cluster.name=one").settings();
        Plan more = Plan.of(
                settings,
                List.of(
                        new DescribedContext("batch", 1, OptionalInt.empty()),
                        new DescribedContext("engine", 1, OptionalInt.empty()),
                        new DescribedContext("web", 3, OptionalInt.of(9090))));
        assertThat(FixedAtStart.problems(plan(), more))
                .containsExactly(
                        "contexts.batch is new since the master was started; a reload cannot add a context: stop and start");
    }

    private Plan plan(String... options) {
        return PlanTest.planOf(
                anOperator(root).typing("--cluster.name=one").typing(options).settings());
    }
}
