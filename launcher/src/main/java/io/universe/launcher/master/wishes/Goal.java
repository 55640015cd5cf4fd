package io.universe.launcher.master.wishes;

import io.universe.launcher.supervisor.Decision;
import io.universe.operations.Outcome;
import java.util.Optional;

/** What a wish that was accepted waits for. Pure: it is asked after each decision, the one that accepted the wish first. */
@FunctionalInterface
interface Goal {

    /** The outcome, once this decision settles it; empty as long as it is open. */
    Optional<Outcome> after(Decision decision);
}
