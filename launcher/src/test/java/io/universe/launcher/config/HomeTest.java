package io.universe.launcher.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

    private static final Path TEMPORARY = Path.of("/tmp");

    @TempDir
    private Path root;

    @Test
    void shouldLieBesideTheJarUnlessTold() {
        Home home = Home.find(root.resolve("launcher.jar"), new Sources(Map.of(), Map.of(), List.of()));
        assertThat(home.root()).isEqualTo(root);
        assertThat(home.configFile()).isEqualTo(root.resolve("conf/universe.yaml"));
    }

    @Test
    void shouldHearTheCommandLineBeforePropertiesBeforeTheEnvironment() throws IOException {
        Path a = Files.createDirectory(root.resolve("a"));
        Path b = Files.createDirectory(root.resolve("b"));
        Path c = Files.createDirectory(root.resolve("c"));
        Map<String, String> variables = Map.of("UNIVERSE_HOME", a.toString());
        Map<String, String> properties = Map.of("universe.home", b.toString());
        List<Sources.Option> options = List.of(new Sources.Option("home", c.toString()));
        Path jar = root.resolve("launcher.jar");
        assertThat(Home.find(jar, new Sources(variables, Map.of(), List.of())).root())
                .isEqualTo(a);
        assertThat(Home.find(jar, new Sources(variables, properties, List.of())).root())
                .isEqualTo(b);
        assertThat(Home.find(jar, new Sources(variables, properties, options)).root())
                .isEqualTo(c);
    }

    @Test
    void shouldNameAHomeThatIsNoDirectory() {
        Sources sources = new Sources(Map.of(), Map.of(), List.of(new Sources.Option("home", "/no/such/home")));
        assertThatThrownBy(() -> Home.find(root.resolve("launcher.jar"), sources))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("home: \"/no/such/home\" (--home) is no directory; "
                        + "create it or name the one that holds modules/");
    }

    @Test
    void shouldKeepSocketsInTheHomeWhileTheKernelTakesThePath() {
        Path longest = Path.of("/" + "x".repeat(93));
        assertThat(SocketDirectory.of(longest, "ada", TEMPORARY)).isEqualTo(longest);
        assertThat((longest + "/control.sock").getBytes(StandardCharsets.UTF_8)).hasSize(107);
    }

    @Test
    void shouldMoveSocketsToAShortDirectoryOfTheUsersOwnWhereItDoesNot() {
        Path tooLong = Path.of("/" + "x".repeat(94));
        Path here = SocketDirectory.of(tooLong, "ada", TEMPORARY);
        assertThat(here.toString()).matches("/tmp/universe-ada-[0-9a-f]{8}");
        assertThat(SocketDirectory.of(tooLong, "ada", TEMPORARY)).isEqualTo(here);
        assertThat(SocketDirectory.of(tooLong.resolve("y"), "ada", TEMPORARY)).isNotEqualTo(here);
        assertThat(SocketDirectory.of(tooLong, "../eve", TEMPORARY).getParent()).isEqualTo(TEMPORARY);
    }

    @Test
    void shouldCountBytesNotLetters() {
        assertThat(SocketDirectory.of(Path.of("/" + "ä".repeat(60)), "ada", TEMPORARY)
                        .getParent())
                .isEqualTo(TEMPORARY);
    }

    @Test
    void shouldCloseTheDirectoryToOthers() throws IOException {
        Path own = OwnDirectory.create(root.resolve("a/run"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own)))
                .isEqualTo("rwx------");
        Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwxrwxrwx"));
        OwnDirectory.create(own);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own)))
                .isEqualTo("rwx------");
    }

    @Test
    void shouldNotTrustALinkThatSomebodyElseMayHaveLaid() throws IOException {
        Path link = Files.createSymbolicLink(root.resolve("link"), Files.createDirectory(root.resolve("target")));
        assertThatThrownBy(() -> OwnDirectory.create(link))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("is not a directory of user");
    }
}
