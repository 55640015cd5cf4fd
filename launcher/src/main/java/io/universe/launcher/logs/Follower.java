package io.universe.launcher.logs;

import io.universe.operations.LogLine;
import io.universe.operations.LogQuery;
import java.util.function.Consumer;

/** Somebody who hears of what is written. */
record Follower(LogQuery query, Consumer<LogLine> listener) {

    /** The line's own name counts too: a standby that has just taken a slot still writes into its old file. */
    void hear(Heard heard) {
        LogLine line = heard.line();
        if (isAbout(heard.file().process(), heard) || isAbout(line.worker(), heard)) {
            hear(line);
        }
    }

    private boolean isAbout(String process, Heard heard) {
        return query.isAbout(process, heard.file().kind());
    }

    private void hear(LogLine line) {
        if (query.isFitting(line)) {
            listener.accept(line);
        }
    }
}
