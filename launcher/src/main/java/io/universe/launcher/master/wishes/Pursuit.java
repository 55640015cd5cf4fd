package io.universe.launcher.master.wishes;

import io.universe.launcher.supervisor.Event;
import io.universe.launcher.supervisor.SupervisorState;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A wish as the master pursues it.
 *
 * @param event what the supervisor is told, as an object of its own for each wish
 * @param isKnown whether what the wish names exists
 * @param goal what is waited for, given the state in which the wish was accepted
 */
record Pursuit(Event event, Predicate<SupervisorState> isKnown, Function<SupervisorState, Goal> goal) {}
