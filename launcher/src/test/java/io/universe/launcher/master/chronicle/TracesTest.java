package io.universe.launcher.master.chronicle;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.launcher.journal.Journal;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TracesTest {

    @TempDir
    private Path directory;

    @Test
    void shouldFindTheHighestIncarnationInLogsAndJournal() throws IOException {
        for (String name : List.of(
                "web-0.9.log", "web-0.10.2026-01-20.0.log.gz", "web-1.2.out", "web-standby.4.log", "master.log")) {
            Files.createFile(directory.resolve(name));
        }
        Files.createFile(directory.resolve("web-0.20240131120000.log"));
        Journal journal = new Journal(directory.resolve("journal.ndjson"), Clock.systemUTC());
        journal.record("transition", new JsonObject().put("worker", "web-1.3"));
        journal.record("nodeJoined", new JsonObject().put("worker", "web-1"));
        journal.close();

        assertThat(Traces.highest(directory, journal)).isEqualTo(Map.of("web-0", 10, "web-1", 3, "web-standby", 4));
    }

    @Test
    void shouldFindNothingInANewHome() {
        Journal journal = new Journal(directory.resolve("none/journal.ndjson"), Clock.systemUTC());
        journal.close();

        assertThat(Traces.highest(directory.resolve("none"), journal)).isEmpty();
    }
}
