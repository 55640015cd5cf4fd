package io.universe.launcher.drill;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a drill has shown.
 *
 * @param context the context whose workers were drilled
 * @param workers how many it has
 * @param load what was asked, and how often
 * @param took from the first request to the last
 * @param warmUp what clients saw before the first exercise
 * @param summaries one for each exercise of the plan
 * @param end why the drill ended before its plan; empty where it did not
 */
public record Report(
        String context,
        int workers,
        LoadSpec load,
        Duration took,
        Figures warmUp,
        List<Summary> summaries,
        Optional<String> end) {

    /** Copies what it is given. */
    public Report {
        summaries = List.copyOf(summaries);
    }

    /** All requests of the drill. */
    public Figures total() {
        return summaries.stream()
                .flatMap(summary -> Stream.of(summary.before(), summary.during()))
                .reduce(warmUp, Figures::plus);
    }

    /** Whether everything was as promised, to the end of the plan. */
    public boolean isKept() {
        return problems().isEmpty();
    }

    /** What was not as promised, each with the exercise it belongs to. */
    public List<String> problems() {
        Stream<String> ofExercises = summaries.stream()
                .flatMap(summary -> summary.problems().stream()
                        .map(problem -> summary.exercise().key() + ", " + problem));
        return Stream.of(ofWarmUp(), ofExercises, end.stream())
                .flatMap(problems -> problems)
                .toList();
    }

    private Stream<String> ofWarmUp() {
        return warmUp.failures().stream()
                .limit(1)
                .map(failure -> "before the first exercise requests failed, first " + failure.shown());
    }
}
