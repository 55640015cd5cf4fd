package io.universe.launcher.master.wishes;

import io.universe.launcher.supervisor.DebugId;
import io.universe.launcher.supervisor.DebugPorts;
import io.universe.launcher.supervisor.Decision;
import io.universe.launcher.supervisor.Effect;
import io.universe.launcher.supervisor.LifeId;
import io.universe.launcher.supervisor.Stage;
import io.universe.launcher.supervisor.SupervisorState;
import io.universe.launcher.supervisor.WorkerHandle;
import io.universe.operations.Outcome;
import java.util.Optional;

/** That a worker of its own can be debugged. Pure. */
record DebugGoal(DebugId id) implements Goal {

    @Override
    public Optional<Outcome> after(Decision decision) {
        Optional<WorkerHandle> worker = decision.state().worker(id);
        if (worker.isEmpty()) {
            return Optional.of(new Outcome.Failed(id + " has ended, " + cause(decision, id) + "; see logs " + id));
        }
        return switch (worker.get().stage()) {
            case STARTING, WARMING -> Optional.empty();
            case DEBUGGED -> Optional.of(new Outcome.Done(id + " " + reached(decision.state())));
            default ->
                Optional.of(new Outcome.Failed(id + " ends: " + worker.get().reason()));
        };
    }

    private String reached(SupervisorState state) {
        DebugPorts ports = state.context(id.context())
                .flatMap(context -> context.debugPlace().ports())
                .orElseThrow();
        return "waits for a debugger at " + ports.attach()
                + ports.url().map(url -> ", and serves at " + url).orElse("");
    }

    /** That it be gone. */
    record Finished(LifeId id) implements Goal {

        @Override
        public Optional<Outcome> after(Decision decision) {
            boolean isGone = decision.state()
                    .worker(id)
                    .filter(worker -> worker.stage() != Stage.EXITED)
                    .isEmpty();
            return isGone ? Optional.of(new Outcome.Done(id + " has ended")) : Optional.empty();
        }
    }

    private static String cause(Decision decision, LifeId id) {
        return decision.effects(Effect.DebugFinished.class)
                .filter(finished -> finished.id().equals(id))
                .map(Effect.DebugFinished::cause)
                .findFirst()
                .orElse("nobody knows why");
    }
}
