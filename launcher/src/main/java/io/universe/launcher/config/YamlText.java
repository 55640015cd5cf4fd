package io.universe.launcher.config;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Pieces of YAML that stand for one value, whichever source they come from. */
final class YamlText {

    private YamlText() {}

    /** A text, number, boolean, list or map; what is not YAML is a text. */
    static Object value(String text) {
        Object value;
        try {
            value = parse(text);
        } catch (YAMLException e) {
            return text;
        }
        return value instanceof List || value instanceof Map || value instanceof Number || value instanceof Boolean
                ? value
                : value instanceof String string ? string : text;
    }

    /** The elements of a list, as texts. */
    static List<String> list(String text) {
        try {
            return parse(text) instanceof List<?> elements
                    ? elements.stream().map(String::valueOf).toList()
                    : List.of(text);
        } catch (YAMLException e) {
            throw new IllegalArgumentException("is no list", e);
        }
    }

    private static @Nullable Object parse(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new Yaml(new SafeConstructor(options)).load(text);
    }
}
