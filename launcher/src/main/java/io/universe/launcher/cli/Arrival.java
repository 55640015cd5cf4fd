package io.universe.launcher.cli;

import java.io.PrintWriter;
import java.util.function.LongConsumer;

/** Says of a large file how much of it has come: a line for each quarter. Used by one thread. */
final class Arrival implements FileReceiver.Progress {

    private static final long LARGE_BYTES = 8L << 20;
    private static final int STEPS = 4;

    private final PrintWriter err;
    private long said;

    Arrival(PrintWriter err) {
        this.err = err;
    }

    @Override
    public LongConsumer of(ControlClient.Coming coming) {
        return coming.bytes() < LARGE_BYTES ? bytes -> {} : bytes -> hear(coming, bytes);
    }

    private void hear(ControlClient.Coming coming, long bytes) {
        long step = STEPS * bytes / coming.bytes();
        if (step > said) {
            said = step;
            err.println("%s: %s of %s".formatted(coming.name(), shown(bytes), shown(coming.bytes())));
            err.flush();
        }
    }

    /** In MB, or below that in KB. */
    static String shown(long bytes) {
        return bytes < 1 << 20 ? (bytes + 1023) / 1024 + " KB" : (bytes >> 20) + " MB";
    }
}
