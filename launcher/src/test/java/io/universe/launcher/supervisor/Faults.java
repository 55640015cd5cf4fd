package io.universe.launcher.supervisor;

import java.util.List;
import java.util.Random;

/** The chance of one simulated world: everything that may go wrong in it is drawn here, from its seed. */
final class Faults {
    private static final double[] MOODS = {0.0, 0.15, 0.5, 0.95};
    private static final List<ExitStatus> ENDS = List.of(
            ExitStatus.exited(0),
            ExitStatus.exited(1),
            ExitStatus.exited(1),
            ExitStatus.exited(78),
            ExitStatus.exited(111),
            ExitStatus.exited(143),
            ExitStatus.unknown(),
            ExitStatus.killedBy(9),
            ExitStatus.killedBy(11));

    private final Random random;
    private final double badness;
    private final Fate usualFate;

    Faults(long seed) {
        random = new Random(seed);
        // Neighbouring seeds give nearly the same first number.
        random.nextLong();
        badness = MOODS[random.nextInt(MOODS.length)];
        usualFate = anyFate();
    }

    /** What a process is going to do. */
    enum Fate {
        SERVE,
        SPAWN_FAILS,
        END_IN_START,
        HANG_IN_START,
        END_IN_WARM_UP,
        HANG_IN_WARM_UP,
        SLOW,
        END_SOON_AFTER_READY,
        END_WHEN_READY,
        DRAIN_UNASKED,
        HANG_WHEN_READY,
        HANG_FOR_A_WHILE,
        LOSE_LINK,
        LOSE_LINK_FOR_A_WHILE,
        WANT_RECYCLE,
        BUSY,
        BIG,
        NOT_TAKE_SLOT,
        HANG_AS_STANDBY,
        HANG_AS_STANDBY_FOR_A_WHILE
    }

    /**
     * How a process takes orders.
     *
     * @param killMillis from SIGKILL to its end: the kernel may keep it
     */
    record Manners(
            boolean isDrainIgnored,
            boolean isTermIgnored,
            boolean isAcceptingReported,
            boolean isExaminable,
            long drainMillis,
            long killMillis) {}

    boolean isCalm() {
        return badness == 0;
    }

    /** Often the same again: so it is when the code is at fault. */
    Fate fate() {
        if (!chance(badness)) {
            return Fate.SERVE;
        }
        return chance(0.6) ? usualFate : anyFate();
    }

    private Fate anyFate() {
        Fate[] fates = Fate.values();
        return fates[random.nextInt(fates.length)];
    }

    Manners manners() {
        return new Manners(
                chance(badness / 4),
                chance(badness / 4),
                !chance(badness / 4),
                !chance(badness / 4),
                millis(chance(0.1) ? 40_000 : 3_000),
                millis(chance(badness / 4) ? 40_000 : 10));
    }

    ExitStatus end() {
        return ENDS.get(random.nextInt(ENDS.size()));
    }

    /** Of a worker that lives. */
    Diagnosis diagnosis() {
        List<Diagnosis> ofTheLiving = List.of(Diagnosis.STOPPED, Diagnosis.BLOCKED, Diagnosis.GC, Diagnosis.UNKNOWN);
        return ofTheLiving.get(random.nextInt(ofTheLiving.size()));
    }

    int upTo(int most) {
        return random.nextInt(most + 1);
    }

    long millis(long below) {
        return (long) (random.nextDouble() * below);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }
}
