package io.universe.launcher.logging;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Cuts what is written into lines. One without an end is cut where it gets too long. The stream's lock guards the line. */
final class LineStream extends OutputStream {

    private static final int LONGEST_LINE = 8192;

    private final Consumer<String> lines;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    LineStream(Consumer<String> lines) {
        this.lines = lines;
    }

    @Override
    public synchronized void write(int letter) {
        if (letter == '\n') {
            end();
        } else if (letter != '\r') {
            line.write(letter);
            if (line.size() >= LONGEST_LINE) {
                end();
            }
        }
    }

    private void end() {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (!text.isEmpty()) {
            lines.accept(text);
        }
    }
}
