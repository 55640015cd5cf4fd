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
 */
public record Transition(
        LifeId worker,
        Optional<Stage> from,
        Stage to,
        String reason,
        Map<String, String> evidence,
        int generation,
        OptionalLong pid) {
    public Transition {
        evidence = Collections.unmodifiableMap(new TreeMap<>(evidence));
    }

    /** Whether the worker has ended out of a stage in which nobody had told it to. */
    public boolean isEndUnasked() {
        return to == Stage.EXITED
                && from.filter(stage -> switch (stage) {
                            case STARTING, WARMING, STANDBY, READY, PAUSED -> true;
                            case DRAINING, TERMINATING, KILLING, EXITED -> false;
                        })
                        .isPresent();
    }

    /** The move of a worker into the stage that {@code after} shows. */
    static Transition of(WorkerHandle after, Optional<Stage> from, Map<String, String> evidence) {
        return new Transition(
                after.id(), from, after.stage(), after.reason(), evidence, after.generation(), after.pid());
    }
}
