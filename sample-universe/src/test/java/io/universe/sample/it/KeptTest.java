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

    @Test
    void shouldHoldWhatIsThereAgainstWhatWasThereOnceThatIsSettled() throws IOException {
        kept("1 SET ns key", "2 ACK ns key 1", "3 SET ns gone", "4 ACK ns gone 3", "5 DEL ns gone");
        Files.writeString(alive(), "6 PORT 8080\n");
        Ledger ledger = new Ledger(directory);
        ledger.settle("ns", new JsonObject().put("key", 1));

        assertThat(ledger.port("caller-0.2")).contains(8080);
        assertThat(Kept.in(ledger, "ns").wrong(new JsonObject().put("key", 1))).isEmpty();
        assertThat(Kept.in(ledger, "ns").wrong(new JsonObject().put("gone", 3))).hasSize(2);
    }

    private Path alive() {
        return directory.resolve("caller-0.2." + ProcessHandle.current().pid());
    }

    private Kept kept(String... lines) throws IOException {
        Files.writeString(directory.resolve("caller-0.1.99999999"), String.join("\n", lines) + "\n");
        return Kept.in(new Ledger(directory), "ns");
    }
}
