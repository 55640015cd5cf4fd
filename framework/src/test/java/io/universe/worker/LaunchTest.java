package io.universe.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.control.Protocol;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaunchTest {

    private static final Map<String, String> ENVIRONMENT = Map.of(
            Protocol.SOCKET_VARIABLE, "/run/workers.sock",
            Protocol.TOKEN_VARIABLE, "secret",
            Protocol.NAME_VARIABLE, "web-0.3");

    @Test
    void shouldReadWhatTheMasterLeftInTheEnvironment() {
        assertThat(Launch.from(ENVIRONMENT)).contains(new Launch(Path.of("/run/workers.sock"), "secret", "web-0.3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {Protocol.SOCKET_VARIABLE, Protocol.TOKEN_VARIABLE, Protocol.NAME_VARIABLE})
    void shouldNotTakeAProcessForAWorkerThatLacksAPart(String missing) {
        Map<String, String> environment = new HashMap<>(ENVIRONMENT);
        environment.remove(missing);
        assertThat(Launch.from(environment)).isEmpty();
    }

    @Test
    void shouldNotTellItsToken() {
        assertThat(Launch.from(ENVIRONMENT).orElseThrow().toString())
                .contains("web-0.3")
                .doesNotContain("secret");
    }
}
