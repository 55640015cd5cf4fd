package io.universe.launcher.drill;

import java.util.List;
import java.util.stream.Stream;

/**
 * What clients saw for a while.
 *
 * @param keptAlive what became of the requests of clients that keep their connection
 * @param fresh what became of those for each of which a connection was made
 * @param failures what failed and was refused, the first {@link Tally#REMEMBERED_FAILURES} of it
 */
public record Figures(Counts keptAlive, Counts fresh, Latencies latencies, List<Failure> failures) {

    static final Figures NONE = new Figures(Counts.NONE, Counts.NONE, Latencies.none(), List.of());

    /** Copies what it is given. */
    public Figures {
        failures = List.copyOf(failures);
    }

    /** All requests. */
    public Counts total() {
        return keptAlive.plus(fresh);
    }

    Figures plus(Figures later) {
        return new Figures(
                keptAlive.plus(later.keptAlive),
                fresh.plus(later.fresh),
                latencies.plus(later.latencies),
                Stream.concat(failures.stream(), later.failures.stream())
                        .limit(Tally.REMEMBERED_FAILURES)
                        .toList());
    }
}
