package io.universe.cluster.emitter;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The arguments of an event, and the types they can be had as. Pure. */
record Arguments(String event, List<@Nullable Object> values) {

    /** Throws IllegalArgumentException where there is none, or it is of another type. */
    <T> @Nullable T as(int index, Class<T> type) {
        if (index < 0 || index >= values.size()) {
            throw new IllegalArgumentException(
                    "'%s' has %d arguments; there is none at %d".formatted(event, values.size(), index));
        }
        Object value = values.get(index);
        Object fitting = value == null || type.isInstance(value) ? value : converted(value, type);
        if (value != null && fitting == null) {
            throw new IllegalArgumentException("argument %d of '%s' is a %s, not a %s"
                    .formatted(index, event, value.getClass().getName(), type.getName()));
        }
        return fitting == null ? null : type.cast(fitting);
    }

    private static @Nullable Object converted(Object value, Class<?> type) {
        if (value instanceof Number number) {
            return convertedNumber(number, type);
        } else if (value instanceof JsonObject object && type == Map.class) {
            return object.getMap();
        }
        return value instanceof JsonArray array && type == List.class ? array.getList() : null;
    }

    private static @Nullable Object convertedNumber(Number number, Class<?> type) {
        try {
            BigDecimal exact = new BigDecimal(number.toString());
            if (type == Integer.class) {
                return exact.intValueExact();
            } else if (type == Long.class) {
                return exact.longValueExact();
            }
            return type == Double.class ? Double.valueOf(number.doubleValue()) : null;
        } catch (ArithmeticException | NumberFormatException inexact) {
            return null;
        }
    }
}
