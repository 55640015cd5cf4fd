package io.universe.launcher.master.reports;

import static io.universe.launcher.config.Operator.anOperator;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.control.WorkerSpec;
import io.universe.launcher.config.ConfigurationException;
import io.universe.launcher.config.DescribedContext;
import io.universe.launcher.config.KeyTable;
import io.universe.launcher.config.Settings;
import io.universe.launcher.master.generations.Plan;
import io.universe.launcher.supervisor.WorkerId;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the configuration lets through, a master can run with: no value is refused later by another part. */
class ExtremesTest {

    private static final Pattern RANGE = Pattern.compile("(\\S+) to (\\S+)");
    private static final Pattern LEAST = Pattern.compile("(\\S+) or more.*");

    @TempDir
    private Path root;

    static Stream<String> extremes() {
        return KeyTable.markdown()
                .lines()
                .skip(2)
                .map(line -> line.split("\\|", -1))
                .map(cells -> new String[] {cells[1].strip().replace("`", "").replace("NAME", "web"), cells[3].strip()})
                .flatMap(key -> extremes(key[1]).map(value -> key[0] + "=" + value));
    }

    private static Stream<String> extremes(String allowed) {
        Matcher range = RANGE.matcher(allowed);
        Matcher least = LEAST.matcher(allowed);
        if (range.matches()) {
            return Stream.of(range.group(1), range.group(2));
        }
        if (least.matches()) {
            return Stream.of(least.group(1), allowed.contains("MB") ? "999999999GB" : "36500d");
        }
        return allowed.startsWith("a duration") ? Stream.of("0s", "1ms", "36500d") : Stream.empty();
    }

    @Test
    void shouldFindTheKeysThatHaveARange() {
        assertThat(extremes()).contains("stopTimeout=1ms", "contexts.web.instances=10000", "orphanTimeout=36500d");
    }

    @ParameterizedTest
    @MethodSource("extremes")
    void shouldRunWithEveryValueThatIsAllowed(String option) {
        try {
            run(anOperator(root).typing("--" + option).settings());
        } catch (ConfigurationException refusal) {
            assertThat(refusal.problems()).singleElement().asString().contains(option.split("=", 2)[0]);
        }
    }

    private static void run(Settings settings) {
        Plan plan = Plan.of(
                settings,
                List.of(
                        new DescribedContext("web", 2, OptionalInt.of(0)),
                        new DescribedContext("engine", 1, OptionalInt.empty())));
        assertThat(plan.specs()).hasSize(plan.contexts().size());
        Assignments assignments = new Assignments(plan, WorkerSpec.Mode.INHERIT, 2);
        plan.contexts().forEach(context -> {
            WorkerSpec last = assignments.of(
                    new WorkerId(context.name(), context.instances() - 1, 1), 1, 4711, List.of("127.0.0.1:5701"));
            assertThat(last.listen().warmUpPort()).isBetween(0, 65_535);
            assertThat(last.tunables().eventLoops()).isPositive();
        });
    }
}
