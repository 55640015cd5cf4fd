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
        assertThat(need("1s", false)).isEmpty();
    }

    @Test
    void shouldNeedTheMasterWhereNoWorkerWouldWaitForTheNextOne() {
        assertThat(need("0s", false))
                .hasValueSatisfying(why -> assertThat(why).contains("orphanTimeout is 0s", "stop and start"));
    }

    @Test
    void shouldNeedTheMasterThatPassesConnectionsOn() {
        assertThat(need("1s", true))
                .hasValueSatisfying(why -> assertThat(why).contains("passes through the master", "stop and start"));
    }

    private Optional<String> need(String orphanTimeout, boolean isForwarding) {
        return anOperator(root)
                .typing("--orphanTimeout=" + orphanTimeout)
                .settings()
                .needOfMaster(isForwarding);
    }
}
