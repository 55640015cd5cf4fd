package io.universe.app;

import java.util.Set;
import java.util.stream.Stream;

/** Which of the things with a name a context uses: all of them, none, or those named. */
public sealed interface Selection {

    /** Everything there is. */
    static Selection all() {
        return new All();
    }

    /** Nothing. */
    static Selection none() {
        return new Named(Set.of());
    }

    /** Only these; where nobody provides a name, {@code check} and the start refuse the application, and a worker ends with exit code 78. */
    static Selection of(String... names) {
        return new Named(Set.of(names));
    }

    /** Whether the thing of this name is used. */
    boolean includes(String name);

    /** The names that were asked for and are not among those that exist. */
    Stream<String> missingFrom(Set<String> existing);

    /** Everything there is. */
    record All() implements Selection {
        @Override
        public boolean includes(String name) {
            return true;
        }

        @Override
        public Stream<String> missingFrom(Set<String> existing) {
            return Stream.empty();
        }
    }

    /** Only what is named. */
    record Named(Set<String> names) implements Selection {
        /** A copy of the names, so that a selection never changes. */
        public Named {
            names = Set.copyOf(names);
        }

        @Override
        public boolean includes(String name) {
            return names.contains(name);
        }

        @Override
        public Stream<String> missingFrom(Set<String> existing) {
            return names.stream().filter(name -> !existing.contains(name)).sorted();
        }
    }
}
