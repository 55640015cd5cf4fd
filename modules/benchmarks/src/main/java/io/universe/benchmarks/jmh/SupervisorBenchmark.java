package io.universe.benchmarks.jmh;

import io.universe.launcher.supervisor.ContextSpec;
import io.universe.launcher.supervisor.Decision;
import io.universe.launcher.supervisor.Event;
import io.universe.launcher.supervisor.Supervisor;
import io.universe.launcher.supervisor.SupervisorState;
import io.universe.launcher.supervisor.WorkerId;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one decision of the supervisor costs: the event that comes most, and the one that comes always. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SupervisorBenchmark {

    private static final WorkerId FIRST = new WorkerId("web", 0, 1);

    @Param({"2", "32"})
    private int workers;

    private SupervisorState state = start(1);

    /** Brings all workers to life. */
    @Setup
    public void readyAll() {
        state = start(workers);
        for (int slot = 0; slot < workers; slot++) {
            WorkerId id = new WorkerId("web", slot, 1);
            state = Supervisor.on(state, new Event.WorkerSpawned(id, 100 + slot), 0)
                    .state();
            state = Supervisor.on(state, new Event.WorkerWarming(id), 0).state();
            state = Supervisor.on(state, new Event.WorkerReady(id, "uuid-" + slot), 0)
                    .state();
        }
    }

    private static SupervisorState start(int workers) {
        return Supervisor.start(List.of(ContextSpec.withPort("web", workers)), 1, 42, 0)
                .state();
    }

    /** A sign of life. */
    @Benchmark
    public Decision heartbeat() {
        return Supervisor.on(state, new Event.HeartbeatSeen(FIRST), 1_000_000);
    }

    /** Time has passed, and nothing is due. */
    @Benchmark
    public Decision tick() {
        return Supervisor.on(state, new Event.Tick(), 1_000_000);
    }
}
