package io.universe.monitor.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class KnownHostsTest {

    @Test
    void shouldKnowAnAddressInEachOfItsForms() {
        assertThat(new KnownHosts(Set.of("[2001:DB8:0:0:0:0:0:1]", "2001:db8::1", "[2001:db8::0001]")).names())
                .containsExactly("2001:db8::1");
        assertThat(KnownHosts.canonical("[fe80::1%eth0]")).isEqualTo("fe80::1");
        assertThat(KnownHosts.canonical("[::1]")).isEqualTo(KnownHosts.canonical("0:0:0:0:0:0:0:1"));
    }

    @Test
    void shouldKnowANameWhateverItsCase() {
        assertThat(KnownHosts.canonical("Universe.Example")).isEqualTo("universe.example");
    }

    @Test
    void shouldTakeWhatIsNoAddressAsItIs() {
        assertThat(KnownHosts.canonical("[::1")).isEqualTo("[::1");
        assertThat(KnownHosts.canonical("::1.evil.example")).isEqualTo("::1.evil.example");
        assertThat(KnownHosts.canonical("")).isEmpty();
    }
}
