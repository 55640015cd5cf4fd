package io.universe.launcher.drill;

import java.time.Duration;
import java.util.Optional;

/**
 * One round of an exercise, as it went.
 *
 * @param number counted from 1
 * @param before what clients saw in the calm before it
 * @param during what they saw from the first order until everything was settled again
 * @param toFullStrength from the first order until every context had all its workers; empty where that was not reached
 * @param struck the blow that was dealt; empty where none was
 * @param trouble what went wrong otherwise than for the clients
 */
public record Round(
        Exercise exercise,
        int number,
        Figures before,
        Figures during,
        Optional<Duration> toFullStrength,
        Optional<Struck> struck,
        Optional<String> trouble) {

    /**
     * A blow to a worker.
     *
     * @param overNanos when it had its effect for sure: the process was seen to be gone, or the signal that suspends had been sent
     */
    public record Struck(Step.Blow blow, long overNanos) {}
}
