package io.universe.status;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** The reducers of numbers: of statuses that are one, or that hold one in a JsonObject, where the path leads, such as {@code sum("memory", "rss")}. Nodes that say no number are left out. */
public final class Reducers {

    private Reducers() {}

    /** All together; 0 of none. */
    public static Reducer<Double> sum(String... path) {
        return new OfNumbers<>(List.of(path), DoubleStream::sum);
    }

    /** The mean; empty of none. */
    public static Reducer<OptionalDouble> avg(String... path) {
        return new OfNumbers<>(List.of(path), DoubleStream::average);
    }

    /** The least; empty of none. */
    public static Reducer<OptionalDouble> min(String... path) {
        return new OfNumbers<>(List.of(path), DoubleStream::min);
    }

    /** The greatest; empty of none. */
    public static Reducer<OptionalDouble> max(String... path) {
        return new OfNumbers<>(List.of(path), DoubleStream::max);
    }

    private record OfNumbers<T>(List<String> path, Function<DoubleStream, T> reduction) implements Reducer<T> {

        @Override
        public boolean counts(NodeStatus entry) {
            return number(entry) != null;
        }

        @Override
        public T reduce(List<NodeStatus> counted) {
            return reduction.apply(
                    counted.stream().map(this::number).filter(Objects::nonNull).mapToDouble(Number::doubleValue));
        }

        private @Nullable Number number(NodeStatus entry) {
            Object value = entry.status();
            for (String field : path) {
                value = value instanceof JsonObject json ? json.getValue(field) : null;
            }
            return value instanceof Number number ? number : null;
        }
    }
}
