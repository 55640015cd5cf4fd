package io.universe.launcher.master.ecv;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.operations.Ecv.By;
import io.universe.operations.Ecv.Sign;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptEcvTest {

    private static final KeptEcv KEPT =
            new KeptEcv(new Sign(false, By.OPERATOR, "maintenance", Instant.parse("2026-01-02T03:04:05Z")), true);

    @TempDir
    private Path run;

    @Test
    void shouldReadWhatItHasWritten() throws IOException {
        KEPT.write(run.resolve("ecv.json"));
        assertThat(KeptEcv.read(run.resolve("ecv.json"))).contains(KEPT);
    }

    @Test
    void shouldFindNothingWhereNoMasterWas() {
        assertThat(KeptEcv.read(run.resolve("ecv.json"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}",
                "{\"form\":2,\"state\":\"UP\",\"by\":\"universe\",\"reason\":\"\",\"since\":\"2026-01-02T03:04:05Z\",\"held\":false}",
                "{\"form\":1,\"state\":\"UP\",\"by\":\"nobody\",\"reason\":\"\",\"since\":\"2026-01-02T03:04:05Z\",\"held\":false}",
                "{\"form\":1,\"state\":\"UP\",\"by\":\"universe\",\"reason\":\"\",\"since\":\"yesterday\",\"held\":false}",
                "{\"form\":1,\"state\":7,\"by\":\"universe\",\"reason\":\"\",\"since\":\"2026-01-02T03:04:05Z\",\"held\":false}"
            })
    void shouldIgnoreWhatIsDamaged(String text) throws IOException {
        Files.writeString(run.resolve("ecv.json"), text);
        assertThat(KeptEcv.read(run.resolve("ecv.json"))).isEmpty();
    }
}
