package io.universe.launcher.master.probes;

import io.universe.launcher.supervisor.LifeId;
import io.universe.launcher.supervisor.SupervisorState;
import io.universe.operations.Probe;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers probes at once, from memory. Safe from any thread. */
public final class Probes {

    /**
     * What the answers are read from.
     *
     * @param state that of the moment, null before the start
     * @param heartbeat the last one's figures of a worker; empty where there are none
     * @param intervalMillis between the heartbeats of a generation
     * @param turnedNanos when the supervision thread was last seen to turn
     * @param ecv why load balancers are told what they are
     */
    public record Sources(
            Supplier<@Nullable SupervisorState> state,
            Function<LifeId, JsonObject> heartbeat,
            IntUnaryOperator intervalMillis,
            LongSupplier turnedNanos,
            Supplier<String> ecv) {}

    private final Sources sources;
    private final LongSupplier nanoClock;

    /** Reads the time from the clock that the supervisor's state goes by. */
    public Probes(Sources sources, LongSupplier nanoClock) {
        this.sources = sources;
        this.nanoClock = nanoClock;
    }

    /** The answer at this moment. */
    public Probe ask(Probe.Kind kind) {
        long nowNanos = nanoClock.getAsLong();
        if (kind == Probe.Kind.LIVE) {
            return ProbeRule.live(
                    Duration.ofNanos(nowNanos - sources.turnedNanos().getAsLong()));
        }
        SupervisorState state = sources.state().get();
        if (state == null) {
            return ProbeRule.notYet();
        }
        String ecv = sources.ecv().get();
        return kind == Probe.Kind.STARTED
                ? ProbeRule.started(state, ecv)
                : ProbeRule.ready(state, ecv, new WorkerRule(sources.heartbeat(), sources.intervalMillis(), nowNanos));
    }
}
