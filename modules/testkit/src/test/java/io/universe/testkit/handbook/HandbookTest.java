package io.universe.testkit.handbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.universe.launcher.config.Configuration;
import io.universe.launcher.config.Home;
import io.universe.launcher.config.KeyTable;
import io.universe.launcher.config.Sources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the handbook says is so: its snippets compile, its tables are those of the code, its links lead somewhere. */
class HandbookTest {

    private static final Document OPERATIONS = Handbook.document("docs/operations.md");
    private static final Pattern MACHINE_PATH = Pattern.compile("(?<![\\w.:/])/(work|tmp|home|root|Users)\\b");

    @TempDir
    private Path directory;

    static List<Document> documents() {
        return Handbook.documents();
    }

    static List<Document> documentsWithJava() {
        return documents().stream()
                .filter(document -> document.javaBlocks() > 0)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("documentsWithJava")
    void shouldCompileItsSnippets(Document document) {
        SnippetCompiler.compile(document, directory);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void shouldSayOfEachBlockOfJavaWhatItIs(Document document) {
        assertThat(document.snippets()).filteredOn(Document.Snippet::isJava).hasSize((int) document.javaBlocks());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void shouldShowConfigurationThatTheLauncherReads(Document document) {
        SnippetCompiler.copy(document, "conf/", directory.resolve("conf"));

        assertThatCode(() -> Configuration.load(
                        new Home(directory, directory.resolve("launcher.jar")),
                        true,
                        new Sources(Map.of(), Map.of(), List.of())))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void shouldLinkToWhatIsThere(Document document) {
        assertThat(document.links()).allSatisfy(link -> {
            Path target = document.target(link);
            assertThat(target).exists();
            if (link.contains("#")) {
                String anchor = link.substring(link.indexOf('#') + 1);
                assertThat(Handbook.document(target.toString()).anchors()).contains(anchor);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("documents")
    void shouldNameNoPathOfOneMachine(Document document) {
        assertThat(document.text()).doesNotContainPattern(MACHINE_PATH);
    }

    @Test
    void shouldListTheKeysOfTheCatalogue() {
        assertThat(OPERATIONS.between("keys")).isEqualTo(KeyTable.markdown());
    }

    @Test
    void shouldTellOfEveryCommandAndExitCodeThatHelpShows() {
        String help = Launcher.run("--help").out();

        assertThat(Launcher.rows(help, "Commands"))
                .contains("run", "stop")
                .allSatisfy(command -> assertThat(OPERATIONS.text()).containsPattern("\\| `" + command + "\\b"));
        assertThat(Launcher.rows(help, "Exit codes"))
                .contains("0", "78")
                .allSatisfy(code -> assertThat(OPERATIONS.text()).contains("\n| " + code + " |"));
    }

    @Test
    void shouldBringEveryDecisionIntoTheIndex() {
        Document index = Handbook.document("docs/decisions/README.md");

        assertThat(Handbook.documents())
                .filteredOn(document -> document.toString().matches("docs/decisions/\\d.*"))
                .isNotEmpty()
                .allSatisfy(record -> assertThat(index.links())
                        .contains(Path.of(record.toString()).getFileName().toString()));
    }

    @Test
    void shouldShowAnApplicationThatIsFitToRun() throws Exception {
        Path jar = Files.createDirectories(directory.resolve("modules")).resolve("guide.jar");
        Guide.packInto(jar, directory);

        Launcher.Ended check = Launcher.run("check", "--home=" + directory);

        assertThat(check.exitCode()).as(check.out() + check.err()).isZero();
        assertThat(check.out()).startsWith(Guide.answerOfCheck());
    }
}
