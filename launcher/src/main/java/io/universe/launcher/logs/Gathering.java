package io.universe.launcher.logs;

import io.universe.operations.LogLine;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Puts the lines of a file, in their order, together with those that belong to them, and gives each when the next one begins. Used by one thread. */
final class Gathering {

    private final Consumer<LogLine> lines;
    private final StringBuilder message = new StringBuilder();
    private @Nullable LogLine begun;
    private @Nullable LogLine given;
    private long lost;

    Gathering(Consumer<LogLine> lines) {
        this.lines = lines;
    }

    /** The next line of the file. */
    void add(LineForm form, String text) {
        Optional<LogLine> line = form.begin(text);
        if (line.isPresent() || begun == null) {
            end();
            LogLine first = line.orElseGet(() -> continued(form, text));
            begun = first;
            append(first.message());
        } else {
            append("\n");
            append(text);
        }
    }

    /** What belongs to a line that was given already. */
    private LogLine continued(LineForm form, String text) {
        LogLine before = given;
        return before == null ? form.alone(text) : before.withMessage(text);
    }

    private void append(String text) {
        int room = Math.min(text.length(), Cut.LONGEST - message.length());
        message.append(text, 0, room);
        lost += text.length() - room;
    }

    /** Gives what has begun, as there is nothing more for now. */
    void end() {
        LogLine line = begun;
        if (line != null) {
            LogLine whole = line.withMessage(Cut.marked(message.toString(), lost, "characters"));
            given = whole;
            begun = null;
            message.setLength(0);
            lost = 0;
            lines.accept(whole);
        }
    }
}
