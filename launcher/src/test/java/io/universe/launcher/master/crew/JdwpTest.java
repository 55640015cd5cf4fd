package io.universe.launcher.master.crew;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdwpTest {

    @Test
    void shouldReadThePortFromWhatTheJvmHasSaidAmongOtherThings() {
        assertThat(Jdwp.port("[warning] something else\nListening for transport dt_socket at address: 40123\nmore\n"))
                .hasValue(40123);
        assertThat(Jdwp.port("Listening for transport dt_socket at address: 127.0.0.1:40123\n"))
                .hasValue(40123);
        assertThat(Jdwp.port("Not listening for transport dt_socket at address: 1 or so\n"))
                .isEmpty();
    }

    @Test
    void shouldFindItInTheOutputOfAProcess(@TempDir Path directory) throws IOException {
        Path output = directory.resolve("web-debug.1.out");
        assertThatThrownBy(() -> Jdwp.portIn(output)).isInstanceOf(IOException.class);
        Files.writeString(output, "Listening for transport dt_socket at address: 5005\n");
        assertThat(Jdwp.portIn(output)).hasValue(5005);
    }

    @Test
    void shouldTakeThePlaceOfAnAgentThatTheOperatorHasGiven() {
        assertThat(Jdwp.addedTo(List.of("-Xmx1g", "-agentlib:jdwp=server=y", "-Xrunjdwp:server=y", "-Dx=y"), 5005))
                .containsExactly(
                        "-Xmx1g",
                        "-Dx=y",
                        "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:5005");
    }
}
