package io.universe.launcher.supervisor.policy;

import java.util.Map;
import java.util.Optional;

/**
 * Against workers that garbage collection keeps from their work: they serve less than they could, at more cost in every respect.
 * cluster2 called it assertBadGC.
 *
 * @param isDryRun default false
 * @param decay part of the peak, from 0 to 1, that each heartbeat takes off, so that one lucky second is not for ever; default 0.01
 */
public record BadGc(boolean isDryRun, double decay) implements Policy<Optional<BadGc.Peak>> {
    /** What holds where nothing is said. */
    public static final BadGc DEFAULT = new BadGc(false, 0.01);

    /** Below it a worker has too little to do to be judged. */
    private static final double LEAST_TPS = 2;

    private static final double TOLERATED_PART_OF_PEAK = 0.9;

    public BadGc {
        Figures.requireShare("decay of badGc", decay);
    }

    /** A worker at its best, and what that cost. */
    public record Peak(double tps, double cpu, long memoryBytes, long gcPauseMillis) {
        static Peak of(Heartbeat beat) {
            return new Peak(
                    beat.traffic().tps(),
                    beat.load().cpu(),
                    beat.load().memoryBytes(),
                    beat.pauses().gcPauseMillis());
        }

        private Peak decayed(double decay) {
            return new Peak(tps * (1 - decay), cpu, memoryBytes, gcPauseMillis);
        }

        private boolean isCheaperThan(Peak other) {
            return other.cpu > cpu && other.memoryBytes > memoryBytes && other.gcPauseMillis > gcPauseMillis;
        }
    }

    @Override
    public String name() {
        return "bad-gc";
    }

    @Override
    public Optional<Peak> beginning() {
        return Optional.empty();
    }

    @Override
    public Judgement<Optional<Peak>> judge(Optional<Peak> memory, Observation seen) {
        Peak now = Peak.of(seen.heartbeat());
        Optional<Peak> peak = memory.map(best -> best.decayed(decay));
        if (now.tps < LEAST_TPS) {
            return Judgement.good(peak);
        }
        return peak.filter(best -> best.tps > now.tps)
                .map(best -> compare(best, now))
                .orElseGet(() -> Judgement.good(Optional.of(now)));
    }

    private static Judgement<Optional<Peak>> compare(Peak best, Peak now) {
        boolean isBad = now.tps < TOLERATED_PART_OF_PEAK * best.tps && best.isCheaperThan(now);
        return isBad ? Judgement.bad(Optional.of(best), evidence(best, now)) : Judgement.good(Optional.of(best));
    }

    private static Map<String, String> evidence(Peak best, Peak now) {
        return Map.of(
                "tps", Figures.decimal(now.tps),
                "peakTps", Figures.decimal(best.tps),
                "cpu", Figures.percent(now.cpu),
                "peakCpu", Figures.percent(best.cpu),
                "memory", Long.toString(now.memoryBytes),
                "peakMemory", Long.toString(best.memoryBytes),
                "gcPause", now.gcPauseMillis + "ms",
                "peakGcPause", best.gcPauseMillis + "ms");
    }
}
