package io.universe.launcher.drill;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * All rounds of one exercise together.
 *
 * @param rounds how many there were
 * @param before what clients saw in the calm before each
 * @param during what they saw while it was done
 * @param toFullStrength how long it took each round until every context had all its workers again, waits on purpose left out; shortest first
 * @param problems what was not as promised
 * @param obstacle why it was left out; empty where it was not
 */
public record Summary(
        Exercise exercise,
        int rounds,
        Figures before,
        Figures during,
        List<Duration> toFullStrength,
        List<String> problems,
        Optional<String> obstacle) {

    /** Copies what it is given. */
    public Summary {
        toFullStrength = toFullStrength.stream().sorted().toList();
        problems = List.copyOf(problems);
    }

    static Summary leftOut(Exercise exercise, String obstacle) {
        return new Summary(exercise, 0, Figures.NONE, Figures.NONE, List.of(), List.of(), Optional.of(obstacle));
    }

    static Summary of(Exercise exercise, List<Round> rounds, Judgement judgement) {
        return new Summary(
                exercise,
                rounds.size(),
                rounds.stream().map(Round::before).reduce(Figures.NONE, Figures::plus),
                rounds.stream().map(Round::during).reduce(Figures.NONE, Figures::plus),
                rounds.stream()
                        .flatMap(round -> round.toFullStrength().stream())
                        .toList(),
                rounds.stream()
                        .flatMap(round -> judgement.problems(round).stream()
                                .map(problem -> "round " + round.number() + ": " + problem))
                        .toList(),
                Optional.empty());
    }

    /** Whether all was as promised. */
    public boolean isKept() {
        return problems.isEmpty();
    }

    /** Of all rounds, the one in the middle; empty where no round came so far. */
    public Optional<Duration> medianToFullStrength() {
        return toFullStrength.isEmpty()
                ? Optional.empty()
                : Optional.of(toFullStrength.get((toFullStrength.size() - 1) / 2));
    }

    /** The longest; empty where no round came so far. */
    public Optional<Duration> worstToFullStrength() {
        return toFullStrength.stream().reduce((shorter, longer) -> longer);
    }
}
