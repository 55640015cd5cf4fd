package io.universe.launcher.logs;

import io.universe.operations.LogLine;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The lines of a file with what belongs to them, the newest first. Keeps no more than one of them. Used by one thread. */
final class Backwards {

    private final BackwardLines lines;
    private final LineForm form;
    private final Deque<String> belonging = new ArrayDeque<>();
    private long characters;
    private long lost;

    Backwards(BackwardLines lines, LineForm form) {
        this.lines = lines;
        this.form = form;
    }

    /** The line in front of the last one that was given; empty at the beginning of the file. */
    Optional<LogLine> next() throws IOException {
        Optional<String> text = lines.next();
        while (text.isPresent()) {
            Optional<LogLine> begin = form.begin(text.get());
            if (begin.isPresent()) {
                return begin.map(this::whole);
            }
            keep(text.get());
            text = lines.next();
        }
        return Optional.ofNullable(belonging.pollFirst()).map(form::alone).map(this::whole);
    }

    /** Of too many the last ones are dropped: how it began matters most. */
    private void keep(String text) {
        belonging.addFirst(text);
        characters += text.length() + 1;
        while (characters > Cut.LONGEST && belonging.size() > 1) {
            int dropped = belonging.removeLast().length() + 1;
            characters -= dropped;
            lost += dropped;
        }
    }

    private LogLine whole(LogLine first) {
        StringBuilder message = new StringBuilder(first.message());
        belonging.forEach(text -> message.append('\n').append(text));
        int kept = Math.min(message.length(), Cut.LONGEST);
        LogLine whole =
                first.withMessage(Cut.marked(message.substring(0, kept), lost + message.length() - kept, "characters"));
        belonging.clear();
        characters = 0;
        lost = 0;
        return whole;
    }
}
