package io.universe.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFileTest {

    @TempDir
    private Path directory;

    private final List<Exception> damages = new ArrayList<>();
    private PrivateFile file = new PrivateFile(Path.of("nowhere"));

    @BeforeEach
    void begin() {
        file = new PrivateFile(directory.resolve("kept.json"));
    }

    private Optional<Integer> number() {
        return file.find(json -> json.getInteger("n"), damages::add);
    }

    @Test
    void shouldTakeThePlaceOfWhatWasThereAndLeaveNothingElse() throws IOException {
        file.write("one, which is longer");
        file.writeThrough("two");
        assertThat(file.read()).isEqualTo("two");
        file.write("three");
        assertThat(file.read()).isEqualTo("three");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(file.path());
        }
    }

    @Test
    void shouldBeReadByItsUserAlone() throws IOException {
        file.writeThrough("secret");
        assertThat(Files.getPosixFilePermissions(file.path())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void shouldBeAsBeforeWhereItCannotBeWritten() throws IOException {
        file.writeThrough("one");
        Path inTheWay = Files.createDirectories(directory.resolve("kept.json.new"));
        Files.writeString(inTheWay.resolve("file"), "");
        assertThatThrownBy(() -> file.writeThrough("two")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> file.write("two")).isInstanceOf(IOException.class);
        assertThat(file.read()).isEqualTo("one");
    }

    @Test
    void shouldTellWhatIsDamagedFromWhatIsNotThere() throws IOException {
        assertThatThrownBy(file::read).isInstanceOf(NoSuchFileException.class);
        assertThat(number()).isEmpty();
        assertThat(damages).isEmpty();

        file.write(new JsonObject().put("n", 7).encode());
        assertThat(number()).contains(7);

        file.write("{");
        assertThat(number()).isEmpty();
        assertThat(damages).hasSize(1);
    }
}
