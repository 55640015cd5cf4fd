package io.universe.launcher.supervisor;

/** Chance that is the same for the same seed and life, so that a decision depends on its arguments alone. */
final class Jitter {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1.0p-53;

    private Jitter() {}

    /** A number from 0 to 1, 1 excluded. */
    static double chance(long seed, LifeId id) {
        long mixed = mix(seed ^ mix(id.series().hashCode() + GOLDEN_GAMMA * id.number()));
        return (mixed >>> 11) * UNIT;
    }

    /** The finalizer of SplitMix64. */
    private static long mix(long value) {
        long once = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        long twice = (once ^ (once >>> 27)) * 0x94D049BB133111EBL;
        return twice ^ (twice >>> 31);
    }
}
