package io.universe.launcher.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal on small files and on a disk that refuses. Closing writes what was recorded, so nothing here waits. */
class JournalTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
    private static final long LARGE = 1 << 20;

    @TempDir
    private Path run;

    @Test
    void shouldWriteOneObjectALineWithTimeAndType() throws IOException {
        try (Journal journal = journal(LARGE)) {
            journal.record("ready", new JsonObject().put("universe", "sample"));
        }
        assertThat(Files.readString(file()))
                .isEqualTo("{\"at\":\"2026-01-02T03:04:05Z\",\"type\":\"ready\",\"universe\":\"sample\"}\n");
    }

    @Test
    void shouldGoOnAfterWhatAnEarlierMasterWrote() throws IOException {
        recordNumbers(LARGE, 1, 2);
        recordNumbers(LARGE, 3, 3);

        assertThat(keptNumbers()).containsExactly(1, 2, 3);
    }

    @Test
    void shouldKeepTwoFilesWithinTheLimitAndTheNewestEntries() throws IOException {
        recordNumbers(200, 1, 100);

        assertThat(Files.size(file())).isLessThan(300);
        assertThat(Files.size(run.resolve("journal.1.ndjson"))).isLessThan(300);
        assertThat(run).isDirectoryNotContaining("glob:**journal.2*");
        assertThat(keptNumbers()).endsWith(98, 99, 100).isSorted();
    }

    @Test
    void shouldNotLetALineThatACrashCutOffSpoilTheNext() throws IOException {
        Files.writeString(file(), "{\"n\":1}\n{\"n\":2,\"reas");
        recordNumbers(LARGE, 3, 3);

        assertThat(keptNumbers()).containsExactly(1, 3);
        assertThat(Files.readAllLines(file())).hasSize(3);
    }

    @Test
    void shouldReadWhatIsNoText() throws IOException {
        Files.write(file(), new byte[] {'{', (byte) 0xC3, '\n', '{', '"', 'n', '"', ':', '1', '}', '\n'});

        assertThat(keptNumbers()).containsExactly(1);
    }

    @Test
    void shouldGoOnWithoutAFileAndWriteAgainWhenItCan() throws IOException {
        Files.createDirectory(file());
        List<String> told = new ArrayList<>();
        try (Journal journal = journal(LARGE)) {
            journal.listen(told::add);
            journal.record("lost", new JsonObject().put("n", 1));
        }
        Files.delete(file());
        recordNumbers(LARGE, 2, 2);

        assertThat(told).hasSize(1);
        assertThat(keptNumbers()).containsExactly(2);
    }

    @Test
    void shouldTellListenersInOrderUntilTheyEnd() {
        List<String> told = new ArrayList<>();
        try (Journal journal = journal(LARGE)) {
            Runnable end = journal.listen(told::add);
            record(journal, 1);
            record(journal, 2);
            end.run();
        }
        assertThat(told).hasSizeLessThanOrEqualTo(2).allMatch(line -> line.contains("\"n\":"));
    }

    @Test
    void shouldWriteAndTellTheOthersWhenAListenerFails() throws IOException {
        List<String> told = new ArrayList<>();
        try (Journal journal = journal(LARGE)) {
            journal.listen(line -> {
                throw new IllegalStateException("broken");
            });
            journal.listen(told::add);
            record(journal, 1);
        }
        assertThat(told).hasSize(1);
        assertThat(keptNumbers()).containsExactly(1);
    }

    @Test
    void shouldHaveWrittenWhatItTells() throws IOException {
        List<List<String>> kept = new ArrayList<>();
        try (Journal journal = journal(LARGE)) {
            journal.listen(line -> {
                throw new NoClassDefFoundError("a class of an extension");
            });
            journal.listen(line -> kept.add(linesOf(journal)));
            record(journal, 1);
        }
        assertThat(kept).singleElement().asInstanceOf(LIST).hasSize(1);
    }

    private static List<String> linesOf(Journal journal) {
        try {
            return journal.kept();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void shouldRecordNothingAfterItsClose() throws IOException {
        Journal journal = journal(LARGE);
        journal.close();
        journal.close();
        record(journal, 1);

        assertThat(journal.kept()).isEmpty();
    }

    private void recordNumbers(long limitBytes, int first, int last) {
        try (Journal journal = journal(limitBytes)) {
            for (int number = first; number <= last; number++) {
                record(journal, number);
            }
        }
    }

    private static void record(Journal journal, int number) {
        journal.record("number", new JsonObject().put("n", number));
    }

    private List<Integer> keptNumbers() throws IOException {
        try (Journal journal = journal(LARGE)) {
            return journal.kept().stream()
                    .map(line -> new JsonObject(line).getInteger("n"))
                    .toList();
        }
    }

    private Journal journal(long limitBytes) {
        return new Journal(file(), CLOCK, limitBytes);
    }

    private Path file() {
        return run.resolve("journal.ndjson");
    }
}
