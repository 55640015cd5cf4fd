package io.universe.metrics.scrape;

import static io.universe.metrics.Readings.REQUESTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.metrics.Readings;
import io.universe.metrics.file.MeterFile;
import io.universe.metrics.totals.Place;
import io.universe.metrics.totals.Totals;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No count is lost, and none is told twice, whenever processes end, the master included. */
class BooksTest {

    private static final Place WEB_0 = new Place("web", "web-0", 1);
    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    @TempDir
    private Path directory;

    private final List<MeterFile> files = new ArrayList<>();

    @AfterEach
    void close() {
        files.forEach(MeterFile::close);
    }

    private MeterFile process(String life, long requests) {
        MeterFile file = MeterFile.create(directory, Readings.identity(life, 1), 100);
        file.add(REQUESTS, "").addToSum(0, (double) requests);
        files.add(file);
        return file;
    }

    private Books books() {
        return new Books(directory, CLOCK);
    }

    private static long requests(Books books) throws IOException {
        return requests(books.balance().totals());
    }

    private static long requests(Totals totals) {
        return totals.find(WEB_0, REQUESTS).map(total -> total.values().get(0)).orElse(0L);
    }

    private List<Path> names(String end) {
        try (Stream<Path> listed = Files.list(directory)) {
            return listed.filter(file -> file.toString().endsWith(end)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void shouldAddTheLivingToTheDead() throws IOException {
        MeterFile dead = process("web-0.1", 5);
        process("web-0.2", 7);
        Books books = books();
        assertThat(requests(books)).isEqualTo(12);

        dead.close();

        assertThat(requests(books)).isEqualTo(12);
        assertThat(requests(books)).isEqualTo(12);
        assertThat(names(".meters")).hasSize(1);
    }

    @Test
    void shouldGoOnWithWhatTheMasterBeforeKnew() throws IOException {
        process("web-0.1", 5).close();
        assertThat(requests(books())).isEqualTo(5);
        process("web-0.2", 7);

        assertThat(requests(books())).isEqualTo(12);
    }

    @Test
    void shouldNotDoubleWhatAMasterHadNoTimeToDelete() throws IOException {
        process("web-0.1", 5).close();
        Path file = names(".meters").get(0);
        byte[] content = Files.readAllBytes(file);
        assertThat(requests(books())).isEqualTo(5);
        Files.write(file, content);

        Books next = books();

        assertThat(requests(next)).isEqualTo(5);
        assertThat(file).doesNotExist();
        assertThat(requests(next)).isEqualTo(5);
        assertThat(requests(books())).isEqualTo(5);
    }

    @Test
    void shouldReadAFileAgainAndAgainWhileItCannotBeCarriedOn() throws IOException {
        process("web-0.1", 5).close();
        Path inTheWay = Files.createDirectories(directory.resolve("carried.json.new/full"));
        Books books = books();

        assertThat(requests(books)).isEqualTo(5);
        assertThat(requests(books)).isEqualTo(5);
        assertThat(names(".meters")).hasSize(1);

        Files.delete(inTheWay);
        assertThat(requests(books)).isEqualTo(5);
        assertThat(names(".meters")).isEmpty();
    }

    @Test
    void shouldLeaveADamagedFileOutAndGoOnWithTheOthers() throws IOException {
        process("web-0.1", 5);
        Files.write(directory.resolve("web-0.9-1-1.meters"), new byte[100]);
        Books books = books();

        assertThat(requests(books)).isEqualTo(5);
        assertThat(requests(books)).isEqualTo(5);
        assertThat(names("last-damaged")).hasSize(1);
        assertThat(names(".meters")).hasSize(1);
    }

    /** To interrupt who reads closes the file, as does much else that is over soon. */
    @Test
    void shouldTellWhatWasReadLastWhereAFileCannotBeReadForAMoment() throws IOException {
        MeterFile file = process("web-0.1", 5);
        Books books = books();
        assertThat(requests(books)).isEqualTo(5);
        file.add(REQUESTS, "").addToSum(0, 1);

        assertThat(interrupted(books)).isEqualTo(5);
        assertThat(requests(books)).isEqualTo(6);
    }

    @Test
    void shouldReadAFileAgainThatCouldNotBeReadAtFirst() throws IOException {
        process("web-0.1", 5);
        Books books = books();

        assertThat(interrupted(books)).isZero();
        assertThat(requests(books)).isEqualTo(5);
    }

    private static long interrupted(Books books) throws IOException {
        Thread.currentThread().interrupt();
        try {
            return requests(books);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void shouldGiveUpNoFileOfALivingProcess() throws IOException {
        process("web-0.1", 5);
        Path path = names(".meters").get(0);
        Books books = books();
        damage(path);
        assertThat(requests(books)).isZero();
        assertThat(path).exists();

        damage(path);

        assertThat(requests(books)).isEqualTo(5);
    }

    /** Done twice, it is undone. */
    private static void damage(Path path) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            int first = file.read();
            file.seek(0);
            file.write(first ^ 0x7f);
        }
    }

    @Test
    void shouldNotMindAFileThatIsGoneWhenItIsRead() throws IOException {
        process("web-0.1", 5);
        Files.createSymbolicLink(directory.resolve("web-0.2-1-1.meters"), directory.resolve("gone"));

        assertThat(requests(books())).isEqualTo(5);
    }

    @Test
    void shouldHaveNothingWhereNobodyHasCountedYet() throws IOException {
        assertThat(new Books(directory.resolve("missing"), CLOCK).balance().totals())
                .isEqualTo(Totals.NONE);
    }
}
