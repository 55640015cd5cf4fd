package io.universe.launcher.config;

import java.util.List;
import java.util.OptionalInt;

/**
 * What the application says about one of its worker contexts, before the operator has a word.
 *
 * @param instances how many workers it wants
 * @param port the port they share, 0 for any free one, empty for workers without HTTP
 * @param after names of the contexts that have to be up before it begins
 */
public record DescribedContext(String name, int instances, OptionalInt port, List<String> after) {

    /** Copies the names. */
    public DescribedContext {
        after = List.copyOf(after);
    }

    /** A context that comes after none. */
    public DescribedContext(String name, int instances, OptionalInt port) {
        this(name, instances, port, List.of());
    }
}
