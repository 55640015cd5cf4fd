package io.universe.monitor.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.operations.Environment;
import io.universe.operations.Wish;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReloadRouteTest {

    @Test
    void shouldReloadWithRollBackInTheEnvironmentOfBeforeWhereNothingIsSaid() {
        Wish.Reload wish = ReloadRoute.wish("web", Buffer.buffer()).orElseThrow();
        assertThat(wish.context()).isEqualTo("web");
        assertThat(wish.rollback()).isTrue();
        assertThat(wish.environment()).isEmpty();
        assertThat(wish.isOfAll()).isFalse();
    }

    @Test
    void shouldTakeTheEnvironmentAndTellNobody() {
        String body = "{\"rollback\":false,\"environment\":{\"TOKEN\":\"secret\"}}";
        Wish.Reload wish = ReloadRoute.wish("all", Buffer.buffer(body)).orElseThrow();
        assertThat(wish.rollback()).isFalse();
        assertThat(wish.isOfAll()).isTrue();
        assertThat(wish.environment().map(Environment::variables)).contains(Map.of("TOKEN", "secret"));
        assertThat(wish.toString() + wish.toJson()).doesNotContain("secret").doesNotContain("TOKEN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "[]",
                "{\"rollbak\":true}",
                "{\"rollback\":\"yes\"}",
                "{\"environment\":\"A=b\"}",
                "{\"environment\":{\"A\":1}}",
                "{\"environment\":{\"A\":null}}"
            })
    void shouldRefuseABodyThatIsNone(String body) {
        assertThat(ReloadRoute.wish("web", Buffer.buffer(body))).isEmpty();
    }
}
