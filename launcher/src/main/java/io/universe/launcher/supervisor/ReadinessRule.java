package io.universe.launcher.supervisor;

import io.universe.launcher.supervisor.Effect.Announce;
import io.universe.launcher.supervisor.Effect.ClusterReady;
import io.universe.launcher.supervisor.SupervisorState.Readiness;
import java.util.List;

/** When the universe turns ready and stays so; the nodes are told the first time. */
final class ReadinessRule {
    private ReadinessRule() {}

    static void update(Turn turn) {
        if (turn.state().isStopping()) {
            return;
        }
        Readiness before = turn.state().readiness();
        boolean isReached = isReached(before, turn.state().contexts());
        turn.replace(
                turn.state().with(new Readiness(isReached, before.wasAnnounced() || isReached, before.awaitsEcv())));
        if (isReached && !before.wasAnnounced()) {
            turn.emit(new Announce(new ClusterReady()));
        }
    }

    private static boolean isReached(Readiness before, List<ContextState> contexts) {
        return before.isReached()
                ? contexts.stream().allMatch(ContextState::isServing)
                : !before.awaitsEcv() && contexts.stream().allMatch(ContextState::hasReachedTarget);
    }
}
