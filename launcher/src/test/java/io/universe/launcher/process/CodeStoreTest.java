package io.universe.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.universe.launcher.process.CodeStore.Code;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies of code: whole or not there at all, the same for the same content, and the last two are kept. */
class CodeStoreTest {

    @TempDir
    private Path root;

    private Path directory;
    private CodeStore store;

    @BeforeEach
    void makeStore() {
        directory = root.resolve("code");
        store = new CodeStore(directory);
    }

    @Test
    void shouldCopyTheClassPathInItsOrder() {
        Code code = store.copy(List.of(file("b.jar", "bee"), file("a.jar", "ay")), List.of(file("x.yaml", "port: 1")));

        assertThat(code.classPath())
                .containsExactly(
                        code.directory().resolve("b.jar"), code.directory().resolve("a.jar"));
        assertThat(code.directory()).isEqualTo(directory.resolve(code.digest()));
        assertThat(code.directory().resolve("b.jar")).hasContent("bee");
        assertThat(code.directory().resolve("x.yaml")).hasContent("port: 1");
    }

    @Test
    void shouldCopyDirectoriesOfClasses() {
        file("classes/io/App.class", "app");

        Code code = store.copy(List.of(root.resolve("classes")), List.of());

        assertThat(code.directory().resolve("classes/io/App.class")).hasContent("app");
    }

    @Test
    void shouldUseACopyOfTheSameContentAgain() throws IOException {
        Path jar = file("a.jar", "ay");
        Code first = store.copy(List.of(jar), List.of());
        Path mark = Files.writeString(first.directory().resolve("mark"), "was here");

        assertThat(store.copy(List.of(jar), List.of())).isEqualTo(first);
        assertThat(mark).exists();
    }

    /** As a power cut leaves it: the name is there, and what it names is empty, cut or gone. */
    @Test
    void shouldMakeADamagedCopyAgain() throws IOException {
        List<Path> jars = List.of(file("a.jar", "ay"), file("b.jar", "bee"));
        Code first = store.copy(jars, List.of());
        Files.writeString(first.classPath().get(0), "");
        Path description = Files.writeString(first.directory().resolve("application.json"), "half");

        assertThat(store.copy(jars, List.of())).isEqualTo(first);
        assertThat(first.classPath()).map(CodeStoreTest::content).containsExactly("ay", "bee");
        assertThat(description).doesNotExist();

        Files.delete(first.classPath().get(1));
        assertThat(store.copy(jars, List.of())).isEqualTo(first);
        assertThat(first.classPath()).map(CodeStoreTest::content).containsExactly("ay", "bee");
    }

    @Test
    void shouldMakeAnotherCopyOfOtherContent() {
        Code first = store.copy(List.of(file("a.jar", "ay")), List.of());
        Code second = store.copy(List.of(file("a.jar", "oh")), List.of());

        assertThat(second.digest()).isNotEqualTo(first.digest());
        assertThat(first.classPath().get(0)).hasContent("ay");
        assertThat(second.classPath().get(0)).hasContent("oh");
    }

    @Test
    void shouldTellFilesApartWhoseContentsJoinToTheSame() {
        Code first = store.copy(List.of(file("1/a", "xa/\n"), file("1/b", "")), List.of());
        Code second = store.copy(List.of(file("2/a", "x"), file("2/b", "a/\n")), List.of());

        assertThat(second.digest()).isNotEqualTo(first.digest());
    }

    @Test
    void shouldKeepEntriesOfOneNameApart() {
        List<Path> entries = List.of(file("2-a.jar", "1"), file("a.jar", "2"), file("other/a.jar", "3"));

        Code code = store.copy(entries, List.of());

        assertThat(code.classPath()).doesNotHaveDuplicates();
        assertThat(code.classPath()).map(CodeStoreTest::content).containsExactly("1", "2", "3");
    }

    @Test
    void shouldLeaveOutConfigurationThatIsNotThere() {
        Code code = store.copy(List.of(file("a.jar", "ay")), List.of(root.resolve("missing.yaml")));

        assertThat(code.directory()).isDirectoryNotContaining("glob:**.yaml");
    }

    @Test
    void shouldReplaceWhatACrashLeftUnfinished() {
        file("code/unfinished/a.jar", "half");

        Code code = store.copy(List.of(file("a.jar", "ay")), List.of());

        assertThat(code.classPath().get(0)).hasContent("ay");
        assertThat(directory.resolve("unfinished")).doesNotExist();
    }

