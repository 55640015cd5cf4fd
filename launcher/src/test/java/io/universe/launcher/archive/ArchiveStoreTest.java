package io.universe.launcher.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found is whole and made with the very file that is asked for; everything else has a fault. */
class ArchiveStoreTest {

    @TempDir
    private Path root;

    private Path jar;
    private ArchiveStore store;
    private ArchiveKey key;

    @BeforeEach
    void makeStore() throws IOException {
        jar = Files.writeString(root.resolve("launcher.jar"), "the platform");
        store = new ArchiveStore(root.resolve("archive"));
        key = ArchiveKey.of(Jvms.JAVA_17, jar).orElseThrow();
    }

    @Test
    void shouldFindNothingAndNoFaultWhereNothingIs() {
        assertThat(store.find(key, jar)).isEqualTo(new ArchiveStore.Found(Optional.empty(), Optional.empty()));
    }

    @Test
    void shouldFindWhatWasTakenIn() throws IOException {
        Path file = make();

        ArchiveStore.Found found = store.find(key, jar);

        assertThat(found.fault()).isEmpty();
        assertThat(found.archive()).hasValueSatisfying(archive -> {
            assertThat(archive.isUntouched()).isTrue();
            assertThat(archive.options()).containsExactly("-XX:SharedArchiveFile=" + file);
        });
    }

    @Test
    void shouldMakeTheArchiveWithALinkToTheJarThatIsRun() throws IOException {
        make();

        assertThat(Files.isSameFile(store.jar(key), jar)).isTrue();
    }

    @Test
    void shouldMakeAnotherCopyOfTheJarALinkToTheOneItWasMadeWith() throws IOException {
        make();
        Path copy =
                Files.writeString(Files.createDirectory(root.resolve("code")).resolve("launcher.jar"), "the platform");

        assertThat(store.find(key, copy).archive()).isPresent();
        assertThat(Files.isSameFile(store.jar(key), copy)).isTrue();
        assertThat(copy.getParent())
                .isDirectoryContaining(copy::equals)
                .isDirectoryNotContaining(file -> !file.equals(copy));
    }

    @Test
    void shouldFindFaultWithAByteThatHasChanged() throws IOException {
        Path file = make();
        Files.writeString(file, "Classes");

        assertThat(store.find(key, jar).archive()).isEmpty();
        assertThat(store.find(key, jar).fault()).contains("it is damaged");
    }

    @Test
    void shouldFindFaultWithOneThatIsCutOff() throws IOException {
        Path file = make();
        Files.writeString(file, "cl");

        assertThat(store.find(key, jar).fault()).contains("it is damaged");
    }

    @Test
    void shouldFindFaultWithOneThatACrashHasLeft() throws IOException {
        Files.writeString(store.prepare(key, jar), "classes");

        assertThat(store.find(key, jar).fault())
                .hasValueSatisfying(fault -> assertThat(fault).contains("unfinished"));
    }

    @Test
    void shouldFindFaultWithANoteThatCannotBeRead() throws IOException {
        make();
        Files.writeString(store.jar(key).resolveSibling("archive.json"), "{\"jar\":1}");

        assertThat(store.find(key, jar).fault()).contains("its note cannot be read");
    }

    @Test
    void shouldFindFaultWithOneMadeAtAnotherPlace() throws IOException {
        make();
        Path moved = Files.move(root.resolve("archive"), root.resolve("moved"));

        assertThat(new ArchiveStore(moved).find(key, jar).fault()).isPresent();
    }

    @Test
    void shouldFindFaultWithAJarWhoseContentHasChanged() throws IOException {
        make();
        Path other = Files.writeString(root.resolve("other.jar"), "something else");

        assertThat(store.find(key, other).fault()).contains("it was made with another launcher.jar");
    }

    @Test
    void shouldNoticeThatSomebodyHasWrittenToIt() throws IOException {
        Path file = make();
        Archive archive = store.find(key, jar).archive().orElseThrow();

        Files.writeString(file, "longer than it was");
        assertThat(archive.isUntouched()).isFalse();
        Files.delete(file);
        assertThat(archive.isUntouched()).isFalse();
    }

    @Test
    void shouldKeepOnlyWhatIsNeeded() throws IOException {
        make();
        Path old = Files.createDirectories(root.resolve("archive/java17-01234567-0123456789abcdef"));
        Files.writeString(old.resolve("classes.jsa"), "old");

        assertThat(store.keepOnly(Set.of(key))).containsExactly("java17-01234567-0123456789abcdef");
        assertThat(old).doesNotExist();
        assertThat(store.find(key, jar).archive()).isPresent();
    }

    @Test
    void shouldLeaveAloneWhatIsNoArchive() throws IOException {
        Path sources = Files.createDirectories(root.resolve("archive/src"));
        Path file = Files.writeString(root.resolve("archive/pom.xml"), "mine");

        assertThat(store.keepOnly(Set.of())).isEmpty();
        assertThat(sources).exists();
        assertThat(file).exists();
    }

    private Path make() throws IOException {
        Path unfinished = store.prepare(key, jar);
        Files.writeString(unfinished, "classes");
        store.take(key, unfinished);
        return store.jar(key).resolveSibling("classes.jsa");
    }
}
