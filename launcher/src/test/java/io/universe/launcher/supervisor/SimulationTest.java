package io.universe.launcher.supervisor;

import static io.universe.launcher.supervisor.Invariants.require;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Whole universes in virtual time, one per seed, with everything that may go wrong. {@code -Duniverse.seed=N} replays one,
 * {@code -Duniverse.rounds=full} runs more.
 */
class SimulationTest {
    private static final int SHORT_ROUNDS = 10_000;
    private static final int FULL_ROUNDS = 200_000;
    private static final long CHAOS_MILLIS = 150_000;
    /** Long enough for the slowest recovery: a hang in start, an ignored SIGTERM, a slow kill, the longest back-off. */
    private static final long HEALING_MILLIS = 300_000;

    private static final long STOP_MILLIS = 900_000;

    @Test
    void shouldKeepItsPromisesInEveryWorld() {
        seeds().forEach(SimulationTest::run);
    }

    private static LongStream seeds() {
        Long replayed = Long.getLong("universe.seed");
        boolean isFull = "full".equals(System.getProperty("universe.rounds"));
        return replayed != null
                ? LongStream.of(replayed)
                : LongStream.rangeClosed(1, isFull ? FULL_ROUNDS : SHORT_ROUNDS);
    }

    private static void run(long seed) {
        Faults faults = new Faults(seed);
        World world = new World(faults, contexts(faults), seed);
        try {
            live(world);
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(
                    "seed " + seed + ": " + e.getMessage() + " (replay: -Duniverse.seed=" + seed + ")\n" + tell(world),
                    e);
        }
    }

    private static List<ContextSpec> contexts(Faults faults) {
        List<ContextSpec> contexts = new ArrayList<>();
        contexts.add(ContextSpec.withPort("web", 1 + faults.upTo(2)));
        if (faults.chance(0.3)) {
            contexts.add(ContextSpec.withPort("admin", 1));
        }
        if (faults.chance(0.6)) {
            contexts.add(ContextSpec.withoutPort("engine", 1 + faults.upTo(1)));
        }
        if (faults.chance(0.5)) {
            contexts.add(new ContextSpec("cache", 1, false, 2, Timings.DEFAULTS, RestartPolicy.DEFAULTS));
        }
        return contexts;
    }

    private static void live(World world) {
        Faults faults = world.faults();
        long chaosMillis = 1 + faults.millis(CHAOS_MILLIS);
        meddle(world, chaosMillis);
        world.runUntil(chaosMillis);
        long stopMillis = chaosMillis;
        if (faults.chance(0.4)) {
            world.endFaults();
            stopMillis += HEALING_MILLIS;
            world.runUntil(stopMillis);
            everythingIsHealed(world);
        }
        requestStop(world);
        world.runUntil(stopMillis + STOP_MILLIS);
        require(world.hasExited(), "a stop comes to its end", world.state());
    }

    /** What people and machines do from outside while the faults last. */
    private static void meddle(World world, long chaosMillis) {
        Faults faults = world.faults();
        for (int i = faults.upTo(3); i > 0; i--) {
            world.later(faults.millis(chaosMillis), () -> world.post(new Event.Tick()));
        }
        for (int i = faults.isCalm() ? 0 : faults.upTo(3); i > 0; i--) {
            String target = List.of("web", "web-0", "web-1", "engine", "engine-0", "cache", "nowhere")
                    .get(faults.upTo(6));
            world.later(faults.millis(chaosMillis), () -> world.post(new Event.RecycleRequested(target)));
        }
        for (int i = faults.isCalm() ? 0 : faults.upTo(2); i > 0; i--) {
            world.later(faults.millis(chaosMillis), () -> world.suspendMaster(faults.millis(100_000)));
        }
    }

    private static void requestStop(World world) {
        Faults faults = world.faults();
        world.post(new Event.StopRequested("SIGTERM"));
        if (faults.chance(0.2)) {
            world.later(faults.millis(40_000), () -> world.post(new Event.StopRequested("SIGTERM again")));
        }
        if (faults.chance(0.3)) {
            world.later(faults.millis(40_000), () -> world.post(new Event.StopAtOnceRequested("SIGINT", 130)));
        }
        if (faults.chance(0.1)) {
            world.later(faults.millis(40_000), () -> world.suspendMaster(faults.millis(100_000)));
        }
    }

    private static void everythingIsHealed(World world) {
        for (ContextState context : world.state().contexts()) {
            require(
                    context.condition() == Condition.ERRORED || context.hasReachedTarget(),
                    "without faults every context comes to its target",
                    context);
        }
        boolean isErrored =
                world.state().contexts().stream().anyMatch(context -> context.condition() == Condition.ERRORED);
        require(isErrored || world.state().isReady(), "without faults the universe comes to be ready");
    }

    private static String tell(World world) {
        return world.trace().stream()
                .map(step -> step.atMillis() + " ms " + step.event() + " -> " + step.effects())
                .collect(Collectors.joining("\n"));
    }
}
