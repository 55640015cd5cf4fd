package io.universe.launcher.master;

import io.universe.launcher.supervisor.SupervisorState;

/** Whether nothing is under way in a universe, so that something may be done that can wait. Pure. */
final class Calm {

    private Calm() {}

    /** It is ready, and no worker is coming or going. */
    static boolean in(SupervisorState state) {
        return state.isReady()
                && state.living().stream().noneMatch(worker -> worker.stage().hasDeadline());
    }
}
