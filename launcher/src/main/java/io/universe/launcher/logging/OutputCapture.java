package io.universe.launcher.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Turns what the process prints into lines of its log, so that it is bounded as they are. */
final class OutputCapture {

    private OutputCapture() {}

    static void begin(LoggerContext context) {
        System.setOut(stream(context.getLogger("stdout"), Level.INFO));
        System.setErr(stream(context.getLogger("stderr"), Level.WARN));
    }

    /** Gives the process its own streams back: after the last line of the log, they are all there is. */
    static void release() {
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
    }

    private static PrintStream stream(Logger logger, Level level) {
        return new PrintStream(
                new LineStream(line -> {
                    if (level == Level.WARN) {
                        logger.warn(line);
                    } else {
                        logger.info(line);
                    }
                }),
                true,
                StandardCharsets.UTF_8);
    }
}
