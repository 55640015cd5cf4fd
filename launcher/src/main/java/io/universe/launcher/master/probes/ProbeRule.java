package io.universe.launcher.master.probes;

import io.universe.launcher.supervisor.Condition;
import io.universe.launcher.supervisor.ContextState;
import io.universe.launcher.supervisor.SupervisorState;
import io.universe.launcher.supervisor.WorkerHandle;
import io.universe.operations.Probe;
import io.universe.operations.Probe.Check;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The answers to probes, from what the supervisor knows. Pure. */
final class ProbeRule {

    /** A supervision thread that has not turned for so long hangs. */
    static final Duration LONGEST_TURN = Duration.ofSeconds(5);

    private static final String UNIVERSE = "universe";
    private static final int MOST_CAUSES = 10;

    private ProbeRule() {}

    /**
     * Whether every context has come up once.
     *
     * @param ecv why ECV is DOWN, where it is
     */
    static Probe started(SupervisorState state, String ecv) {
        if (state.readiness().wasAnnounced()) {
            return Probe.of(List.of(Check.up(UNIVERSE)));
        }
        List<Check> checks = new ArrayList<>();
        state.contexts().forEach(context -> checks.add(comingUp(context)));
        addAwaited(state, ecv, checks);
        return Probe.of(checks);
    }

    private static Check comingUp(ContextState context) {
        return context.hasReachedTarget()
                ? Check.up(context.name())
                : Check.down(context.name(), "waits for " + awaited(context));
    }

    private static String awaited(ContextState context) {
        if (context.isWaiting()) {
            return context.remark().orElse("others").replaceFirst("^waits for ", "");
        }
        return context.workers().stream()
                .filter(worker -> !worker.isReady())
                .map(worker -> worker.id().series() + ", which is " + worker.stage())
                .collect(Collectors.joining("; "));
    }

    /** What keeps the whole from being ready though no context does. */
    private static void addAwaited(SupervisorState state, String ecv, List<Check> checks) {
        if (state.isStopping()) {
            checks.add(
                    Check.down(UNIVERSE, "stops: " + state.stop().orElseThrow().reason()));
        } else if (!state.readiness().isReached() && checks.stream().allMatch(Check::isUp)) {
            checks.add(Check.down(
                    UNIVERSE,
                    state.readiness().awaitsEcv()
                            ? "waits for ECV to come up: " + ecv
                            : "waits for workers: " + missing(state)));
        }
    }

    private static String missing(SupervisorState state) {
        return state.contexts().stream()
                .filter(context -> !context.hasReachedTarget())
                .map(ProbeRule::awaited)
                .collect(Collectors.joining("; "));
    }

    /** Whether the supervision thread turns. */
    static Probe live(Duration sinceLastTurn) {
        boolean isTurning = sinceLastTurn.compareTo(LONGEST_TURN) < 0;
        return Probe.of(List.of(
                isTurning
                        ? Check.up("supervision")
                        : Check.down("supervision", "has not turned for " + sinceLastTurn.toSeconds() + " s")));
    }

    /**
     * Whether every context has a worker that can be relied on.
     *
     * @param ecv why ECV is DOWN, where it is
     */
    static Probe ready(SupervisorState state, String ecv, WorkerRule rule) {
        List<Check> checks = new ArrayList<>();
        state.contexts().forEach(context -> checks.add(relied(context, rule)));
        addAwaited(state, ecv, checks);
        return Probe.of(checks);
    }

    /** Who is at fault is named also where others make up for it. */
    private static Check relied(ContextState context, WorkerRule rule) {
        if (context.condition() == Condition.FINISHED) {
            return Check.up(context.name());
        }
        if (context.isWaiting()) {
            return Check.down(context.name(), context.remark().orElse("has not begun"));
        }
        List<WorkerHandle> workers = context.workers();
        List<String> faults =
                workers.stream().flatMap(worker -> rule.fault(worker).stream()).toList();
        return new Check(context.name(), faults.size() < workers.size(), cause(context, faults));
    }

    private static String cause(ContextState context, List<String> faults) {
        if (context.workers().isEmpty()) {
            return "has no worker";
        }
        String named = faults.stream().limit(MOST_CAUSES).collect(Collectors.joining("; "));
        return faults.size() <= MOST_CAUSES ? named : named + "; and " + (faults.size() - MOST_CAUSES) + " more";
    }

    /** Of a universe that is not supervised yet. */
    static Probe notYet() {
        return Probe.of(List.of(Check.down(UNIVERSE, "the master has not begun to start it")));
    }
}
