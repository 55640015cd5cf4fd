package io.universe.launcher.master.generations;

import static io.universe.launcher.config.Operator.anOperator;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.launcher.supervisor.Care;
import io.universe.launcher.supervisor.ContextSpec;
import io.universe.launcher.supervisor.policy.BadGc;
import io.universe.launcher.supervisor.policy.EventLoopBlocked;
import io.universe.launcher.supervisor.policy.MaxAge;
import io.universe.launcher.supervisor.policy.MaxRequests;
import io.universe.launcher.supervisor.policy.MaxRss;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CareOfTest {

    private static final MaxAge THREE_DAYS = new MaxAge(Duration.ofDays(3), 0.1);

    @TempDir
    private Path root;

    @Test
    void shouldListenToEveryWorkerAndRecycleForAgeAndBlockedEventLoops() {
        Care care = careOf("web");

        assertThat(care.tolerance()).contains(Duration.ofSeconds(15));
        assertThat(care.policies()).isEqualTo(List.of(THREE_DAYS, new EventLoopBlocked(Duration.ofSeconds(15))));
    }

    @Test
    void shouldHaveEveryPolicyThatTheOperatorWants() {
        Care care = careOf(
                "web",
                "--tolerance=20s",
                "--policies.maxRequests=9",
                "--policies.maxRss.limit=1GB",
                "--policies.maxRss.dryRun=true",
                "--policies.badGc.enable=true",
                "--policies.badGc.decay=5%");

        assertThat(care.tolerance()).contains(Duration.ofSeconds(20));
        assertThat(care.policies())
                .isEqualTo(List.of(
                        THREE_DAYS,
                        new EventLoopBlocked(Duration.ofSeconds(20)),
                        new MaxRequests(9),
                        new MaxRss(1L << 30, true),
                        new BadGc(false, 0.05)));
    }

    @Test
    void shouldRecycleTheWorkersOfTheCacheForTheirAgeOnly() {
        Care care = careOf("cache", "--policies.maxRss.limit=1GB", "--policies.maxRequests=9");

        assertThat(care.tolerance()).contains(Duration.ofSeconds(15));
        assertThat(care.policies()).isEqualTo(List.of(THREE_DAYS));
    }

    private Care careOf(String context, String... options) {
        return PlanTest.planOf(anOperator(root).typing(options).settings()).specs().stream()
                .filter(spec -> spec.name().equals(context))
                .map(ContextSpec::care)
                .findFirst()
                .orElseThrow();
    }
}
