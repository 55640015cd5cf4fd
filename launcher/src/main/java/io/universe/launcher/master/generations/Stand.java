package io.universe.launcher.master.generations;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a context of the universe stood when its master was last there. Immutable.
 *
 * @param generation the one that is known to work, 1 and up
 * @param target how many workers it is to have
 * @param port the real one, 0 where it has none
 * @param hasBegun whether it had workers already; else it waits for the contexts that it comes after
 * @param debugged the worker, {@code web-0.1}, whose JVM may be open to debuggers in its slot; empty where there is none
 */
public record Stand(int generation, int target, int port, boolean hasBegun, Optional<String> debugged) {

    /** Of a context in which nobody is debugged. */
    public Stand(int generation, int target, int port, boolean hasBegun) {
        this(generation, target, port, hasBegun, Optional.empty());
    }

    /** The latest generation that any of these contexts stood at; empty where there is none. */
    public static OptionalInt latest(Map<String, Stand> contexts) {
        return contexts.values().stream().mapToInt(Stand::generation).max();
    }
}
