package io.universe.launcher.supervisor;

import io.universe.launcher.supervisor.Event.WorkerExited;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** How often a slot may be spawned again, reckoned without the rules under test. */
final class RestartInvariants {
    private static final long MIN_UPTIME_NANOS = Duration.ofSeconds(2).toNanos();
    private static final long MINUTE_NANOS = Duration.ofSeconds(60).toNanos();
    /** After waits of 0.8, 1.6, 3.2, 6.4, 12.8 and 24 s the seventh and eighth may fall into the same minute. */
    private static final int MOST_PER_MINUTE = 8;

    private final Map<String, Deque<Long>> backedOff = new HashMap<>();
    private final Map<LifeId, ExitStatus> ends = new HashMap<>();
    private final Map<LifeId, Long> endedAtNanos = new HashMap<>();
    private final ErrorInvariants errors = new ErrorInvariants();

    void check(SupervisorState before, Event event, Decision decision, long nowNanos) {
        if (event instanceof WorkerExited exited) {
            ends.put(exited.id(), exited.status());
            endedAtNanos.putIfAbsent(exited.id(), nowNanos);
        }
        errors.check(before, event, decision, nowNanos);
        finishedMeansDone(decision.state());
        for (Effect effect : decision.effects()) {
            if (effect instanceof Effect.RecordTransition line) {
                onTransition(before, decision, line.transition(), nowNanos);
            }
        }
    }

    /** An ordinary spawn after an end; a standby, a successor or a new slot has rules of its own. */
    private void onTransition(SupervisorState before, Decision decision, Transition line, long nowNanos) {
        boolean isRespawn = line.from().isEmpty() && line.reason().equals("respawn");
        if (line.reason().equals("recycle") && line.from().isEmpty()) {
            backedOff.remove(line.worker().series());
        } else if (isRespawn && isOrdinary(before, line)) {
            onRespawn(before, decision, line.worker(), nowNanos);
        }
    }

    /** Neither after a standby that did not get as far as to serve, nor after a generation that is given up. */
    private static boolean isOrdinary(SupervisorState before, Transition line) {
        WorkerHandle predecessor = predecessor(before, line.worker());
        return predecessor.identity().formerly().isEmpty()
                && predecessor.stage() != Stage.STANDBY
                && predecessor.generation() == line.generation();
    }

    private static WorkerHandle predecessor(SupervisorState before, LifeId id) {
        return before.context(id.context())
                .orElseThrow()
                .slot(((WorkerId) id).slot())
                .worker();
    }

    private void finishedMeansDone(SupervisorState state) {
        for (ContextState context : state.contexts()) {
            context.slots().stream()
                    .filter(Slot::isFinished)
                    .forEach(slot -> Invariants.require(
                            context.spec().canFinish()
                                    && ExitStatus.exited(0)
                                            .equals(ends.get(slot.worker().id())),
                            "only exit 0 without a port finishes",
                            slot));
        }
    }

    private void onRespawn(SupervisorState before, Decision decision, LifeId id, long nowNanos) {
        Invariants.require(
                decision.state().context(id.context()).orElseThrow().condition() != Condition.ERRORED
                        || before.context(id.context()).orElseThrow().condition() != Condition.ERRORED,
                "an errored context is left alone",
                id);
        WorkerHandle predecessor = predecessor(before, id);
        if (hasEarnedRespawn(predecessor, nowNanos)) {
            return;
        }
        Deque<Long> recent = backedOff.computeIfAbsent(id.series(), worker -> new ArrayDeque<>());
        recent.removeIf(at -> nowNanos - at > MINUTE_NANOS);
        recent.add(nowNanos);
        Invariants.require(recent.size() <= MOST_PER_MINUTE, "restarts are bounded per period", id);
        Invariants.require(!isJustEnded(predecessor.id(), nowNanos), "an early end is followed by a wait", id);
    }

    private boolean hasEarnedRespawn(WorkerHandle predecessor, long nowNanos) {
        long endNanos = endedAtNanos.getOrDefault(predecessor.id(), nowNanos);
        boolean isBackendMissing = ExitStatus.exited(End.BACKEND).equals(ends.get(predecessor.id()));
        return !isBackendMissing
                && predecessor.readyAtNanos().isPresent()
                && endNanos - predecessor.readyAtNanos().getAsLong() >= MIN_UPTIME_NANOS;
    }

    private boolean isJustEnded(LifeId id, long nowNanos) {
        return endedAtNanos.containsKey(id)
                && nowNanos - endedAtNanos.get(id) < Duration.ofMillis(800).toNanos();
    }
}
