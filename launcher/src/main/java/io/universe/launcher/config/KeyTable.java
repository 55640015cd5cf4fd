package io.universe.launcher.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The catalogue of keys in the forms in which people read it: help on the command line, a table in the handbook. */
public final class KeyTable {

    private KeyTable() {}

    /** One key as a row. */
    public record Row(String key, String allowed, String fallback, String doc) {}

    /** All keys, by the title of their section, in reading order. */
    public static Map<String, List<Row>> sections() {
        Map<String, List<Row>> sections = new LinkedHashMap<>();
        Keys.all()
                .forEach(key -> sections.computeIfAbsent(key.section().title(), title -> new ArrayList<>())
                        .add(new Row(key.name(), key.type().allowed(), key.shownDefault(), key.doc())));
        return sections;
    }

    /** The table of docs/operations.md, which a test holds against this. */
    public static String markdown() {
        StringBuilder table = new StringBuilder("| key | default | allowed | what it is |\n|---|---|---|---|\n");
        sections().values().stream()
                .flatMap(List::stream)
                .forEach(row -> table.append("| `%s` | %s | %s | %s |\n"
                        .formatted(row.key(), row.fallback(), row.allowed().replace("|", "\\|"), row.doc())));
        return table.toString();
    }
}
