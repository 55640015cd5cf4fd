package io.universe.sample.sky;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** All constellations, by name. Immutable; safe from any thread. */
public final class Constellations {

    private final List<Constellation> byName;
    private final Map<String, Constellation> byId;

    /** A copy of these. */
    public Constellations(List<Constellation> constellations) {
        this.byName = constellations.stream()
                .sorted(Comparator.comparing(Constellation::name))
                .toList();
        this.byId = byName.stream().collect(toUnmodifiableMap(Constellation::id, Function.identity()));
    }

    /** Every one, in the order of their Latin names. */
    public List<Constellation> all() {
        return byName;
    }

    /** The one with this abbreviation, in upper and lower case as astronomers write it. */
    public Optional<Constellation> constellation(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
