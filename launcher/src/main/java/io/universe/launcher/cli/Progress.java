package io.universe.launcher.cli;

import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Consumer;

/** Shows progress: a line for each change, and on a terminal below them what is being waited for. Used by one thread. */
final class Progress implements Consumer<JsonObject> {

    private static final String ERASE_LINE = "\r\u001B[K";
    private static final int WIDTH = 78;

    private final PrintWriter out;
    private final boolean terminal;
    private JsonObject last = ProgressLines.NOTHING;
    private boolean waitingShown;

    Progress(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public void accept(JsonObject status) {
        List<String> lines = ProgressLines.between(last, status);
        last = status;
        if (!lines.isEmpty()) {
            clear();
            lines.forEach(out::println);
        }
        showWaiting(status);
        out.flush();
    }

    /** Only what changes from this status on is shown. */
    void startFrom(JsonObject status) {
        last = status;
    }

    private void showWaiting(JsonObject status) {
        String missing = ProgressLines.waitsFor(status);
        if (terminal && !ProgressLines.isReady(status) && !missing.isEmpty()) {
            String line = "waits for " + missing;
            clear();
            out.print(line.length() > WIDTH ? line.substring(0, WIDTH - 1) + "…" : line);
            waitingShown = true;
        }
    }

    /** Leaves the cursor at the beginning of an empty line. */
    void clear() {
        if (waitingShown) {
            out.print(ERASE_LINE);
            out.flush();
            waitingShown = false;
        }
    }

    /** The status that was seen last. */
    JsonObject last() {
        return last;
    }
}
