package io.universe.launcher.supervisor;

import io.universe.launcher.supervisor.Faults.Fate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A universe in virtual time: one supervisor, processes that live and die, and a master that may be suspended. */
final class World {
    private static final int MOST_STEPS = 20_000;
    /** The clock overflows in the middle of the run. */
    private static final long ZERO_NANOS = Long.MAX_VALUE - 20_000_000_000L;

    private final Faults faults;
    private final Map<String, Integer> lastNumbers = new HashMap<>();
    private final Map<String, Integer> generations = new HashMap<>();
    private final Map<String, Integer> targets = new HashMap<>();
    /** What a master leaves on disk: the contexts that have begun by the end of each turn. */
    private final Set<String> begun = new HashSet<>();

    private final PrecedenceInvariants precedence = new PrecedenceInvariants();
    private final List<ContextSpec> specs;
    private final List<ContextSpec> everWanted;
    private final long seed;
    private Invariants invariants;
    private final List<Step> trace = new ArrayList<>();
    private final List<FakeWorker> processes = new ArrayList<>();
    private final PriorityQueue<Action> actions =
            new PriorityQueue<>(Comparator.comparingLong(Action::atMillis).thenComparingLong(Action::number));
    private final ExitStatus usualEnd;

    private SupervisorState state;
    private long nowMillis;
    private long actionCount;
    private long tickNumber;
    private long pids = 100;
    private long suspendedUntilMillis;
    private long suspendedMillis;
    private boolean hasFaults = true;
    private boolean hasMaster = true;
    private boolean hasExited;
    private boolean wasReady;
    private int lastGeneration = 1;
    /** Of the master; what an earlier one was told or wanted is nobody's any more. */
    private int masterNumber;

    World(Faults faults, List<ContextSpec> contexts, long seed) {
        this.faults = faults;
        this.usualEnd = faults.end();
        this.specs = contexts;
        this.everWanted = new ArrayList<>(contexts);
        this.seed = seed;
        this.invariants = new Invariants(this, false);
        Decision first = Supervisor.start(contexts, 1, seed, nowNanos());
        state = first.state();
        trace.add(new Step(0, "start", first.effects()));
        noteBegun();
        precedence.check(first);
        follow(first);
    }

    /** The master dies, and after a while there is another one. */
    void replaceMaster(long downMillis) {
        if (!hasMaster) {
            return;
        }
        hasMaster = false;
        masterNumber++;
        tickNumber++;
        living().stream().filter(process -> process.id() instanceof DebugId).forEach(FakeWorker::loseMaster);
        later(downMillis, this::adopt);
    }

    private void adopt() {
        List<Survivor> survivors = living().stream()
                .filter(process -> !(process.id() instanceof DebugId))
                .map(FakeWorker::survivor)
                .toList();
        List<ContextSpec> contexts = specs.stream()
                .map(spec -> spec.withTarget(targets.getOrDefault(spec.name(), spec.target())))
                .toList();
        Origin origin = new Origin(1, generations, lastNumbers, begun, wasReady, seed);
        hasMaster = true;
        Decision first = Supervisor.adopt(contexts, origin, survivors, nowNanos());
        state = first.state();
        trace.add(new Step(nowMillis, "adopt " + survivors, first.effects()));
        invariants = new Invariants(this, wasReady);
        invariants.checkAdopted(survivors, first);
        noteBegun();
        precedence.check(first);
        follow(first);
    }

    /** A phased restart to a generation that never was before. */
    Event reload(List<String> contexts, boolean rollback) {
        lastGeneration++;
        List<ContextSpec> renewed =
                specs.stream().map(spec -> renewed(spec, lastGeneration)).toList();
        everWanted.addAll(renewed);
        return new Event.ReloadRequested(contexts, lastGeneration, rollback, renewed);
    }

    /** Every other generation has half the time to start and to stop. */
    private static ContextSpec renewed(ContextSpec spec, int generation) {
        Timings usual = spec.timings();
        Timings timings = new Timings(
                usual.startTimeout().dividedBy(1 + generation % 2),
                usual.warmUpTimeout(),
                usual.stopTimeout().dividedBy(1 + generation % 2),
                usual.terminateTimeout(),
                usual.killTimeout(),
                usual.releaseTimeout(),
                usual.debugTimeout());
        return spec.as(new ContextSpec(
                spec.name(),
                1,
                spec.hasPort(),
                spec.stopTier(),
                timings,
                spec.restarts(),
                spec.care(),
                spec.after(),
                spec.maxInstances()));
    }

