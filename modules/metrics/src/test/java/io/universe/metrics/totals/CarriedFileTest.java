package io.universe.metrics.totals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.universe.metrics.Readings;
import io.universe.metrics.file.Kind;
import io.universe.metrics.file.Meter;
import io.universe.metrics.file.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is carried on survives masters, and bad ends. */
class CarriedFileTest {

    private static final Meter WORK = new Meter("work", Kind.HISTOGRAM, Map.of("k", "v"), List.of(0.1, 1.0), 1e-9);
    private static final Carried SOME = Carried.NONE.fold(
            Map.of(
                    "a", Readings.of("web-0.1", 1, Long.MAX_VALUE),
                    "b",
                            Readings.of(
                                    Readings.identity("web-1.1", 1),
                                    Readings.series(WORK, Values.of(3, Double.doubleToRawLongBits(0.1), 1, 2, 3)))),
            Set.of());

    @TempDir
    private Path directory;

    @Test
    void shouldReadWhatWasWritten() throws IOException {
        CarriedFile file = new CarriedFile(directory);
        file.write(SOME);

        assertThat(new CarriedFile(directory).read()).isEqualTo(SOME);
    }

    @Test
    void shouldBeginWithNothing() throws IOException {
        assertThat(new CarriedFile(directory).read()).isEqualTo(Carried.NONE);
    }

    @Test
    void shouldPutADamagedFileAside() throws IOException {
        new CarriedFile(directory).write(SOME);
        Path file = directory.resolve("carried.json");
        Files.writeString(file, Files.readString(file).substring(0, 100));

        assertThat(new CarriedFile(directory).read()).isEqualTo(Carried.NONE);
        assertThat(directory.resolve("carried.json.damaged")).exists();
        assertThat(file).doesNotExist();
    }

    @Test
    void shouldLeaveWhatThereWasWhereItCannotWrite() throws IOException {
        CarriedFile file = new CarriedFile(directory);
        file.write(SOME);
        Path inTheWay = Files.createDirectories(directory.resolve("carried.json.new/full"));

        assertThatThrownBy(() -> file.write(Carried.NONE)).isInstanceOf(IOException.class);
        assertThat(inTheWay).exists();
        assertThat(file.read()).isEqualTo(SOME);
    }
}
