package io.universe.metrics.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

/** How requests are counted. */
class HttpRequestsTest {

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final HttpRequests requests = new HttpRequests(registry);

    private double answered(String method, String status) {
        return registry.get("universe.http.server.requests")
                .tags("method", method, "status", status)
                .counter()
                .count();
    }

    private long timed(String route) {
        return registry.get("universe.http.server.request")
                .tags("route", route)
                .timer()
                .count();
    }

    @Test
    void shouldCountByMethodAndClassOfStatusAndTimeByRoute() {
        requests.answered("GET", "/orders/:id", 200, 1);
        requests.answered("GET", "/orders/:id", 204, 1);
        requests.answered("POST", null, 503, 1);

        assertThat(answered("GET", "2xx")).isEqualTo(2);
        assertThat(answered("POST", "5xx")).isEqualTo(1);
        assertThat(timed("/orders/:id")).isEqualTo(2);
        assertThat(timed("none")).isEqualTo(1);
    }

    @Test
    void shouldKeepStrangeMethodsAndStatusesTogether() {
        requests.answered("BREW", null, 999, 1);
        requests.answered("WHEN", null, 42, 1);

        assertThat(answered("other", "5xx")).isEqualTo(1);
        assertThat(answered("other", "other")).isEqualTo(1);
    }

    @Test
    void shouldNotHaveATimerForEachOfTooManyRoutes() {
        for (int route = 0; route < 1_000; route++) {
            requests.answered("GET", "/" + route, 200, 1);
        }

        assertThat(registry.find("universe.http.server.request").timers()).hasSizeLessThan(110);
        assertThat(timed("other")).isGreaterThan(890);
        assertThat(answered("GET", "2xx")).isEqualTo(1_000);
    }

    @Test
    void shouldCountWhatWasCutApart() {
        requests.cut();

        assertThat(registry.get("universe.http.server.cut").counter().count()).isEqualTo(1);
        assertThat(answered("GET", "2xx")).isZero();
    }
}
