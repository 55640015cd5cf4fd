package io.universe.launcher.supervisor;

import io.universe.launcher.supervisor.Effect.DumpThreads;
import io.universe.launcher.supervisor.Effect.RecordFinding;
import io.universe.launcher.supervisor.policy.Heartbeat;
import io.universe.launcher.supervisor.policy.Observation;
import io.universe.launcher.supervisor.policy.Policy;
import io.universe.launcher.supervisor.policy.Watch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What follows from a heartbeat: its worker is heard of, and if it is READY, and not debugged, the policies judge it. */
final class Heartbeats {
    private Heartbeats() {}

    static void onHeartbeatSeen(Turn turn, WorkerHandle worker, Heartbeat heartbeat) {
        turn.replace(worker.heartbeatAt(turn.nowNanos()));
        if (worker.isListenedTo()) {
            Nanny.listen(turn, worker);
        }
        if (worker.isReady() && !worker.isDebugged() && !turn.state().isLeaving()) {
            judge(turn, turn.state().worker(worker.id()).orElseThrow(), heartbeat);
        }
    }

    private static void judge(Turn turn, WorkerHandle worker, Heartbeat heartbeat) {
        Observation seen = new Observation(
                heartbeat,
                Duration.ofNanos(turn.nowNanos() - worker.spawnedAtNanos()),
                Jitter.chance(turn.state().seed(), worker.id()));
        List<Watch<?>> after = new ArrayList<>();
        for (Watch<?> watch : worker.vigil().watches()) {
            Watch.Outcome<?> outcome = watch.observe(seen);
            after.add(outcome.watch());
            outcome.judgement().evidence().ifPresent(evidence -> onFinding(turn, worker, watch, evidence));
        }
        turn.replace(worker.with(worker.vigil().with(after)));
    }

    /** Recorded when it begins, not with each heartbeat; a worker that is not in the queue yet comes into it with any of them. */
    private static void onFinding(Turn turn, WorkerHandle worker, Watch<?> watch, Map<String, String> evidence) {
        Policy<?> policy = watch.policy();
        boolean isDryRun = policy.isDryRun() || Futilities.isGivenUp(turn, worker, policy);
        if (!watch.isBad()) {
            turn.emit(new RecordFinding(worker.workerId(), policy.name(), evidence, isDryRun));
            if (policy.wantsThreads()) {
                turn.emit(new DumpThreads(worker.id()));
            }
        }
        if (!isDryRun && DeathQueue.accepts(turn, worker) && Futilities.isWorthIt(turn, worker, policy, evidence)) {
            DeathQueue.add(turn, worker, policy.name(), evidence);
        }
    }
}
