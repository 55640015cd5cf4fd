package io.universe.launcher.config;

import static io.universe.launcher.config.Operator.anOperator;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PoliciesTest {

    @TempDir
    private Path root;

    @Test
    void shouldRecycleForAgeAndBlockedEventLoopsUnlessMoreIsSaid() {
        assertThat(anOperator(root).settings().policies().of("web"))
                .isEqualTo(new PolicySettings(
                        Duration.ofDays(3),
                        0.1,
                        new PolicySettings.BadGc(false, false, 0.01),
                        OptionalInt.empty(),
                        new PolicySettings.MaxRss(Optional.empty(), false),
                        Duration.ofSeconds(15)));
    }

    @Test
    void shouldReadEveryPolicyFromTheFile() {
        assertThat(anOperator(root).writing("""
                                maxAge: 1d
                                maxAgeJitter: 2.5%
                                policies:
                                  badGc: {enable: true, dryRun: true, decay: 10%}
                                  maxRequests: 1000
                                  maxRss: {limit: 2GB, dryRun: true}
                                  eventLoopBlocked: 3s
                                """).settings().policies().of("web"))
                .isEqualTo(new PolicySettings(
                        Duration.ofDays(1),
                        0.025,
                        new PolicySettings.BadGc(true, true, 0.1),
                        OptionalInt.of(1000),
                        new PolicySettings.MaxRss(Optional.of(2L << 30), true),
                        Duration.ofSeconds(3)));
    }

    @Test
    void shouldLetAContextHaveItsOwnAndTheRestAsInGeneral() {
        Policies policies = anOperator(root)
                .writing("""
                        maxAge: 1d
                        policies: {maxRequests: 1000}
                        contexts: {web: {maxAge: 2d, policies: {maxRss: {limit: 1GB}}}}
                        """)
                .typing("--contexts.web.policies.maxRequests=7")
                .exporting("UNIVERSE_CONTEXTS_WEB_POLICIES_BADGC_ENABLE", "true")
                .settings()
                .policies();

        PolicySettings web = policies.of("web");
        assertThat(web.maxAge()).isEqualTo(Duration.ofDays(2));
        assertThat(web.maxRequests()).hasValue(7);
        assertThat(web.maxRss().limit()).hasValue(1L << 30);
        assertThat(web.badGc().enable()).isTrue();
        assertThat(policies.of("engine").maxAge()).isEqualTo(Duration.ofDays(1));
        assertThat(policies.of("engine").maxRequests()).hasValue(1000);
        assertThat(policies.of("engine").badGc().enable()).isFalse();
    }

    @Test
    void shouldTakeALoopForBlockedWhenAWorkerWouldBeTakenForSilent() {
        assertThat(anOperator(root)
                        .typing("--tolerance=40s")
                        .settings()
                        .policies()
                        .general()
                        .eventLoopBlocked())
                .isEqualTo(Duration.ofSeconds(40));
    }
}
