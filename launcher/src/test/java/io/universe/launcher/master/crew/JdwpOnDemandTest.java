package io.universe.launcher.master.crew;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.universe.launcher.archive.Jvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdwpOnDemandTest {

    private static final long PID = 4711;

    @TempDir
    private Path home;

    @Test
    void shouldBeGivenOnlyToJvmsThatKnowIt() {
        assertThat(List.of(11, 17, 21, 23, 24, 25))
                .filteredOn(feature -> JdwpOnDemand.isKnownTo(jvm("OpenJDK 64-Bit Server VM", feature)))
                .containsExactly(17, 21, 23);
        assertThat(JdwpOnDemand.isKnownTo(jvm("Eclipse OpenJ9 VM", 17))).isFalse();
    }

    private static Jvm jvm(String name, int feature) {
        return new Jvm(Path.of("/java"), name, "1", feature, "amd64");
    }

    @Test
    void shouldLeaveAnAgentThatTheOperatorHasGivenInItsPlace() {
        assertThat(JdwpOnDemand.addedTo(List.of("-Xmx1g"), 5005))
                .containsExactly(
                        "-Xmx1g",
                        "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,onjcmd=y,address=127.0.0.1:5005");
        assertThat(JdwpOnDemand.addedTo(List.of("-Xrunjdwp:server=y"), 5005)).containsExactly("-Xrunjdwp:server=y");
    }

    @Test
    void shouldReadThePortOrWhatHelps() throws IOException {
        assertThat(JdwpOnDemand.port("""
                4711:
                Debugging has been started.
                Transport : dt_socket
                Address : 127.0.0.1:40123
                """)).isEqualTo(40123);
        assertRefused("4711:\nDebugging has not been started: Could not find jdwp agent.\n", "debug.running: true");
        assertRefused("java.lang.IllegalArgumentException: Unknown diagnostic command\n", "debug.running: true");
        assertRefused("Debugging is already active.\nAddress : 127.0.0.1:1\n", "recycle it and ask again");
        assertRefused("java.io.IOException:\n  no such process\n", "jcmd says: java.io.IOException: no such process");
    }

    private static void assertRefused(String answer, String part) {
        assertThatIOException().isThrownBy(() -> JdwpOnDemand.port(answer)).withMessageContaining(part);
    }

    @Test
    void shouldSayWhereTheJvmListensWhenItSaysSoItself() throws IOException {
        Path output =
                Files.writeString(home.resolve("web-0.1.out"), "Listening for transport dt_socket at address: 1\n");
        Path java = javaWhoseJcmdSays("Listening for transport dt_socket at address: 40123", output);

        assertThat(JdwpOnDemand.open(java, PID, output)).isEqualTo(40123);
    }

    /** The command says the same whether the port was free or not. */
    @Test
    void shouldNotTakeTheCommandsWordForIt() throws IOException {
        Path output = Files.writeString(home.resolve("web-0.1.out"), "");
        Path java = javaWhoseJcmdSays("ERROR: transport error 202: bind failed", output);

        assertThatIOException()
                .isThrownBy(() -> JdwpOnDemand.open(java, PID, output))
                .withMessageContaining("does not listen at port 40123");
    }

    @Test
    void shouldSayThatAJavaWithoutToolsHasNone() throws IOException {
        Path java = home.resolve("bin/java");
        assertThatIOException()
                .isThrownBy(() -> JdwpOnDemand.open(java, PID, home.resolve("none.out")))
                .withMessageEndingWith("jcmd, which comes with a JDK");
    }

    private Path javaWhoseJcmdSays(String printed, Path output) throws IOException {
        Path jcmd = Files.createDirectories(home.resolve("bin")).resolve("jcmd");
        Files.writeString(jcmd, """
                #!/bin/sh
                [ "$1 $2" = "4711 VM.start_java_debugging" ] || exit 1
                echo '%s' >> '%s'
                echo '4711:'
                echo 'Debugging has been started.'
                echo 'Transport : dt_socket'
                echo 'Address : 127.0.0.1:40123'
                """.formatted(printed, output));
        assertThat(jcmd.toFile().setExecutable(true)).isTrue();
        return jcmd.resolveSibling("java");
    }
}
