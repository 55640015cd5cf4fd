package io.universe.monitor.logs;

import io.universe.operations.LogLine;
import io.universe.operations.LogReader.Following;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer to who follows: what was written, and then what is. Owned by the event loop of the request. */
final class LogStream {

    private static final int MOST_EARLY = 10_000;

    private final HttpServerResponse response;
    private final PacedLines lines;
    /** What was written while the past is being read. */
    private final List<LogLine> early = new ArrayList<>();

    private @Nullable Runnable end;
    private boolean isBegun;

    LogStream(HttpServerResponse response, PacedLines lines) {
        this.response = response;
        this.lines = lines;
    }

    void onLine(LogLine line) {
        if (isBegun) {
            lines.add(line);
        } else if (early.size() < MOST_EARLY) {
            early.add(line);
        } else {
            lines.cut();
        }
    }

    void begin(Following following) {
        isBegun = true;
        end = following.end();
        response.closeHandler(gone -> end());
        response.exceptionHandler(broken -> end());
        if (response.closed()) {
            end();
        } else {
            lines.begin(following.past());
            early.forEach(lines::add);
        }
        early.clear();
    }

    private void end() {
        Runnable once = end;
        end = null;
        lines.forget();
        if (once != null) {
            once.run();
        }
    }
}
