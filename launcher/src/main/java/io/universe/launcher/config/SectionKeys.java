package io.universe.launcher.config;

import io.universe.launcher.config.Key.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The keys of one section, in the order in which they are listed: that of the handbook. */
final class SectionKeys {

    private final Section section;
    private final List<Key<?>> keys = new ArrayList<>();

    SectionKeys(Section section) {
        this.section = section;
    }

    /** Lists a key with a default. */
    <T> Key<T> key(String name, Type<T> type, String fallback, String doc) {
        return listed(new Key<>(name, type, Optional.of(fallback), "none", section, doc));
    }

    /** Lists one without; {@code without} says what holds then. */
    <T> Key<T> open(String name, Type<T> type, String without, String doc) {
        return listed(new Key<>(name, type, Optional.empty(), without, section, doc));
    }

    private <T> Key<T> listed(Key<T> key) {
        keys.add(key);
        return key;
    }

    Stream<Key<?>> all() {
        return keys.stream();
    }
}
