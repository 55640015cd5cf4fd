package io.universe.launcher.master.wishes;

import io.universe.launcher.supervisor.Condition;
import io.universe.launcher.supervisor.ContextState;
import io.universe.launcher.supervisor.Decision;
import io.universe.launcher.supervisor.Slot;
import io.universe.operations.Outcome;
import io.universe.operations.Outcome.Done;
import io.universe.operations.Outcome.Failed;
import java.util.Optional;

/** That a context have so many workers, who serve or have finished, and nobody beside them. Pure. */
record ScaleGoal(String name, int target) implements Goal {

    @Override
    public Optional<Outcome> after(Decision decision) {
        return decision.state()
                .context(name)
                .map(this::after)
                .orElseGet(() -> Optional.of(new Failed("there is no context " + name + " any more")));
    }

    private Optional<Outcome> after(ContextState context) {
        if (context.spec().target() != target) {
            return Optional.of(
                    new Failed("target of " + name + " is " + context.spec().target() + " by now"));
        }
        if (context.condition() == Condition.ERRORED) {
            return Optional.of(new Failed(name + " is errored"
                    + context.reason().map(why -> ": " + why).orElse("")));
        }
        return isReached(context)
                ? Optional.of(new Done(name + " has " + target + (target == 1 ? " worker" : " workers")))
                : Optional.empty();
    }

    private static boolean isReached(ContextState context) {
        return !context.isWaiting()
                && context.active().stream().allMatch(ScaleGoal::isSettled)
                && context.workers().size() == context.active().size()
                && context.leaving().isEmpty();
    }

    private static boolean isSettled(Slot slot) {
        return slot.worker().isInService() || slot.isFinished();
    }
}
