package io.universe.launcher.config;

import io.smallrye.config.ConfigValue;
import io.smallrye.config.MapBackedConfigValueConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All layers, one over the other, read through the catalogue. */
final class Values {

    private final SmallRyeConfig config;
    private final Map<String, Given> winners = new TreeMap<>();

    /** Layers whose values are all known to be readable. */
    Values(Collection<Given> given) {
        this.config = layered(given);
        Map<String, Given> byOrigin = new HashMap<>();
        given.forEach(value -> byOrigin.put(value.key() + " " + value.origin(), value));
        for (Given value : given) {
            ConfigValue winner = config.getConfigValue(value.key());
            Given source = byOrigin.get(value.key() + " " + winner.getConfigSourceName());
            winners.put(value.key(), source == null ? value : source);
        }
    }

    private static SmallRyeConfig layered(Collection<Given> given) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder();
        Keys.all().forEach(key -> key.fallback().ifPresent(text -> builder.withDefaultValue(key.name(), text)));
        given.stream()
                .collect(Collectors.groupingBy(Given::layer))
                .forEach((layer, values) -> builder.withSources(new LayerSource(layer, values)));
        return builder.build();
    }

    /** One layer as SmallRye sees it. */
    private static final class LayerSource extends MapBackedConfigValueConfigSource {
        LayerSource(Layer layer, List<Given> values) {
            super(layer.title(), mapOf(layer, values), layer.strength());
        }

        private static Map<String, ConfigValue> mapOf(Layer layer, List<Given> values) {
            Map<String, ConfigValue> map = new HashMap<>();
            values.forEach(value -> map.put(value.key(), valueOf(layer, value)));
            return map;
        }

        private static ConfigValue valueOf(Layer layer, Given value) {
            return ConfigValue.builder()
                    .withName(value.key())
                    .withValue(value.text())
                    .withRawValue(value.text())
                    .withConfigSourceName(value.origin())
                    .withConfigSourceOrdinal(layer.strength())
                    .build();
        }
    }

    /** The value of a key that has a default. */
    <T> T get(Key<T> key) {
        return find(key, key.name())
                .orElseGet(() -> key.type().parse(key.fallback().orElseThrow()));
    }

    /** The value of a key, or of this key under the name of a context, where somebody gave it. */
    <T> Optional<T> find(Key<T> key, String name) {
        Given given = winners.get(name);
        return given == null ? Optional.empty() : Optional.of(key.type().parse(given.text()));
    }

    <T> Optional<T> find(Key<T> key) {
        return find(key, key.name());
    }

    OptionalInt findInt(Key<Integer> key, String name) {
        return find(key, name).map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    /** What stands below the prefix, which ends with a dot: the rest of the name and the value, the weakest layer first. */
    <T> Map<String, T> below(Key<T> key, String prefix) {
        Map<String, T> found = new LinkedHashMap<>();
        for (Given given : byStrength()) {
            if (given.key().startsWith(prefix)) {
                found.put(given.key().substring(prefix.length()), key.type().parse(given.text()));
            }
        }
        return found;
    }

    private List<Given> byStrength() {
        List<Given> sorted = new ArrayList<>(winners.values());
        sorted.sort((a, b) -> a.layer().compareTo(b.layer()));
        return sorted;
    }

    /** Which names stand between the prefix, which ends with a dot, and the next dot. */
    List<String> owners(String prefix) {
        return winners.keySet().stream()
                .filter(name -> name.startsWith(prefix) && name.indexOf('.', prefix.length()) > 0)
                .map(name -> name.substring(prefix.length(), name.indexOf('.', prefix.length())))
                .distinct()
                .toList();
    }

    /** Where each key that was given comes from. */
    Map<String, Layer> layers() {
        return winners.values().stream().collect(Collectors.toMap(Given::key, Given::layer));
    }

    /** How a message names the value of a key: the text and where it comes from. */
    String shown(Key<?> key) {
        Given given = winners.get(key.name());
        return given == null ? key.name() + ": \"" + key.shownDefault() + "\" (default)" : given.shown();
    }
}
