package io.universe.testkit.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for the sources of every module, those that are built after this one included. */
class SourcesTest {

    private static final Path REPOSITORY = repository();
    private static final List<Path> SOURCES = sources();
    private static final List<String> USERS_OF_HAZELCAST =
            List.of("modules/hazelcast", "modules/cache", "modules/benchmarks");

    @Test
    void shouldFindTheSources() {
        assertThat(SOURCES).anyMatch(isBelow("framework")).anyMatch(isBelow("sample-universe"));
    }

    @Test
    void shouldNotDisableATest() {
        assertThat(SOURCES).noneMatch(contains("@" + "Disabled"));
    }

    @Test
    void shouldImportHazelcastInItsModulesOnly() {
        assertThat(SOURCES)
                .filteredOn(source -> USERS_OF_HAZELCAST.stream()
                        .noneMatch(user -> isBelow(user).test(source)))
                .noneMatch(contains("import com" + ".hazelcast"));
    }

    @Test
    void shouldSayOfEveryPackageWhatItIsForAndThatNothingIsNull() {
        assertThat(SOURCES.stream()
                        .filter(contains("src/main", Path::toString))
                        .map(Path::getParent)
                        .distinct())
                .allSatisfy(directory -> assertThat(directory.resolve("package-info.java"))
                        .exists()
                        .content()
                        .startsWith("/**")
                        .contains("@NullMarked"));
    }

    private static Predicate<Path> isBelow(String module) {
        return source -> source.startsWith(REPOSITORY.resolve(module));
    }

    private static Predicate<Path> contains(String text) {
        return contains(text, SourcesTest::read);
    }

    private static Predicate<Path> contains(String text, Function<Path, String> of) {
        return source -> of.apply(source).contains(text);
    }

    private static String read(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> sources() {
        try (Stream<Path> files = Files.walk(REPOSITORY)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !REPOSITORY.relativize(file).toString().contains("target/"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The nearest directory upwards that has the sources of the framework. */
    private static Path repository() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(directory.resolve("framework/src"))) {
            directory = directory.resolve("..").normalize();
        }
        return directory;
    }
}
