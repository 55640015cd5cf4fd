package io.universe.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What reducers make of the entries of an answer. */
class ReducersTest {

    private static final NodeStatus SILENT = entry(null, "did not answer within 3000 ms");

    private static NodeStatus entry(@Nullable Object status, @Nullable String error) {
        return new NodeStatus("web-0", 1, "uuid", "open", status, error);
    }

    private static List<NodeStatus> entries(@Nullable Object... statuses) {
        return Stream.of(statuses).map(status -> entry(status, null)).toList();
    }

    @Test
    void shouldReduceNumbersOfAnyKind() {
        List<NodeStatus> entries = entries(1, 2.5, 4L);
        assertThat(Reduced.of(entries, Reducers.sum()).value()).isEqualTo(7.5);
        assertThat(Reduced.of(entries, Reducers.avg()).value()).hasValue(2.5);
        assertThat(Reduced.of(entries, Reducers.min()).value()).hasValue(1);
        assertThat(Reduced.of(entries, Reducers.max()).value()).hasValue(4);
    }

    @Test
    void shouldReduceWhatThePathLeadsTo() {
        JsonObject status = new JsonObject().put("memory", new JsonObject().put("rss", 5));
        Reduced<Double> sum = Reduced.of(entries(status, status), Reducers.sum("memory", "rss"));
        assertThat(sum).isEqualTo(new Reduced<>(10.0, 2, List.of()));
    }

    @Test
    void shouldLeaveOutAndNameThoseWhoSayNoNumber() {
        NodeStatus text = entry("many", null);
        NodeStatus nothing = entry(null, null);
        Reduced<OptionalDouble> least = Reduced.of(List.of(SILENT, entry(3, null), text, nothing), Reducers.min());
        assertThat(least).isEqualTo(new Reduced<>(OptionalDouble.of(3), 1, List.of(SILENT, text, nothing)));
    }

    @Test
    void shouldCountZeroAsANumber() {
        assertThat(Reduced.of(entries(0, 4), Reducers.avg()))
                .isEqualTo(new Reduced<>(OptionalDouble.of(2), 2, List.of()));
    }

    @Test
    void shouldBeEmptyOfNone() {
        assertThat(Reduced.of(List.of(), Reducers.sum()).value()).isZero();
        assertThat(Reduced.of(List.of(SILENT), Reducers.avg()).value()).isEmpty();
        assertThat(Reduced.of(entries(1), Reducers.max("memory", "rss")).value())
                .isEmpty();
    }

    @Test
    void shouldReduceAsTheApplicationLikesAndLeaveOutTheSilent() {
        Reduced<String> texts = Reduced.of(
                List.of(entry("a", null), SILENT, entry(false, null)),
                counted -> counted.stream().map(NodeStatus::status).toList().toString());
        assertThat(texts).isEqualTo(new Reduced<>("[a, false]", 2, List.of(SILENT)));
    }
}