    /** How long the worker's stage may last by any configuration that there was. */
    Duration longestLimit(WorkerHandle worker) {
        return everWanted.stream()
                .filter(spec -> spec.name().equals(worker.id().context()))
                .flatMap(spec -> spec.timings().limit(worker.stage()).stream())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    boolean hasMaster() {
        return hasMaster;
    }

    long nowMillis() {
        return nowMillis;
    }

    /** What the supervisor was told and what it wanted. */
    record Step(long atMillis, Object event, List<Effect> effects) {}

    private record Action(long atMillis, long number, Runnable run) {}

    Faults faults() {
        return faults;
    }

    SupervisorState state() {
        return state;
    }

    List<Step> trace() {
        return trace;
    }

    boolean hasFaults() {
        return hasFaults;
    }

    boolean hasExited() {
        return hasExited;
    }

    long nowNanos() {
        return ZERO_NANOS + nowMillis * 1_000_000;
    }

    long suspendedNanos() {
        return suspendedMillis * 1_000_000;
    }

    long nextPid() {
        return ++pids;
    }

    List<FakeWorker> living() {
        return processes.stream().filter(FakeWorker::isAlive).toList();
    }

    /** Often every end is the same: the code is at fault. */
    ExitStatus endOf(LifeId id) {
        return id.number() % 4 == 0 ? faults.end() : usualEnd;
    }

    void endFaults() {
        hasFaults = false;
    }

    void suspendMaster(long millis) {
        suspendedMillis += millis;
        suspendedUntilMillis = Math.max(suspendedUntilMillis, nowMillis) + millis;
    }

    void later(long millis, Runnable action) {
        actions.add(new Action(nowMillis + millis, actionCount++, action));
    }

    /** Reaches the supervisor in order, when the master runs. */
    void post(Event event) {
        int master = masterNumber;
        later(Math.max(0, suspendedUntilMillis - nowMillis), () -> {
            if (master == masterNumber && hasMaster) {
                deliver(event);
            }
        });
    }

    /** Some living worker asks for more of its kind. */
    void askForMore(int count) {
        living().stream()
                .flatMap(process -> process.id() instanceof WorkerId id ? Stream.of(id) : Stream.empty())
                .findFirst()
                .ifPresent(id -> post(new Event.ForkRequested(id, count)));
    }

    /** As {@link #post(Event)}, and if there is no master, to the next one. */
    void postToAny(Event event) {
        int master = masterNumber;
        later(Math.max(0, suspendedUntilMillis - nowMillis), () -> {
            if (master == masterNumber && hasMaster) {
                deliver(event);
            } else {
                later(100, () -> postToAny(event));
            }
        });
    }

    /** Runs until nothing is left to happen before that time. */
    void runUntil(long untilMillis) {
        while (!actions.isEmpty() && actions.peek().atMillis() <= untilMillis) {
            Action action = actions.remove();
            nowMillis = action.atMillis();
            action.run().run();
        }
        nowMillis = Math.max(nowMillis, untilMillis);
    }

    private void deliver(Event event) {
        if (nowMillis < suspendedUntilMillis) {
            postToAny(event);
            return;
        }
        SupervisorState before = state;
        Decision decision = Supervisor.on(before, event, nowNanos());
        state = decision.state();
        trace.add(new Step(nowMillis, event, decision.effects()));
        Invariants.require(trace.size() < MOST_STEPS, "the world must come to rest");
        state.contexts()
                .forEach(context -> targets.put(context.name(), context.spec().target()));
        noteBegun();
        invariants.check(before, event, decision);
        precedence.check(decision);
        follow(decision);
    }

    private void noteBegun() {
        state.contexts().stream()
                .filter(context -> !context.isWaiting())
                .map(ContextState::name)
                .forEach(begun::add);
    }

    private void follow(Decision decision) {
        decision.effects().forEach(this::run);
        promiseTick(decision.nextDeadlineNanos());
    }

    private void promiseTick(OptionalLong deadlineNanos) {
        long number = ++tickNumber;
        deadlineNanos.ifPresent(deadline -> {
            long waitMillis = (deadline - nowNanos() + 999_999) / 1_000_000 + faults.millis(5);
            later(waitMillis, () -> tick(number));
        });
    }

    private void tick(long number) {
        if (number == tickNumber) {
            post(new Event.Tick());
        }
    }

    private void run(Effect effect) {
        if (effect instanceof Effect.Spawn spawn) {
            lastNumbers.merge(spawn.id().series(), spawn.id().number(), Math::max);
            int master = masterNumber;
            later(faults.millis(10), () -> {
                if (master == masterNumber) {
                    spawn(spawn.id(), spawn.generation());
                }
            });
        } else if (effect instanceof Effect.TakeSlot take) {
            lastNumbers.merge(take.id().series(), take.id().number(), Math::max);
            order(take.standby(), process -> process.takeSlot(take.id()));
        } else if (effect instanceof Effect.RequestPause pause) {
            order(pause.id(), FakeWorker::pause);
        } else if (effect instanceof Effect.RequestResume resume) {
            order(resume.id(), FakeWorker::resume);
        } else if (effect instanceof Effect.OpenToDebuggers open) {
            order(open.id(), FakeWorker::openToDebuggers);
        } else if (effect instanceof Effect.Examine examine) {
            processes.stream()
                    .filter(process -> process.id().equals(examine.id()))
                    .forEach(FakeWorker::examine);
        } else if (effect instanceof Effect.RequestDrain drain) {
            order(drain.id(), FakeWorker::drain);
        } else if (effect instanceof Effect.Terminate terminate) {
            order(terminate.id(), FakeWorker::terminate);
        } else if (effect instanceof Effect.Kill kill) {
            order(kill.id(), FakeWorker::kill);
        } else if (effect instanceof Effect.RolloutDone done) {
            done.contexts().forEach(name -> generations.put(name, done.generation()));
        } else if (effect instanceof Effect.Announce news && news.announcement() instanceof Effect.ClusterReady) {
            wasReady = true;
        } else if (effect instanceof Effect.Exit exit) {
            exit(exit);
        }
    }

    private void exit(Effect.Exit exit) {
        if (exit.kind() == Effect.Exit.Kind.HANDED_OVER) {
            replaceMaster(faults.millis(5_000));
        } else {
            hasExited = true;
        }
    }

    private void spawn(LifeId id, int generation) {
        Fate fate = hasFaults ? faults.fate() : Fate.SERVE;
        if (fate == Fate.SPAWN_FAILS) {
            later(faults.millis(50), () -> post(new Event.SpawnFailed(id, "no memory")));
            return;
        }
        FakeWorker process = new FakeWorker(this, id, generation, fate);
        processes.add(process);
        process.boot();
    }

    private void order(LifeId id, Consumer<FakeWorker> order) {
        processes.stream()
                .filter(process -> process.id().equals(id) && process.isAlive())
                .forEach(order);
    }
}
