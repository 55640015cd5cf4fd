package io.universe.launcher.supervisor;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * A worker's move from one stage to another, with reason and evidence: a line of the journal.
 *
 * @param from empty for a new incarnation; the same as {@code to} when an order had to be repeated
 * @param reason a word or a few: {@code crash}, {@code start-timeout}, or what the operator gave
 * @param evidence figures and findings by name, in the order of the names
 * @param pid empty until the process exists
 * @param isFailure whether the worker has ended otherwise than by order or with its work done
 */
public record Transition(
        LifeId worker,
        Optional<Stage> from,
        Stage to,
        String reason,
        Map<String, String> evidence,
        int generation,
        OptionalLong pid,
        boolean isFailure) {
    public Transition {
        evidence = Collections.unmodifiableMap(new TreeMap<>(evidence));
    }

    /** The move of a worker into the stage that {@code after} shows. */
    static Transition of(WorkerHandle after, Optional<Stage> from, Map<String, String> evidence) {
        return new Transition(
                after.id(), from, after.stage(), after.reason(), evidence, after.generation(), after.pid(), false);
    }

    /** The same as the end of a worker that nobody wanted to end so. */
    Transition asFailure() {
        return new Transition(worker, from, to, reason, evidence, generation, pid, true);
    }
}
