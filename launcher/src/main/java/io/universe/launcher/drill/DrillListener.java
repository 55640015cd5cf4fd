package io.universe.launcher.drill;

import java.util.List;

/** Who is told how a drill goes on. Called by its thread. */
public interface DrillListener {

    /** A step, or a wait, begins: for the moment only. */
    void onMoment(String what);

    /**
     * A round is over.
     *
     * @param problems what was not as promised
     * @param sentSoFar how many requests the drill has made in all
     */
    void onRound(Round round, List<String> problems, long sentSoFar);
}
