package io.universe.metrics.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process has counted is there when it is not. */
class MeterFileTest {

    private static final Identity WEB = new Identity("web", "web-0", 3, "web-0.7", false, 1_000);
    private static final Meter REQUESTS = counter("requests");

    @TempDir
    private Path directory;

    private final List<MeterFile> made = new ArrayList<>();

    @AfterEach
    void close() {
        made.forEach(MeterFile::close);
    }

    private MeterFile create() {
        MeterFile file = MeterFile.create(directory, WEB, 10_000);
        made.add(file);
        return file;
    }

    private static Meter counter(String name) {
        return new Meter(name, Kind.COUNTER, Map.of("b", "2", "a", "1"), List.of(), 1);
    }

    private Path path() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.findFirst().orElseThrow();
        }
    }

    private Reading read() throws IOException {
        try (OpenedFile opened = OpenedFile.open(path())) {
            return opened.read();
        }
    }

    @Test
    void shouldShowToOthersWhatWasCountedWithoutBeingClosed() throws IOException {
        MeterFile file = create();
        Cells cells = file.add(REQUESTS, "Requests.");
        cells.addToSum(0, 2);
        cells.addToSum(0, 0.5);
        file.sampled(42);

        Reading reading = read();

        assertThat(reading.identity()).isEqualTo(WEB);
        assertThat(reading.sampledMillis()).isEqualTo(42);
        assertThat(reading.series()).singleElement().satisfies(series -> {
            assertThat(series.meter()).isEqualTo(REQUESTS);
            assertThat(series.help()).isEqualTo("Requests.");
            assertThat(series.values().get(0)).isEqualTo(2);
            assertThat(series.values().sum(REQUESTS)).isEqualTo(2.5);
        });
    }

    @Test
    void shouldBeReadableByItsUserOnly() throws IOException {
        create();

        assertThat(Files.getPosixFilePermissions(path())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void shouldCountExactlyFromManyThreads() throws Exception {
        Cells cells = create().add(REQUESTS, "");
        List<Thread> threads = IntStream.range(0, 8)
                .mapToObj(number -> new Thread(() -> IntStream.range(0, 10_000).forEach(i -> {
                    cells.addToSum(0, 1);
                    cells.addToSum(0, 0.25);
                })))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(read().series().get(0).values().sum(REQUESTS)).isEqualTo(100_000);
    }

    @Test
    void shouldGiveTheSameCellsForTheSameMeter() {
        MeterFile file = create();
        file.add(REQUESTS, "").addToSum(0, 1);
        file.retire(REQUESTS);

        assertThat(file.add(REQUESTS, "").get(0)).isEqualTo(1);
    }

    @Test
    void shouldGrowWhileOthersRead() throws IOException {
        MeterFile file = create();
        file.add(REQUESTS, "");
        try (OpenedFile opened = OpenedFile.open(path())) {
            assertThat(opened.read().series()).hasSize(1);
            IntStream.range(0, 2_000)
                    .forEach(number -> file.add(counter("meter_" + number), "").addToSum(0, number));

            Reading reading = opened.read();

            assertThat(reading.series()).hasSize(2_001);
            assertThat(reading.series()).allSatisfy(series -> {
                if (!series.meter().equals(REQUESTS)) {
                    assertThat(series.meter().name())
                            .isEqualTo("meter_" + series.values().get(0));
                }
            });
        }
    }

    /** Room is added before it is counted: who looks in between sees neither a damaged file nor a part of a meter. */
    @Test
    void shouldBeWholeAtAnyMomentWhileItGrows() throws Exception {
        MeterFile file = create();
        Thread growing =
                new Thread(() -> IntStream.range(0, 5_000).forEach(number -> file.add(counter("meter_" + number), "")));
        try (OpenedFile opened = OpenedFile.open(path())) {
            growing.start();
            while (growing.isAlive()) {
                opened.read();
            }
            growing.join();

            assertThat(opened.read().series()).hasSize(5_000);
        }
    }

    @Test
    void shouldNotHoldWhatIsBeingAddedForDamaged() throws IOException {
        create().add(REQUESTS, "");
        Path other = directory.resolve("other.meters");
        Files.write(other, Arrays.copyOf(Files.readAllBytes(path()), Layout.SEGMENT_BYTES + 1_000));

        try (OpenedFile opened = OpenedFile.open(other)) {
            assertThat(opened.read().series()).hasSize(1);
        }
    }

    /** Java closes a channel whose user is interrupted, and a lock with it. */
    @Test
    void shouldKeepItsLockWhereWhoAddsAMeterIsInterrupted() throws IOException {
        MeterFile file = create();
        Thread.currentThread().interrupt();
        IntStream.range(0, 2_000).forEach(number -> file.add(counter("meter_" + number), ""));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(file.uncounted()).isZero();
        try (OpenedFile opened = OpenedFile.open(path())) {
            assertThat(opened.hasEnded()).isFalse();
            assertThat(opened.read().series()).hasSize(2_000);
        }
    }

    @Test
    void shouldTellTheLivingFromTheDead() throws IOException {
        MeterFile file = create();
        try (OpenedFile opened = OpenedFile.open(path())) {
            assertThat(opened.hasEnded()).isFalse();
            file.close();
            assertThat(opened.hasEnded()).isTrue();
        }
    }

    @Test
    void shouldHaveTheNameOfItsSlotFromThenOn() throws IOException {
        MeterFile file =
                MeterFile.create(directory, new Identity("web", "web-standby.2", 3, "web-standby.2", true, 1_000), 10);
        made.add(file);
        assertThat(read().identity().isStandby()).isTrue();

        file.rename(file.identity().inSlot("web-0", "web-0.8"));

        assertThat(read().identity()).isEqualTo(new Identity("web", "web-0", 3, "web-0.8", false, 1_000));
    }

    @Test
    void shouldNotShowAGaugeBeforeItHasAValue() throws IOException {
        create().add(new Meter("heat", Kind.GAUGE, Map.of(), List.of(), 1), "");

        assertThat(read().series().get(0).values().fraction(0)).isNaN();
    }

    @Test
    void shouldNotShowWhatAGaugeWasBeforeItWasRemoved() throws IOException {
        MeterFile file = create();
        Meter heat = new Meter("heat", Kind.GAUGE, Map.of(), List.of(), 1);
        file.add(heat, "").setFraction(0, 7);
        file.retire(heat);
        file.add(heat, "");

        assertThat(read().series()).singleElement().satisfies(series -> {
            assertThat(series.isRetired()).isFalse();
            assertThat(series.values().fraction(0)).isNaN();
        });
    }

    @Test
    void shouldRefuseWhatIsTruncatedOrDamaged() throws IOException {
        create().add(REQUESTS, "");
        byte[] whole = Files.readAllBytes(path());

        assertRefused("truncated", new byte[100]);
        assertRefused("begin", flipped(whole, 0));
        assertRefused("checksum", flipped(whole, Layout.identity(0) + 12));
        assertRefused("checksum", flipped(whole, Layout.HEADER_BYTES + Layout.RECORD_HEAD_BYTES + 20));
        assertRefused("no meter", flipped(whole, Layout.HEADER_BYTES + 8));
        assertRefused("truncated", flipped(whole, Layout.SEGMENTS_CELL * Cells.BYTES + 1));
    }

    private static byte[] flipped(byte[] bytes, int at) {
        byte[] damaged = bytes.clone();
        damaged[at] ^= 0x7f;
        return damaged;
    }

    private void assertRefused(String why, byte[] bytes) throws IOException {
        Path other = directory.resolve("other.meters");
        Files.write(other, bytes);
        try (OpenedFile opened = OpenedFile.open(other)) {
            assertThatThrownBy(opened::read)
                    .isInstanceOf(DamagedFileException.class)
                    .hasMessageContaining(other.toString())
                    .hasMessageContaining(why);
        }
        Files.delete(other);
    }

    @Test
    void shouldNoticeThatItWasTruncatedAfterItWasOpened() throws IOException {
        create().add(REQUESTS, "");
        Path copy = Files.copy(path(), directory.resolve("other.meters"));
        try (OpenedFile opened = OpenedFile.open(copy);
                RandomAccessFile file = new RandomAccessFile(copy.toFile(), "rw")) {
            opened.read();
            file.setLength(10);

            assertThatThrownBy(opened::read).isInstanceOf(IOException.class).hasMessageContaining("truncated");
        }
    }

    @Test
    void shouldCountInMemoryWhatTheDiskHasNoRoomForAndSaySo() throws IOException {
        int[] room = {1};
        Space disk = () -> {
            if (room[0]-- == 0) {
                throw new IOException("No space left on device");
            }
            return ByteBuffer.allocateDirect(Layout.SEGMENT_BYTES).order(ByteOrder.nativeOrder());
        };
        MeterFile file = new MeterFile(disk, () -> {}, WEB, 10_000);
        file.begin();

        IntStream.range(0, 2_000)
                .forEach(number -> file.add(counter("meter_" + number), "").addToSum(0, 1));

        assertThat(file.add(counter("meter_1999"), "").sum(0)).isEqualTo(1);
        assertThat(file.uncounted()).isPositive();
    }

    @Test
    void shouldCountInMemoryWhereTheFileCannotBeMade() {
        MeterFile file = MeterFile.create(directory.resolve("missing"), WEB, 10);
        made.add(file);
        Cells cells = file.add(REQUESTS, "");

        cells.addToSum(0, 3);

        assertThat(cells.sum(0)).isEqualTo(3);
    }

    @Test
    void shouldLeaveNothingOfAFileThatItCannotFinish() throws IOException {
        Identity tooLong = new Identity("web", "w".repeat(1_000), 1, "web-0.1", false, 0);
        MeterFile file = MeterFile.create(directory, tooLong, 10);
        made.add(file);
        Cells cells = file.add(REQUESTS, "");
        cells.addToSum(0, 3);

        assertThat(cells.sum(0)).isEqualTo(3);
        assertThat(directory).isEmptyDirectory();
    }
}
