package io.universe.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IncarnationsTest {

    private static final Map<String, Integer> TRACES = Map.of("web-0", 30);

    @TempDir
    private Path directory;

    @Test
    void shouldRememberOverAllMasters() {
        Incarnations first = read();
        first.begins("web-0", 31);
        first.begins("web-1", 1);

        assertThat(read().last()).containsOnly(Map.entry("web-0", 31), Map.entry("web-1", 1));
    }

    @Test
    void shouldCountOnFromTracesThatAreNewerThanTheFile() throws IOException {
        Files.writeString(file(), "{\"web-0\":29,\"web-1\":4}");

        assertThat(read().last()).containsOnly(Map.entry("web-0", 30), Map.entry("web-1", 4));
    }

    @Test
    void shouldCountOnFromTracesWhereThereIsNoFile() {
        assertThat(read().last()).isEqualTo(TRACES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"web-0\":",
                "[]",
                "{\"web-0\":\"x\"}",
                "{\"web-0\":null}",
                "{\"web-0\":-1}",
                "\u0000\u0000"
            })
    void shouldCountOnFromTracesWhereTheFileIsDamaged(String content) throws IOException {
        Files.writeString(file(), content);

        Incarnations incarnations = read();
        assertThat(incarnations.last()).isEqualTo(TRACES);

        incarnations.begins("web-0", 31);
        assertThat(read().last()).isEqualTo(Map.of("web-0", 31));
    }

    @Test
    void shouldNeverCountBack() {
        Incarnations incarnations = read();

        incarnations.begins("web-0", 2);

        assertThat(incarnations.last()).isEqualTo(TRACES);
    }

    @Test
    void shouldGoOnWhereTheFileCannotBeWritten() {
        Incarnations incarnations = Incarnations.in(directory.resolve("missing/incarnations.json"), TRACES);

        incarnations.begins("web-0", 31);

        assertThat(incarnations.last()).containsEntry("web-0", 31);
    }

    private Incarnations read() {
        return Incarnations.in(file(), TRACES);
    }

    private Path file() {
        return directory.resolve("incarnations.json");
    }
}
