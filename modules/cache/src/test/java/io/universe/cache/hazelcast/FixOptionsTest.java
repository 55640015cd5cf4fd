package io.universe.cache.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.AbstractMap.SimpleEntry;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The options of a namespace are fixed once in each of its lives. */
class FixOptionsTest {

    private final Fixed first = Fixed.anew(new JsonObject().put("near", 1));
    private final Fixed second = Fixed.anew(new JsonObject().put("near", 2));

    @Test
    void shouldLeaveWhatIsThere() {
        Map.Entry<String, String> entry = new SimpleEntry<>("books", first.write());
        assertThat(new FixOptions(second.write()).process(entry)).isEqualTo(first.write());
        assertThat(new FixOptions(second.write(), second.id()).process(entry)).isEqualTo(first.write());
        assertThat(entry.getValue()).isEqualTo(first.write());
    }

    @Test
    void shouldReplaceTheLifeThatHasEnded() {
        Map.Entry<String, String> entry = new SimpleEntry<>("books", first.write());
        assertThat(new FixOptions(second.write(), first.id()).process(entry)).isEqualTo(second.write());
        assertThat(entry.getValue()).isEqualTo(second.write());
    }
}
