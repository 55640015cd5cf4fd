package io.universe.sample.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.net.HostAndPort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SameSiteTest {

    private static final HostAndPort ATLAS = HostAndPort.create("atlas.example", 9090);

    @ParameterizedTest
    @ValueSource(strings = {"http://atlas.example:9090", "https://ATLAS.example:9090"})
    void shouldKnowItsOwnPages(String origin) {
        assertThat(SameSite.isOf(ATLAS, origin)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "",
                "http://",
                "http://atlas.example",
                "http://atlas.example:9091",
                "http://x@atlas.example:9090",
                "not a uri"
            })
    void shouldKnowOthersByWhatIsDifferent(String origin) {
        assertThat(SameSite.isOf(ATLAS, origin)).isFalse();
    }

    @Test
    void shouldTrustNobodyWithoutAnAddressOfItsOwn() {
        assertThat(SameSite.isOf(null, "http://atlas.example:9090")).isFalse();
    }

    @Test
    void shouldKnowItsOwnPagesWhereThePortIsTheUsualOne() {
        assertThat(SameSite.isOf(HostAndPort.authority("atlas.example"), "https://atlas.example"))
                .isTrue();
    }
}
