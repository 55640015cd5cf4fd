package io.universe.launcher.supervisor;

import io.universe.launcher.supervisor.Faults.Fate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/** A universe in virtual time: one supervisor, processes that live and die, and a master that may be suspended. */
final class World {
    private static final int MOST_STEPS = 20_000;
    /** The clock overflows in the middle of the run. */
    private static final long ZERO_NANOS = Long.MAX_VALUE - 20_000_000_000L;

    private final Faults faults;
    private final Invariants invariants;
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
    private boolean hasExited;

    World(Faults faults, List<ContextSpec> contexts, long seed) {
        this.faults = faults;
        this.usualEnd = faults.end();
        this.invariants = new Invariants(this);
        Decision first = Supervisor.start(contexts, 1, seed, nowNanos());
        state = first.state();
        trace.add(new Step(0, "start", first.effects()));
        follow(first);
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
    ExitStatus endOf(WorkerId id) {
        return id.incarnation() % 4 == 0 ? faults.end() : usualEnd;
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
        later(Math.max(0, suspendedUntilMillis - nowMillis), () -> deliver(event));
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
            post(event);
            return;
        }
        SupervisorState before = state;
        Decision decision = Supervisor.on(before, event, nowNanos());
        state = decision.state();
        trace.add(new Step(nowMillis, event, decision.effects()));
        Invariants.require(trace.size() < MOST_STEPS, "the world must come to rest");
        invariants.check(before, event, decision);
        follow(decision);
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
            later(faults.millis(10), () -> spawn(spawn.id()));
        } else if (effect instanceof Effect.RequestDrain drain) {
            order(drain.id(), FakeWorker::drain);
        } else if (effect instanceof Effect.Terminate terminate) {
            order(terminate.id(), FakeWorker::terminate);
        } else if (effect instanceof Effect.Kill kill) {
            order(kill.id(), FakeWorker::kill);
        } else if (effect instanceof Effect.Exit) {
            hasExited = true;
        }
    }

    private void spawn(WorkerId id) {
        Fate fate = hasFaults ? faults.fate() : Fate.SERVE;
        if (fate == Fate.SPAWN_FAILS) {
            later(faults.millis(50), () -> post(new Event.SpawnFailed(id, "no memory")));
            return;
        }
        FakeWorker process = new FakeWorker(this, id, fate);
        processes.add(process);
        process.boot();
    }

    private void order(WorkerId id, Consumer<FakeWorker> order) {
        processes.stream()
                .filter(process -> process.id().equals(id) && process.isAlive())
                .forEach(order);
    }
}
