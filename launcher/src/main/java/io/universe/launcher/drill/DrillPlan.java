package io.universe.launcher.drill;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is done in a drill.
 *
 * @param exercises which exercises, in their order
 * @param rounds how often each of them
 * @param reloads how often the phased restart
 * @param requests how many are sent at least: where the rounds are over before, further ones follow
 */
public record DrillPlan(List<Exercise> exercises, int rounds, int reloads, long requests) {

    private static final int MOST_ROUNDS = 10_000;

    /** Checks what it is given, and throws IllegalArgumentException where it is not allowed. */
    public DrillPlan {
        exercises = List.copyOf(exercises);
        if (exercises.isEmpty()) {
            throw new IllegalArgumentException(
                    "only: names no exercise; there are " + String.join(", ", Exercise.keys()));
        }
        requireWithin("rounds", rounds);
        requireWithin("reloads", reloads);
        if (requests < 0) {
            throw new IllegalArgumentException("requests: " + requests + " is out of range, 0 or more");
        }
    }

    private static void requireWithin(String option, int value) {
        if (value < 1 || value > MOST_ROUNDS) {
            throw new IllegalArgumentException(option + ": " + value + " is out of range, 1 to " + MOST_ROUNDS);
        }
    }

    /** Every round that is sure to come, in its order: all rounds of one exercise, then those of the next. */
    List<Exercise> schedule() {
        return exercises.stream()
                .flatMap(exercise -> Stream.generate(() -> exercise).limit(roundsOf(exercise)))
                .toList();
    }

    private int roundsOf(Exercise exercise) {
        return exercise == Exercise.RELOAD ? reloads : rounds;
    }

    /** What comes next when so many rounds are over and so many requests were sent; empty where that is enough. */
    Optional<Exercise> next(int roundsOver, long sent) {
        List<Exercise> sure = schedule();
        if (roundsOver < sure.size()) {
            return Optional.of(sure.get(roundsOver));
        }
        return sent < requests
                ? Optional.of(exercises.get((roundsOver - sure.size()) % exercises.size()))
                : Optional.empty();
    }

    /** The plan without these exercises; empty where nothing would be left. */
    Optional<DrillPlan> without(List<Exercise> leftOut) {
        List<Exercise> left = exercises.stream()
                .filter(exercise -> !leftOut.contains(exercise))
                .toList();
        return left.isEmpty() ? Optional.empty() : Optional.of(new DrillPlan(left, rounds, reloads, requests));
    }
}
