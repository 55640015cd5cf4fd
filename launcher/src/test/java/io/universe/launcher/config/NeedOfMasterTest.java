package io.universe.launcher.config;

import static io.universe.launcher.config.Operator.anOperator;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a master can be replaced without loss, and where not. */
class NeedOfMasterTest {

    @TempDir
    private Path root;

    @Test
    void shouldDoWithoutAMasterForAMoment() {
        assertThat(need("--orphanTimeout=1s")).isEmpty();
    }

    @Test
    void shouldNeedTheMasterWhereNoWorkerWouldWaitForTheNextOne() {
        assertThat(need("--orphanTimeout=0s"))
                .hasValueSatisfying(why -> assertThat(why).contains("orphanTimeout is 0s", "stop and start"));
    }

    @Test
    void shouldNeedTheMasterThatPassesConnectionsOn() {
        assertThat(need("--listen=proxy"))
                .hasValueSatisfying(why -> assertThat(why).contains("listen is proxy", "stop and start"));
    }

    private Optional<String> need(String option) {
        return anOperator(root).typing(option).settings().needOfMaster();
    }
}
