package io.universe.launcher.cli;

import io.universe.launcher.drill.DrillListener;
import io.universe.launcher.drill.Round;
import java.io.PrintWriter;
import java.util.List;

/** Shows how a drill goes on: a line for each round, and on a terminal below them what is being done. Used by one thread. */
final class DrillProgress implements DrillListener {

    private static final String ERASE_LINE = "\r\u001B[K";
    private static final int WIDTH = 78;

    private final PrintWriter out;
    private final boolean terminal;

    DrillProgress(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public void onMoment(String what) {
        if (terminal) {
            out.print(ERASE_LINE + what.substring(0, Math.min(WIDTH, what.length())));
            out.flush();
        }
    }

    @Override
    public void onRound(Round round, List<String> problems, long sentSoFar) {
        say(DrillView.round(round, problems, sentSoFar));
    }

    /** Leaves the cursor at the beginning of an empty line. */
    void clear() {
        if (terminal) {
            out.print(ERASE_LINE);
            out.flush();
        }
    }

    /** A line of its own. */
    void say(String line) {
        out.println((terminal ? ERASE_LINE : "") + line);
        out.flush();
    }
}
