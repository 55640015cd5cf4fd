package io.universe.monitor.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.operations.MonitorOptions;
import io.universe.operations.MonitorOptions.Access;
import io.universe.operations.MonitorOptions.Reading;
import io.universe.operations.MonitorOptions.Tls;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class PortOptionsTest {

    private static final Tls TLS = new Tls(Path.of("cert.pem"), Path.of("key.pem"));

    @Test
    void shouldTakeWhatAnApplicationMakesOfThem() {
        assertThat(made(server -> server.setCompressionSupported(true)).isCompressionSupported())
                .isTrue();
    }

    @Test
    void shouldHoldLimitsAndTlsWhateverAnApplicationMakes() {
        HttpServerOptions made = made(server -> new HttpServerOptions().setMaxHeaderSize(1 << 30));
        assertThat(made)
                .returns(false, HttpServerOptions::isUseAlpn)
                .returns(false, HttpServerOptions::isHttp2ClearTextEnabled)
                .returns(16 << 10, HttpServerOptions::getMaxHeaderSize)
                .returns(4 << 10, HttpServerOptions::getMaxInitialLineLength)
                .returns(true, HttpServerOptions::isSsl);
        assertThat(made.getKeyCertOptions()).isInstanceOf(PemKeyCertOptions.class);
    }

    @Test
    @SuppressWarnings("NullAway")
    void shouldBeThePlatformsWhereAnApplicationGivesNone() {
        assertThat(made(server -> null).getMaxHeaderSize()).isEqualTo(16 << 10);
        assertThat(made(server -> {
                            throw new NoClassDefFoundError("of the application");
                        })
                        .isSsl())
                .isTrue();
    }

    private static HttpServerOptions made(UnaryOperator<HttpServerOptions> hook) {
        Access access = new Access(Set.of(), "token", Path.of("token"), Reading.ALL);
        return new PortOptions(new MonitorOptions(access, Optional.of(TLS), hook, List::of, (name, why) -> {}))
                .ofApplication();
    }
}
