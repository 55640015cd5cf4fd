package io.universe.launcher.supervisor;

import io.universe.launcher.supervisor.Event.RecycleRequested;
import io.universe.launcher.supervisor.Event.SpawnFailed;
import io.universe.launcher.supervisor.Event.WorkerExited;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A context is errored exactly when its configuration was refused or it had too many early ends, reckoned without the rules. */
final class ErrorInvariants {
    private static final int MOST_EARLY_ENDS = 10;
    private static final long MINUTE_NANOS = Duration.ofSeconds(60).toNanos();
    private static final long MIN_UPTIME_NANOS = Duration.ofSeconds(2).toNanos();

    private final Map<String, Deque<Long>> earlyEnds = new HashMap<>();

    void check(SupervisorState before, Event event, Decision decision, long nowNanos) {
        decision.effects().forEach(effect -> {
            if (effect instanceof Effect.RolloutBegun begun) {
                begun.contexts().forEach(earlyEnds::remove);
            }
        });
        if (event instanceof RecycleRequested) {
            recycled(decision).forEach(id -> earlyEnds.remove(id.context()));
        } else if (event instanceof Event.OfWorker report && !before.isLeaving()) {
            before.worker(report.id())
                    .filter(worker -> worker.isLive() && isJudged(before, worker))
                    .ifPresent(worker -> check(before, worker, report, decision, nowNanos));
        }
    }

    private void check(
            SupervisorState before, WorkerHandle worker, Event.OfWorker report, Decision decision, long nowNanos) {
        String name = worker.id().context();
        Condition condition = decision.state().context(name).orElseThrow().condition();
        boolean wasErrored = before.context(name).orElseThrow().condition() == Condition.ERRORED;
        boolean canFinish = before.context(name).orElseThrow().spec().canFinish();
        boolean isTooMany = count(worker, report, canFinish, nowNanos) > MOST_EARLY_ENDS;
        boolean isRefused = unorderedCode(worker, report)
                .filter(code -> code == End.CONFIGURATION)
                .isPresent();
        if (before.rollout().isPresent()) {
            return;
        }
        Invariants.require(
                (condition == Condition.ERRORED) == (wasErrored || isTooMany || isRefused),
                "a context is errored for a reason, and for each",
                report);
    }

    private int count(WorkerHandle worker, Event.OfWorker report, boolean canFinish, long nowNanos) {
        Deque<Long> recent = earlyEnds.computeIfAbsent(worker.id().context(), name -> new ArrayDeque<>());
        recent.removeIf(at -> nowNanos - at > MINUTE_NANOS);
        if (isFailure(worker, report, canFinish) && !hasServed(worker, nowNanos)) {
            recent.add(nowNanos);
        }
        return recent.size();
    }

    private static boolean isFailure(WorkerHandle worker, Event.OfWorker report, boolean canFinish) {
        int code = unorderedCode(worker, report).orElse(1);
        boolean isEnd = report instanceof WorkerExited
                || (report instanceof SpawnFailed && worker.pid().isEmpty());
        return isEnd && code != End.CONFIGURATION && code != End.BACKEND && (code != 0 || !canFinish);
    }

    private static Optional<Integer> unorderedCode(WorkerHandle worker, Event.OfWorker report) {
        boolean isOrdered = worker.isOrdered();
        return !isOrdered
                        && report instanceof WorkerExited exited
                        && exited.status().code().isPresent()
                ? Optional.of(exited.status().code().getAsInt())
                : Optional.empty();
    }

    /** Who has no slot that is wanted, or a new generation on trial, is no evidence against the code that is known to work. */
    private static boolean isJudged(SupervisorState before, WorkerHandle worker) {
        return worker.id() instanceof WorkerId id
                && worker.stage() != Stage.STANDBY
                && !Rollouts.isOnTrial(before, worker)
                && !before.context(id.context()).orElseThrow().isRetired(id)
                && before.context(id.context())
                        .orElseThrow()
                        .slot(id.slot())
                        .worker()
                        .replaces(worker);
    }

    private static boolean hasServed(WorkerHandle worker, long nowNanos) {
        return worker.readyAtNanos().isPresent()
                && nowNanos - worker.readyAtNanos().getAsLong() >= MIN_UPTIME_NANOS;
    }

    /** The incarnations that were spawned because somebody asked; others may be due in the same moment. */
    static Stream<LifeId> recycled(Decision decision) {
        return decision.effects().stream()
                .flatMap(effect ->
                        effect instanceof Effect.RecordTransition line ? Stream.of(line.transition()) : Stream.empty())
                .filter(line -> line.to() == Stage.STARTING && line.reason().equals("recycle"))
                .map(Transition::worker);
    }
}
