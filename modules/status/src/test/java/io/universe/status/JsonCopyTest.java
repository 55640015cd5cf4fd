package io.universe.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which values JSON can hold, and what comes out. */
class JsonCopyTest {

    @Test
    void shouldKeepFalsyValuesAsTheyAre() {
        for (@Nullable Object value : Arrays.asList(null, 0, "", false, 0.0)) {
            assertThat(JsonCopy.of("it", value)).isEqualTo(value);
        }
    }

    @Test
    void shouldShareNothingWithWhatWentIn() {
        List<Object> list = new ArrayList<>(List.of(1));
        Object copy = JsonCopy.of("it", Map.of("list", list));
        list.add(2);
        assertThat(copy).isEqualTo(new JsonObject().put("list", new JsonArray().add(1)));
    }

    @Test
    void shouldRefuseWhatJsonCannotHold() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonCopy.of("the value", new Object()))
                .withMessageStartingWith("the value is a java.lang.Object that JSON cannot hold (");
        assertThatIllegalArgumentException().isThrownBy(() -> JsonCopy.of("it", List.of(new Object())));
        assertThatIllegalArgumentException().isThrownBy(() -> JsonCopy.of("it", Map.of(1, 2)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonCopy.of("it", new JsonObject().put("a", List.of(Double.NaN))))
                .withMessageContaining("NaN is no number");
    }

    @Test
    void shouldRefuseWhatHoldsItself() {
        Map<String, Object> endless = new HashMap<>();
        endless.put("self", endless);
        assertThatIllegalArgumentException().isThrownBy(() -> JsonCopy.of("it", endless));
    }
}
