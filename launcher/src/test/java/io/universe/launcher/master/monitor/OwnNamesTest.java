package io.universe.launcher.master.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.launcher.config.MonitorSettings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OwnNamesTest {

    @Test
    void shouldKnowLoopbackTheInterfaceAndWhatTheOperatorAdds() {
        assertThat(names("10.0.0.7", "universe.example"))
                .contains("localhost", "127.0.0.1", "[::1]", "10.0.0.7", "universe.example");
        assertThat(names("127.0.0.1")).doesNotContain("10.0.0.7");
    }

    @Test
    void shouldKnowAnAddressOfSixteenBytesInItsShortestForm() {
        assertThat(names("2001:db8:0:0:0:0:0:1")).contains("2001:db8::1");
        assertThat(names("fe80::1%1")).contains("fe80::1");
    }

    @Test
    void shouldKnowAllAddressesOfThisMachineWhereItListensOnAll() {
        assertThat(names("0.0.0.0")).contains("127.0.0.1").doesNotContain("0.0.0.0");
    }

    private static Set<String> names(String bind, String... hosts) {
        return OwnNames.of(new MonitorSettings(bind, List.of(hosts), Optional.empty(), false));
    }
}
