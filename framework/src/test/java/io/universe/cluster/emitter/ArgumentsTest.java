package io.universe.cluster.emitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Arguments by the type that is asked for. */
class ArgumentsTest {

    private final Arguments arguments = new Arguments(
            "x", Arrays.asList("text", 1, 2L, 2.5, null, new JsonObject().put("a", 1), new JsonArray().add(1)));

    @Test
    void shouldGiveWhatItIs() {
        assertThat(arguments.as(0, String.class)).isEqualTo("text");
        assertThat(arguments.as(1, Integer.class)).isEqualTo(1);
        assertThat(arguments.as(1, Number.class)).isEqualTo(1);
        assertThat(arguments.as(4, String.class)).isNull();
    }

    @Test
    void shouldGiveANumberOfTheSameValue() {
        assertThat(arguments.as(1, Long.class)).isEqualTo(1L);
        assertThat(arguments.as(2, Integer.class)).isEqualTo(2);
        assertThat(arguments.as(1, Double.class)).isEqualTo(1d);
        assertThatThrownBy(() -> arguments.as(3, Integer.class))
                .hasMessage("argument 3 of 'x' is a java.lang.Double, not a java.lang.Integer");
    }

    @Test
    void shouldGiveJsonAsMapAndList() {
        assertThat((Object) arguments.as(5, Map.class)).isEqualTo(Map.of("a", 1));
        assertThat((Object) arguments.as(6, List.class)).isEqualTo(List.of(1));
    }

    @Test
    void shouldSayWhatIsThere() {
        assertThatThrownBy(() -> arguments.as(0, Long.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("argument 0 of 'x' is a java.lang.String, not a java.lang.Long");
        assertThatThrownBy(() -> arguments.as(7, String.class)).hasMessage("'x' has 7 arguments; there is none at 7");
    }
}