    @Test
    void shouldCopyWhatMayOnlyBeRead() throws IOException {
        file("classes/App.class", "app");
        Files.setPosixFilePermissions(root.resolve("classes"), PosixFilePermissions.fromString("r-xr-xr-x"));

        Code code = store.copy(List.of(root.resolve("classes")), List.of());
        Files.setPosixFilePermissions(root.resolve("classes"), PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThat(Files.getPosixFilePermissions(code.classPath().get(0)))
                .contains(java.nio.file.attribute.PosixFilePermission.OWNER_WRITE);
    }

    @Test
    void shouldFollowLinks() throws IOException {
        Path real = file("versions/app-2.jar", "two");
        Path link = Files.createSymbolicLink(root.resolve("app.jar"), real);

        Code code = store.copy(List.of(link), List.of());

        assertThat(code.classPath().get(0)).hasFileName("app.jar").hasContent("two");
        assertThat(code.classPath().get(0)).isRegularFile();
        assertThat(Files.isSymbolicLink(code.classPath().get(0))).isFalse();
    }

    @Test
    void shouldSayInOneLineThatItCannotCopyAndLeaveNothing() throws IOException {
        file("classes/App.class", "app");
        Files.createSymbolicLink(root.resolve("classes/gone"), root.resolve("nowhere"));

        LauncherFailure failure = catchThrowableOfType(
                LauncherFailure.class, () -> store.copy(List.of(root.resolve("classes")), List.of()));

        assertThat(failure.exitCode()).isEqualTo(1);
        assertThat(failure.getMessage()).contains(directory.toString(), "gone").hasLineCount(1);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void shouldSayThatAJarIsMissing() {
        LauncherFailure failure = catchThrowableOfType(
                LauncherFailure.class, () -> store.copy(List.of(root.resolve("missing.jar")), List.of()));

        assertThat(failure.getMessage()).contains("missing.jar").hasLineCount(1);
    }

    @Test
    void shouldKeepTheCurrentAndThePreviousCopyOnly() {
        Code first = used("1");
        Code second = used("2");
        Code third = used("3");

        assertThat(first.directory()).doesNotExist();
        assertThat(second.directory()).isDirectory();
        assertThat(third.directory()).isDirectory();
    }

    @Test
    void shouldNotTakeACopyThatIsUsedAgainForItsOwnPredecessor() {
        Code first = used("1");
        used("2");
        used("2");

        assertThat(first.directory()).isDirectory();
    }

    @Test
    void shouldKeepBothWhenItGoesBackToThePreviousOne() {
        Code first = used("1");
        Code second = used("2");
        used("1");

        assertThat(first.directory()).isDirectory();
        assertThat(second.directory()).isDirectory();
    }

    @Test
    void shouldDiscardACopyThatNeverRan() {
        Code current = used("1");
        Code broken = copyOf("2");

        store.discard(broken);

        assertThat(broken.directory()).doesNotExist();
        assertThat(current.directory()).isDirectory();
    }

    @Test
    void shouldNotDiscardWhatAUniverseHasRunFrom() {
        Code current = used("1");

        store.discard(copyOf("1"));

        assertThat(current.directory()).isDirectory();
    }

    private Code used(String content) {
        Code code = copyOf(content);
        store.use(code);
        return code;
    }

    private Code copyOf(String content) {
        return store.copy(List.of(file("a.jar", content)), List.of());
    }

    @Test
    void shouldKeepWhatSomebodyStillRunsFrom() {
        List<Code> codes = new ArrayList<>();
        for (String text : List.of("one", "two", "three")) {
            codes.add(store.copy(List.of(file("a.jar", text)), List.of()));
            store.use(codes.get(codes.size() - 1), codes);
        }
        codes.add(store.copy(List.of(file("a.jar", "four")), List.of()));
        store.discard(codes.get(3), codes);
        assertThat(codes).allMatch(code -> Files.exists(code.directory()));

        store.keepOnly(List.of());
        assertThat(codes.subList(1, 3)).allMatch(code -> Files.exists(code.directory()));
        assertThat(codes.get(0).directory()).doesNotExist();
        assertThat(codes.get(3).directory()).doesNotExist();
    }

    private Path file(String name, String content) {
        try {
            Path file = root.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String content(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return String.join("", lines.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
