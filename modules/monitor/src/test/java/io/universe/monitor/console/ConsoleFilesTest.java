package io.universe.monitor.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The named files, held against those that are there and those that are asked for. */
class ConsoleFilesTest {

    private static final Pattern IMPORTED = Pattern.compile("(?:from|import) ?\"([\\w./-]+)\"");
    private static final Pattern ASKED_FOR = Pattern.compile("\"/debug/files/([^\"]+)\"");

    private final ConsoleFiles files = ConsoleFiles.read();

    @Test
    void shouldNameEveryFileOfThePage() throws Exception {
        Set<String> there;
        Path folder = folder();
        try (Stream<Path> found = Files.walk(folder)) {
            there = found.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .filter(name -> !name.endsWith(".class") && !name.endsWith("LICENSE"))
                    .collect(Collectors.toSet());
        }
        assertThat(files.all().keySet()).isEqualTo(there);
    }

    @Test
    void shouldHaveWhateverOneOfThemAsksFor() {
        for (String name : ConsoleFiles.NAMES) {
            assertThat(files.all().keySet()).as(name).containsAll(askedForBy(name));
        }
    }

    @Test
    void shouldKeepTheLicencesOfTheLibrariesBesideThem() throws Exception {
        assertThat(Files.readString(folder().resolve("lib/lit-html/LICENSE"))).contains("BSD 3-Clause");
        assertThat(Files.readString(folder().resolve("lib/uplot/LICENSE"))).contains("MIT");
    }

    @Test
    void shouldAskNoOtherHost() {
        for (String name : ConsoleFiles.NAMES) {
            if (!name.startsWith("lib/")) {
                assertThat(text(name).replace("http://www.w3.org/2000/svg", ""))
                        .as(name)
                        .doesNotContain("http://", "https://", "innerHTML", "style=");
            }
        }
    }

    private List<String> askedForBy(String name) {
        Stream<String> imported = name.endsWith(".js")
                ? all(IMPORTED, text(name))
                        .map(path ->
                                URI.create("/" + name).resolve(path).getPath().substring(1))
                : Stream.empty();
        return Stream.concat(imported, all(ASKED_FOR, text(name))).toList();
    }

    private String text(String name) {
        return files.find(name).orElseThrow().bytes().toString();
    }

    private static Stream<String> all(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.results().map(result -> result.group(1));
    }

    private static Path folder() throws URISyntaxException {
        URL index = Objects.requireNonNull(ConsoleFiles.class.getResource(ConsoleFiles.INDEX));
        return Objects.requireNonNull(Path.of(index.toURI()).getParent());
    }
}
