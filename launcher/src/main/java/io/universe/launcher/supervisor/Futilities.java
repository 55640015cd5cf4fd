package io.universe.launcher.supervisor;

import io.universe.launcher.supervisor.Effect.RecordCondition;
import io.universe.launcher.supervisor.policy.Futility;
import io.universe.launcher.supervisor.policy.Policy;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rule for a policy that replaces one fresh worker after the other: it is given up for its context, which is said once, until a phased
 * restart brings another configuration.
 */
final class Futilities {
    private Futilities() {}

    static boolean isGivenUp(Turn turn, WorkerHandle worker, Policy<?> policy) {
        return turn.context(worker.id().context()).futility().isGivenUp(policy);
    }

    /** Whether the worker is to be replaced for what the policy has found; if not, the policy is given up now. */
    static boolean isWorthIt(Turn turn, WorkerHandle worker, Policy<?> policy, Map<String, String> evidence) {
        ContextState context = turn.context(worker.id().context());
        Duration readyFor =
                Duration.ofNanos(turn.nowNanos() - worker.readyAtNanos().orElse(worker.sinceNanos()));
        Futility after = context.futility().after(worker.workerId().slot(), policy, readyFor);
        turn.replace(context.with(after));
        boolean isWorthIt = !after.isGivenUp(policy);
        if (!isWorthIt) {
            String why = "%s replaces nobody any more: it found the same in %d fresh workers in a row, at last in %s %s"
                    .formatted(policy.name(), Futility.MOST, worker.id(), new TreeMap<>(evidence));
            turn.emit(new RecordCondition(context.name(), context.condition(), context.condition(), why));
            DeathQueue.forgo(turn, context.name(), policy.name());
        }
        return isWorthIt;
    }
}
