package io.universe.worker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells in the log when each step of a worker's start was done, counted from the start of its process. Safe from any thread. */
final class Steps {

    private static final Logger LOG = LoggerFactory.getLogger(Steps.class);
    private static final long TICK_NANOS = 10_000_000;
    private static final int START_TIME = 19;

    private final String life;
    private final long originNanos;

    private Steps(String life, long originNanos) {
        this.life = life;
        this.originNanos = originNanos;
    }

    /** Those of this process; where the platform does not tell how old it is, they count from now. */
    static Steps of(String life) {
        return new Steps(life, System.nanoTime() - ageNanos(Path.of("/proc")));
    }

    /** Both figures count from the start of the machine: the one in seconds, the other in hundredths of them. */
    static long ageNanos(Path processes) {
        try {
            String uptime = Files.readString(processes.resolve("uptime"), StandardCharsets.US_ASCII);
            String stat = Files.readString(processes.resolve("self/stat"), StandardCharsets.ISO_8859_1);
            String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            double upNanos = Double.parseDouble(uptime.substring(0, uptime.indexOf(' '))) * 1e9;
            return Math.max(0, (long) upNanos - Long.parseLong(afterName[START_TIME]) * TICK_NANOS);
        } catch (IOException | RuntimeException e) {
            return 0;
        }
    }

    /** The step is done. */
    void done(String step) {
        LOG.info("worker={} start step={} at={}ms", life, step, (System.nanoTime() - originNanos) / 1_000_000);
    }
}
