package io.universe.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.universe.testkit.Requirements.Outcome;
import org.junit.jupiter.api.Test;

class RequirementsTest {

    @Test
    void shouldRunATestThatHasWhatItNeeds() {
        assertThat(Requirements.parse("", tool -> true).verdict(Tool.HEY).outcome())
                .isEqualTo(Outcome.RUN);
    }

    @Test
    void shouldSkipATestAndNameWhatIsMissingAndHowToGetIt() {
        var verdict = Requirements.parse("", tool -> tool != Tool.WRK).verdict(Tool.HEY, Tool.WRK);

        assertThat(verdict.outcome()).isEqualTo(Outcome.SKIP);
        assertThat(verdict.reason()).isEqualTo("missing: wrk (apt-get install wrk)");
    }

    @Test
    void shouldFailATestThatLacksADemandedTool() {
        var requirements = Requirements.parse("hey, full-disk", tool -> false);

        assertThat(requirements.verdict(Tool.FULL_DISK).outcome()).isEqualTo(Outcome.FAIL);
        assertThat(requirements.verdict(Tool.WRK).outcome()).isEqualTo(Outcome.SKIP);
    }

    @Test
    void shouldFailATestThatLacksAnyToolWhereAllAreDemanded() {
        assertThat(Requirements.parse("all", tool -> false).verdict(Tool.NETNS).outcome())
                .isEqualTo(Outcome.FAIL);
    }

    @Test
    void shouldRefuseADemandThatNamesNoTool() {
        assertThatThrownBy(() -> Requirements.parse("hay", tool -> true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("hay")
                .hasMessageContaining("full-disk");
    }
}
