package io.universe.launcher.config;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What YAML reads, as values that JSON has: a date and whatever else it does not know becomes a text. Pure. */
final class PlainValues {

    private PlainValues() {}

    /** A copy of a map, with texts as keys. */
    static Map<String, Object> of(Map<?, ?> values) {
        Map<String, Object> plain = new LinkedHashMap<>();
        values.forEach((key, value) -> plain.put(String.valueOf(key), plain(value)));
        return plain;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return of(map);
        }
        if (value instanceof Collection<?> elements) {
            return elements.stream().map(PlainValues::plain).toList();
        }
        return value == null || value instanceof Number || value instanceof Boolean ? value : String.valueOf(value);
    }
}
