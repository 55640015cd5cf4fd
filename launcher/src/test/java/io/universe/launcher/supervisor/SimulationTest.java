package io.universe.launcher.supervisor;

import static io.universe.launcher.supervisor.Invariants.require;

import io.universe.launcher.supervisor.policy.MaxRequests;
import io.universe.launcher.supervisor.policy.MaxRss;
import io.universe.launcher.supervisor.policy.Policy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Whole universes in virtual time, one per seed, with everything that may go wrong. {@code -Duniverse.seed=N} replays one,
 * {@code -Duniverse.rounds=full} runs more.
 */
class SimulationTest {
    private static final int SHORT_ROUNDS = 4_000;
    private static final int FULL_ROUNDS = 200_000;
    private static final long CHAOS_MILLIS = 150_000;
    /** Long enough for the slowest recovery: a hang in start, an ignored SIGTERM, a slow kill, the longest back-off. */
    private static final long HEALING_MILLIS = 500_000;

    private static final long STOP_MILLIS = 900_000;

    @Test
    void shouldKeepItsPromisesInEveryWorld() {
        seeds().parallel().forEach(SimulationTest::run);
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
        Care care = care(faults);
        contexts.replaceAll(context -> context.with(care));
        contexts.replaceAll(context -> context.withMaxInstances(3));
        contexts.replaceAll(SimulationTest::debuggedForAWhile);
        if (faults.chance(0.4)) {
            contexts.replaceAll(SimulationTest::ordered);
        }
        return contexts;
    }

    /** So that somebody's time comes to its end. */
    private static ContextSpec debuggedForAWhile(ContextSpec context) {
        Timings usual = context.timings();
        Timings timings = new Timings(
                usual.startTimeout(),
                usual.warmUpTimeout(),
                usual.stopTimeout(),
                usual.terminateTimeout(),
                usual.killTimeout(),
                usual.releaseTimeout(),
                Duration.ofSeconds(40));
        return context.as(new ContextSpec(
                context.name(),
                context.target(),
                context.hasPort(),
                context.stopTier(),
                timings,
                context.restarts(),
                context.care(),
                context.after(),
                context.maxInstances()));
    }

    /** Some of these contexts may not be there; nobody waits for those. */
    private static ContextSpec ordered(ContextSpec context) {
        return switch (context.name()) {
            case "web" -> context.withAfter("engine", "cache");
            case "admin" -> context.withAfter("web");
            case "engine" -> context.withAfter("cache");
            default -> context;
        };
    }

    private static Care care(Faults faults) {
        List<Policy<?>> policies =
                faults.chance(0.5) ? List.of() : List.of(new MaxRequests(1_000), new MaxRss(1_000, false));
        return new Care(Optional.of(Duration.ofSeconds(70)), policies, faults.chance(0.4) ? 1 + faults.upTo(1) : 0);
    }

    private static void live(World world) {
        Faults faults = world.faults();
        long chaosMillis = 1 + faults.millis(CHAOS_MILLIS);
        meddle(world, chaosMillis);
        world.runUntil(chaosMillis);
        long stopMillis = chaosMillis;
        if (faults.chance(0.4)) {
            world.endFaults();
            resumeAll(world);
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
        operate(world, chaosMillis);
        for (int i = faults.isCalm() ? 0 : faults.upTo(2); i > 0; i--) {
            world.later(faults.millis(chaosMillis), () -> world.suspendMaster(faults.millis(100_000)));
        }
    }

    /** Even where nothing fails operators want something. */
    private static void operate(World world, long chaosMillis) {
        Faults faults = world.faults();
        for (int i = faults.upTo(6); i > 0; i--) {
            world.later(faults.millis(chaosMillis), () -> operate(world));
        }
        if (faults.chance(0.2)) {
            world.later(faults.millis(chaosMillis), () -> world.replaceMaster(faults.millis(5_000)));
        }
    }

    private static void operate(World world) {
        Faults faults = world.faults();
        switch (faults.upTo(11)) {
            case 0 -> world.post(world.reload(List.of(), faults.chance(0.8)));
            case 1 -> world.post(world.reload(List.of("web"), true));
            case 2 -> world.post(new Event.ScaleRequested("web", faults.upTo(4)));
            case 3 -> world.post(new Event.PauseRequested("web-" + faults.upTo(2)));
            case 4 -> world.post(new Event.ResumeRequested("web-" + faults.upTo(2)));
            case 5 -> world.post(new Event.RecycleRequested("web-" + faults.upTo(2)));
            case 6 -> world.askForMore(1 + faults.upTo(1));
            case 7 ->
                world.post(new Event.DebugRequested(
                        List.of("web", "engine", "cache").get(faults.upTo(2))));
            case 8 -> world.post(new Event.DebugOpenRequested("web-" + faults.upTo(2)));
            case 9 -> world.post(new Event.DebugFinishRequested("web-" + faults.upTo(2)));
            case 10 -> world.post(new Event.DebugFinishRequested("web-debug." + (1 + faults.upTo(1))));
            default -> {
                if (faults.chance(0.3)) {
                    world.post(new Event.HandOverRequested("restart"));
                }
            }
        }
    }

    /** Who was paused by an operator stays so until one resumes it; an order on its way is obeyed first. */
    private static void resumeAll(World world) {
        for (int slot = 0; slot < 5; slot++) {
            String worker = "web-" + slot;
            world.later(200_000, () -> world.postToAny(new Event.ResumeRequested(worker)));
        }
    }

    private static void requestStop(World world) {
        Faults faults = world.faults();
        long noticeMillis = faults.chance(0.5) ? faults.millis(30_000) : 0;
        world.postToAny(new Event.StopRequested("SIGTERM", Duration.ofMillis(noticeMillis)));
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
            if (context.isWaiting()) {
                require(
                        context.onset().awaited().stream().allMatch(name -> isStuck(world, name)),
                        "without faults nobody waits for a context that is up",
                        context);
            } else if (context.condition() != Condition.ERRORED) {
                require(context.hasReachedTarget(), "without faults every context comes to its target", context);
                require(context.condition() != Condition.ROLLING, "without faults nothing rolls for ever", context);
                require(
                        context.retired().stream()
                                .noneMatch(slot -> slot.worker().isLive()),
                        "without faults nobody is left in a slot that is not wanted",
                        context);
                require(
                        context.condition() == Condition.FINISHED
                                || context.standbys()
                                        .waiting(context.generation())
                                        .isPresent()
                                || context.spec().care().standbys() == 0,
                        "without faults there are standbys",
                        context);
            }
        }
        world.living().stream()
                .filter(process -> process.id() instanceof StandbyId)
                .forEach(process -> require(!process.isHung(), "without faults no standby hangs", process));
        require(world.state().deathQueue().isEmpty(), "without faults the death queue comes to be empty");
        require(world.state().replacement().isEmpty(), "without faults every replacement ends");
        require(world.state().rollout().isEmpty(), "without faults every phased restart ends");
        boolean isErrored =
                world.state().contexts().stream().anyMatch(context -> context.condition() == Condition.ERRORED);
        require(isErrored || world.state().isReady(), "without faults the universe comes to be ready");
    }

    private static boolean isStuck(World world, String name) {
        ContextState context = world.state().context(name).orElseThrow();
        return context.isWaiting() || context.condition() == Condition.ERRORED;
    }

    private static String tell(World world) {
        return world.trace().stream()
                .map(step -> step.atMillis() + " ms " + step.event() + " -> " + step.effects())
                .collect(Collectors.joining("\n"));
    }
}
