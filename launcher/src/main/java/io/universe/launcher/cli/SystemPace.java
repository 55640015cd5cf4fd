package io.universe.launcher.cli;

import java.time.Duration;

/** The pace of the real clock. */
public final class SystemPace implements Ports.Pace {

    @Override
    public void pause(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", e);
        }
    }

    @Override
    public long nowNanos() {
        return System.nanoTime();
    }
}
