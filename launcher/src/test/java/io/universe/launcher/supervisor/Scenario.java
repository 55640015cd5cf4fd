package io.universe.launcher.supervisor;

import io.universe.launcher.supervisor.Event.WorkerExited;
import io.universe.launcher.supervisor.Event.WorkerReady;
import io.universe.launcher.supervisor.Event.WorkerSpawned;
import io.universe.launcher.supervisor.Event.WorkerWarming;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A supervisor driven by hand: events and time go in, the orders of the last step are kept. */
final class Scenario {
    private static final long SEED = 42;
    private static final long PID = 4711;

    /** The clock overflows within the first minute. */
    private long nowNanos = Long.MAX_VALUE - Duration.ofSeconds(30).toNanos();

    private SupervisorState state;
    private List<Effect> effects;

    private Scenario(List<ContextSpec> contexts) {
        this(contexts, Origin.fresh(1, SEED));
    }

    private Scenario(List<ContextSpec> contexts, Origin origin) {
        Decision first = Supervisor.start(contexts, origin, nowNanos);
        state = first.state();
        effects = first.effects();
    }

    static Scenario of(ContextSpec... contexts) {
        return new Scenario(List.of(contexts));
    }

    /** The universe is not ready before load balancers can be told. */
    static Scenario awaitingEcv(ContextSpec... contexts) {
        return new Scenario(List.of(contexts), new Origin(1, Map.of(), Map.of(), Set.of(), false, true, SEED));
    }

    /** Every worker of these contexts is READY. */
    static Scenario allReady(ContextSpec... contexts) {
        Scenario scenario = of(contexts);
        scenario.state.living().forEach(worker -> scenario.ready(worker.id().toString()));
        return scenario;
    }

    Scenario on(Event event) {
        take(event);
        return this;
    }

    Scenario ready(String id) {
        return on(new WorkerSpawned(WorkerId.parse(id), PID))
                .on(new WorkerWarming(WorkerId.parse(id)))
                .on(new WorkerReady(WorkerId.parse(id), "uuid-" + id));
    }

    Scenario exited(String id, int code) {
        return on(new WorkerExited(WorkerId.parse(id), ExitStatus.exited(code)));
    }

    /** Time passes, with a Tick at each promised deadline; the effects of all of them are kept. */
    Scenario pass(Duration time) {
        long untilNanos = nowNanos + time.toNanos();
        List<Effect> all = new ArrayList<>();
        while (state.promisedNanos().isPresent() && state.promisedNanos().getAsLong() - untilNanos <= 0) {
            nowNanos = state.promisedNanos().getAsLong();
            take(new Event.Tick());
            all.addAll(effects);
        }
        nowNanos = untilNanos;
        effects = all;
        return this;
    }

    /** The worker dies by SIGKILL. */
    Scenario killed(String id) {
        return on(new WorkerExited(WorkerId.parse(id), ExitStatus.killedBy(9)));
    }

    /** The first worker of the context ends early as many times, each time when it has been spawned. */
    Scenario failing(String worker, int times, int code) {
        for (int i = 0; i < times; i++) {
            exited(currentId(worker), code).pass(RestartPolicy.DEFAULTS.backoffCap());
        }
        return this;
    }

    /** The latest incarnation, by the worker's name. */
    String currentId(String worker) {
        return state.contexts().stream()
                .flatMap(context -> context.workers().stream())
                .map(WorkerHandle::workerId)
                .filter(id -> id.worker().equals(worker))
                .map(WorkerId::toString)
                .findFirst()
                .orElseThrow();
    }

    /** Time passes and the master notices nothing of it. */
    Scenario suspended(Duration time) {
        return suspendedUntil(time, new Event.Tick());
    }

    /** Time passes and the master notices nothing of it before the event. */
    Scenario suspendedUntil(Duration time, Event event) {
        nowNanos += time.toNanos();
        return on(event);
    }

    /** As {@link #on(Event)}, for an incarnation that was brought to a stage by force. */
    Scenario with(WorkerHandle worker) {
        ContextState context = state.context(worker.id().context()).orElseThrow();
        state = state.with(context.with(worker));
        return this;
    }

    /** Somebody is debugged by force. */
    Scenario debugging(WorkerHandle worker) {
        ContextState context = state.context(worker.id().context()).orElseThrow();
        state = state.with(context.with(context.debugPlace().taken(worker)));
        return this;
    }

    SupervisorState state() {
        return state;
    }

    ContextState context(String name) {
        return state.context(name).orElseThrow();
    }

    WorkerHandle worker(String id) {
        return state.worker(WorkerId.parse(id)).orElseThrow();
    }

    long nowNanos() {
        return nowNanos;
    }

    List<Effect> effects() {
        return effects;
    }

    /** Why the last request was refused. */
    static String refusal(Scenario scenario) {
        return scenario.effects.stream()
                .filter(Effect.Refuse.class::isInstance)
                .map(effect -> ((Effect.Refuse) effect).reason())
                .findFirst()
                .orElseThrow();
    }

    /** The effects that are orders, in words: {@code Spawn web-0.2}. */
    List<String> orders() {
        return effects.stream().flatMap(Scenario::order).toList();
    }

    private void take(Event event) {
        Decision decision = Supervisor.on(state, event, nowNanos);
        state = decision.state();
        effects = decision.effects();
    }

    private static Stream<String> order(Effect effect) {
        if (effect instanceof Effect.RecordTransition
                || effect instanceof Effect.RecordCondition
                || effect instanceof Effect.RecordRecycle
                || effect instanceof Effect.RolloutBegun) {
            return Stream.empty();
        }
        return Stream.of(describe(effect));
    }

    /** An effect in a word or two. */
    static String describe(Effect effect) {
        if (effect instanceof Effect.Spawn spawn) {
            return "Spawn " + spawn.id();
        }
        if (effect instanceof Effect.RequestDrain drain) {
            return (drain.emptyQueue() ? "DrainLast " : "Drain ") + drain.id();
        }
        if (effect instanceof Effect.Terminate terminate) {
            return "Terminate " + terminate.id();
        }
        if (effect instanceof Effect.Kill kill) {
            return "Kill " + kill.id();
        }
        if (effect instanceof Effect.DumpThreads dump) {
            return "DumpThreads " + dump.id();
        }
        if (effect instanceof Effect.Announce announce) {
            return announce.announcement() instanceof Effect.NodeLost lost ? "NodeLost " + lost.id() : "ClusterReady";
        }
        if (effect instanceof Effect.TakeSlot take) {
            return "TakeSlot " + take.standby() + " " + take.id();
        }
        if (effect instanceof Effect.OpenToDebuggers open) {
            return "OpenToDebuggers " + open.id();
        }
        if (effect instanceof Effect.Examine examine) {
            return "Examine " + examine.id();
        }
        if (effect instanceof Effect.Exit exit) {
            return exit.kind() == Effect.Exit.Kind.HANDED_OVER ? "HandedOver" : "Exit " + exit.code();
        }
        return effect.getClass().getSimpleName();
    }
}
