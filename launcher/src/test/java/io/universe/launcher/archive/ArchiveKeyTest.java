package io.universe.launcher.archive;

import static io.universe.launcher.archive.Jvms.JAVA_17;
import static io.universe.launcher.archive.Jvms.JAVA_25;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An archive is good for one Java platform and one launcher.jar, and its kind is that of the platform. */
class ArchiveKeyTest {

    @TempDir
    private Path root;

    private Path jar;

    @BeforeEach
    void makeJar() throws IOException {
        jar = Files.writeString(root.resolve("launcher.jar"), "the platform");
    }

    @Test
    void shouldBeTheSameForTheSameContentWhereverItLies() throws IOException {
        Path copy = Files.copy(jar, root.resolve("copy.jar"));

        assertThat(ArchiveKey.of(JAVA_17, copy))
                .isEqualTo(ArchiveKey.of(JAVA_17, jar))
                .isPresent();
    }

    @Test
    void shouldBeAnotherForAnotherJarOfTheSameSize() throws IOException {
        Path other = Files.writeString(root.resolve("other.jar"), "the pletform");

        assertThat(ArchiveKey.of(JAVA_17, other)).isNotEqualTo(ArchiveKey.of(JAVA_17, jar));
    }

    @Test
    void shouldBeAnotherForAnotherBuildOrPlaceOfTheJdk() throws IOException {
        Jvm build = new Jvm(JAVA_17.home(), JAVA_17.name(), "17.0.2+1", 17, "amd64");
        Jvm place = new Jvm(Path.of("/other"), JAVA_17.name(), JAVA_17.version(), 17, "amd64");

        assertThat(ArchiveKey.of(build, jar)).isNotEqualTo(ArchiveKey.of(JAVA_17, jar));
        assertThat(ArchiveKey.of(place, jar)).isNotEqualTo(ArchiveKey.of(JAVA_17, jar));
    }

    @Test
    void shouldBeOfTheKindThatThePlatformKeeps() {
        assertThat(ArchiveKind.of(JAVA_17)).contains(ArchiveKind.CDS);
        assertThat(ArchiveKind.of(Jvms.jvm(21))).contains(ArchiveKind.CDS);
        assertThat(ArchiveKind.of(JAVA_25)).contains(ArchiveKind.AOT);
    }

    @Test
    void shouldNotBeForAVirtualMachineWhoseOptionsNobodyKnows() throws IOException {
        Jvm other = new Jvm(Path.of("/jdk"), "Eclipse OpenJ9 VM", "0.48", 17, "amd64");

        assertThat(ArchiveKey.of(other, jar)).isEmpty();
    }
}
