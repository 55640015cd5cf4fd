package io.universe.launcher.cli;

import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.util.List;

/** A reload slot by slot: a line for each worker that was replaced, and on a terminal what is waited for. */
final class ReloadProgress {

    private static final String ERASE_LINE = "\r\u001B[K";
    private static final int WIDTH = 78;

    private final PrintWriter out;
    private final boolean terminal;
    private JsonObject last = new JsonObject();
    private boolean waitingShown;

    ReloadProgress(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** What there is before anything happens. */
    void begin(JsonObject status) {
        last = status;
    }

    void accept(JsonObject status) {
        List<String> lines = ReloadLines.between(last, status);
        last = status;
        clear();
        lines.forEach(out::println);
        String waiting = ReloadLines.waitsFor(status);
        if (terminal && !waiting.isEmpty()) {
            out.print(waiting.length() > WIDTH ? waiting.substring(0, WIDTH - 1) + "…" : waiting);
            waitingShown = true;
        }
        out.flush();
    }

    void done(String generation) {
        clear();
        out.println("done: every worker is on generation " + generation);
        out.flush();
    }

    /** Leaves the cursor at the beginning of an empty line. */
    void clear() {
        if (waitingShown) {
            out.print(ERASE_LINE);
            out.flush();
            waitingShown = false;
        }
    }
}
