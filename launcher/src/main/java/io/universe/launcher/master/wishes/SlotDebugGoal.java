package io.universe.launcher.master.wishes;

import io.universe.launcher.supervisor.DebugPorts;
import io.universe.launcher.supervisor.Debugging;
import io.universe.launcher.supervisor.Decision;
import io.universe.launcher.supervisor.Effect.DebugRefused;
import io.universe.launcher.supervisor.WorkerHandle;
import io.universe.launcher.supervisor.WorkerId;
import io.universe.operations.Outcome;
import java.util.Optional;

/** That a worker can be debugged in its slot. That its JVM cannot be opened shows only when it is asked to: then nothing has changed. Pure. */
record SlotDebugGoal(WorkerId id) implements Goal {

    @Override
    public Optional<Outcome> after(Decision decision) {
        return refusal(decision)
                .or(() -> decision.state()
                        .worker(id)
                        .map(SlotDebugGoal::after)
                        .orElseGet(() -> Optional.of(new Outcome.Failed(id + " has ended"))));
    }

    private Optional<Outcome> refusal(Decision decision) {
        return decision.effects(DebugRefused.class)
                .filter(refused -> refused.id().equals(id))
                .<Outcome>map(refused ->
                        new Outcome.Refused(false, id + " cannot be debugged in its slot: " + refused.reason()))
                .findFirst();
    }

    private static Optional<Outcome> after(WorkerHandle worker) {
        return worker.debugging()
                .filter(debugging -> worker.isInService())
                .map(debugging -> after(worker, debugging))
                .orElseGet(() -> Optional.of(
                        new Outcome.Failed(worker.id() + " is " + worker.stage() + ": " + worker.reason())));
    }

    private static Optional<Outcome> after(WorkerHandle worker, Debugging debugging) {
        return switch (debugging.step()) {
            case OPENING -> Optional.empty();
            case OPEN ->
                Optional.of(new Outcome.Done(reached(worker, debugging.ports().orElseThrow())));
            case OVER -> Optional.of(new Outcome.Failed(worker.id() + " is about to be replaced"));
        };
    }

    private static String reached(WorkerHandle worker, DebugPorts ports) {
        return worker.id() + " waits for a debugger at " + ports.attach() + ", and serves as before";
    }
}
