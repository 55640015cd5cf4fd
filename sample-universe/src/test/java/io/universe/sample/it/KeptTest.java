package io.universe.sample.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lines that callers might have written allow. */
class KeptTest {

    @TempDir
    private Path directory;

    @Test
    void shouldAllowTheLastChangeThatWasAcknowledgedAndThoseAfterIt() throws IOException {
        Kept kept = kept("1 SET ns key", "2 ACK ns key 1", "3 SET ns key", "4 ACK ns key 3", "5 DEL ns key");

        assertThat(kept.wrong(new JsonObject().put("key", 3))).isEmpty();
        assertThat(kept.wrong(new JsonObject())).isEmpty();
        assertThat(kept.wrong(new JsonObject().put("key", 1))).hasSize(1);
        assertThat(kept.size()).isEqualTo(2);
    }

    @Test
    void shouldMissWhatWasAcknowledged() throws IOException {
        assertThat(kept("1 SET ns key", "2 ACK ns key 1").wrong(new JsonObject()))
                .hasSize(1);
    }

    @Test
    void shouldAllowNothingWhereNothingWasAcknowledged() throws IOException {
        Kept kept = kept("1 SET ns key");

        assertThat(kept.wrong(new JsonObject())).isEmpty();
        assertThat(kept.wrong(new JsonObject().put("key", 1))).isEmpty();
    }

    @Test
    void shouldFindWhatNobodyHasSet() throws IOException {
        assertThat(kept("1 DEL ns key", "2 ACK ns key 1")
                        .wrong(new JsonObject().put("key", 7).put("other", 8)))
                .hasSize(2);
    }

    private Kept kept(String... lines) throws IOException {
        Files.writeString(directory.resolve("caller-0.1.11"), String.join("\n", lines) + "\n");
        return Kept.in(new Ledger(directory), "ns");
    }
}
