package io.universe.launcher.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Counts requests as they end. Safe from any thread. */
final class Tally {

    /** More than enough to judge by: beyond them nothing was kept anyway. */
    static final int REMEMBERED_FAILURES = 10_000;

    private final long intervalMicros;
    private Counts keptAlive = Counts.NONE;
    private Counts fresh = Counts.NONE;
    private Histogram micros = Latencies.histogram();
    private List<Failure> failures = new ArrayList<>();

    /** The time in which each client would like to ask once: who had to wait longer for an answer would have asked meanwhile, and waited too. */
    Tally(long intervalNanos) {
        this.intervalMicros = TimeUnit.NANOSECONDS.toMicros(intervalNanos);
    }

    synchronized void answered(boolean isKeptAlive, long nanos) {
        micros.recordValueWithExpectedInterval(TimeUnit.NANOSECONDS.toMicros(nanos), intervalMicros);
        if (isKeptAlive) {
            keptAlive = keptAlive.andAnswered();
        } else {
            fresh = fresh.andAnswered();
        }
    }

    synchronized void failed(Failure failure) {
        boolean isRefused = failure.kind() == Failure.Kind.REFUSED;
        if (failure.isKeptAlive()) {
            keptAlive = keptAlive.andFailed(isRefused);
        } else {
            fresh = fresh.andFailed(isRefused);
        }
        if (failures.size() < REMEMBERED_FAILURES) {
            failures.add(failure);
        }
    }

    /** What has ended since the last cut. */
    synchronized Figures cut() {
        Figures figures = new Figures(keptAlive, fresh, new Latencies(micros), failures);
        keptAlive = Counts.NONE;
        fresh = Counts.NONE;
        micros = Latencies.histogram();
        failures = new ArrayList<>();
        return figures;
    }
}
