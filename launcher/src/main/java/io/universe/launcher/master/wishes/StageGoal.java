package io.universe.launcher.master.wishes;

import io.universe.launcher.supervisor.ContextState;
import io.universe.launcher.supervisor.Decision;
import io.universe.launcher.supervisor.Stage;
import io.universe.launcher.supervisor.WorkerHandle;
import io.universe.launcher.supervisor.WorkerId;
import io.universe.operations.Outcome;
import java.util.Optional;

/** That a process life come from one stage to another: the goal of a pause and of its end. Pure. */
record StageGoal(WorkerId id, Stage from, Stage to) implements Goal {

    static Goal paused(WorkerId id) {
        return new StageGoal(id, Stage.READY, Stage.PAUSED);
    }

    static Goal resumed(WorkerId id) {
        return new StageGoal(id, Stage.PAUSED, Stage.READY);
    }

    @Override
    public Optional<Outcome> after(Decision decision) {
        Optional<WorkerHandle> worker = decision.state().worker(id);
        Stage stage = worker.map(WorkerHandle::stage).orElse(Stage.EXITED);
        if (stage == from) {
            return Optional.empty();
        }
        return Optional.of(
                stage == to
                        ? new Outcome.Done(id + " is " + to + warning(decision))
                        : new Outcome.Failed(id + " is " + stage
                                + worker.map(w -> ": " + w.reason()).orElse("")));
    }

    /** Whoever pauses the last one may want to know. */
    private String warning(Decision decision) {
        boolean isServed = decision.state()
                        .context(id.context())
                        .map(ContextState::readyCount)
                        .orElse(0)
                > 0;
        return isServed ? "" : "; nobody takes the traffic of " + id.context() + " until one is resumed";
    }
}
