package io.universe.launcher.config;

import java.util.OptionalInt;

/**
 * The short options for the context that most homes have just one of: the first with a port. Which one that is comes out when the
 * application has been described.
 *
 * @param instances {@code workers}
 * @param port {@code port}
 * @param standby {@code standby}
 */
public record FirstPort(OptionalInt instances, OptionalInt port, OptionalInt standby) {

    /** Nothing was said. */
    public static final FirstPort NONE = new FirstPort(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());

    /** Whether anything was said. */
    public boolean isGiven() {
        return instances.isPresent() || port.isPresent() || standby.isPresent();
    }
}
