package io.universe.launcher.drill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Leads through the plan of a drill, round by round, and sums up. Used by one thread. */
public final class Drill {

    private final RoundLeader leader;
    private final DrillPlan plan;
    private final DrillTime time;
    private final LoadSpec spec;
    private final DrillListener listener;
    private final Judgement judgement;
    private final Map<Exercise, List<Round>> done = new EnumMap<>(Exercise.class);
    private final Map<Exercise, String> obstacles = new EnumMap<>(Exercise.class);
    private Figures warmUp = Figures.NONE;
    private long sent;

    /**
     * Of the leader's universe, whose load has begun.
     *
     * @param spec what the load is
     */
    public Drill(RoundLeader leader, DrillPlan plan, LoadSpec spec, DrillTime time, DrillListener listener) {
        this.leader = leader;
        this.plan = plan;
        this.time = time;
        this.spec = spec;
        this.listener = listener;
        this.judgement = new Judgement(spec.allClients());
    }

    /** Does all of it; where the universe does not come to rest any more, as much as can be done. Throws DrillFailure where nothing can. */
    public Report run() {
        long startNanos = time.nowNanos();
        int workers = leader.settled().target(leader.context());
        warmUp = leader.calm("warms up");
        sent = warmUp.total().sent();
        Optional<String> end = exerciseAll();
        Duration took = Duration.ofNanos(time.nowNanos() - startNanos);
        return new Report(leader.context(), workers, spec, took, warmUp, summaries(), end);
    }

    private Optional<String> exerciseAll() {
        try {
            Optional<DrillPlan> feasible = plan.without(obstaclesOf());
            int roundsOver = 0;
            while (feasible.isPresent()) {
                Optional<Exercise> next = feasible.get().next(roundsOver++, sent);
                if (next.isEmpty()) {
                    break;
                }
                exercise(next.get());
            }
            return Optional.empty();
        } catch (DrillFailure e) {
            return Optional.of("ended before its plan: " + e.reason());
        }
    }

    private List<Exercise> obstaclesOf() {
        for (Exercise exercise : plan.exercises()) {
            leader.obstacle(exercise).ifPresent(why -> obstacles.put(exercise, why));
        }
        return List.copyOf(obstacles.keySet());
    }

    private void exercise(Exercise exercise) {
        List<Round> rounds = done.computeIfAbsent(exercise, any -> new ArrayList<>());
        Round round = leader.lead(exercise, rounds.size());
        rounds.add(round);
        sent += round.before().total().sent() + round.during().total().sent();
        listener.onRound(round, judgement.problems(round), sent);
    }

    private List<Summary> summaries() {
        return plan.exercises().stream()
                .map(exercise -> Optional.ofNullable(obstacles.get(exercise))
                        .map(why -> Summary.leftOut(exercise, why))
                        .orElseGet(() -> Summary.of(exercise, done.getOrDefault(exercise, List.of()), judgement)))
                .toList();
    }
}
