package io.universe.launcher.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The catalogue as something to ask: which key a name belongs to, and which key was meant where it belongs to none. */
final class Catalogue {

    private static final Map<String, String> ALIASES = Map.of("noWorkers", "workers");

    private final Map<String, Key<?>> exact = new HashMap<>();
    private final Map<Pattern, Key<?>> patterns = new HashMap<>();

    Catalogue() {
        for (Key<?> key : Keys.all()) {
            if (key.name().contains("NAME")) {
                patterns.put(patternOf(key), key);
            } else {
                exact.put(key.name(), key);
            }
        }
    }

    private static Pattern patternOf(Key<?> key) {
        String quoted = key.name()
                .replace(".", "\\.")
                .replace("NAME", "(\"[^\"]+\"|[^.\"]+)")
                .replace("*", ".+");
        return Pattern.compile(quoted);
    }

    /** The name that the catalogue uses for what was written. */
    static String canonical(String name) {
        return ALIASES.getOrDefault(name, name);
    }

    Optional<Key<?>> find(String name) {
        Key<?> key = exact.get(name);
        return key != null
                ? Optional.of(key)
                : patterns.entrySet().stream()
                        .filter(entry -> entry.getKey().matcher(name).matches())
                        .<Key<?>>map(Map.Entry::getValue)
                        .findFirst();
    }

    /** Whether the name is a section, so that keys stand below it. */
    boolean isSection(String name) {
        return below(name).findAny().isPresent()
                || name.matches("(contexts|backends)\\.[^.]+(\\.(env|options|policies(\\.(maxRss|badGc))?))?");
    }

    private Stream<String> below(String name) {
        return Keys.all().stream().map(Key::name).filter(key -> key.startsWith(name + "."));
    }

    /** What to do about a name that the catalogue does not have. */
    String remedy(String name) {
        List<String> inside = below(name).toList();
        return inside.isEmpty()
                ? Nearest.to(name, candidates(name))
                        .map(key -> "did you mean " + key + "?")
                        .orElse("see --help for the keys there are")
                : "the keys are " + String.join(", ", inside);
    }

    /** Names as they would be written for the context or backend that the name is about. */
    private static List<String> candidates(String name) {
        String[] parts = name.split("\\.", 3);
        String owner = parts.length > 1 ? parts[1] : "NAME";
        List<String> names = new ArrayList<>(ALIASES.keySet());
        Keys.all().forEach(key -> names.add(key.of(owner)));
        return names;
    }
}
