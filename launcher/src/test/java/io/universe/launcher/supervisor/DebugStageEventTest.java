package io.universe.launcher.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each event does to a debugged worker in each stage that one can be in: the whole cross product. */
class DebugStageEventTest {
    private static final DebugId ID = DebugId.parse("web-debug.1");
    private static final WorkerId SLOT = WorkerId.parse("web-0.1");
    private static final Duration TOLERANCE = Duration.ofSeconds(15);
    private static final List<Stage> STAGES =
            List.of(Stage.STARTING, Stage.WARMING, Stage.DEBUGGED, Stage.TERMINATING, Stage.KILLING, Stage.EXITED);
    private static final String AT_DEADLINE = "Tick at the deadline";

    /**
     * Event, stage before, stage after, orders. The debugged worker belongs to a context with a port whose worker is READY; an event that
     * is about a process life is about the debugged worker, but for one "of the slot".
     */
    private static final EventTable TABLE = new EventTable("""
            DebugFailed              | STARTING    | STARTING: Ignore
            DebugFailed              | WARMING     | TERMINATING: Terminate
            DebugFailed              | DEBUGGED    | DEBUGGED: Ignore
            DebugFailed              | TERMINATING | TERMINATING: Ignore
            DebugFailed              | KILLING     | KILLING: Ignore
            DebugFailed              | EXITED      | EXITED: Ignore
            DebugFinishRequested     | STARTING    | TERMINATING: Terminate
            DebugFinishRequested     | WARMING     | TERMINATING: Terminate
            DebugFinishRequested     | DEBUGGED    | TERMINATING: Terminate
            DebugFinishRequested     | TERMINATING | TERMINATING
            DebugFinishRequested     | KILLING     | KILLING
            DebugFinishRequested     | EXITED      | EXITED: Refuse
            DebugOpenRequested       | STARTING    | STARTING: Refuse
            DebugOpenRequested       | WARMING     | WARMING: Refuse
            DebugOpenRequested       | DEBUGGED    | DEBUGGED: Refuse
            DebugOpenRequested       | TERMINATING | TERMINATING: Refuse
            DebugOpenRequested       | KILLING     | KILLING: Refuse
            DebugOpenRequested       | EXITED      | EXITED: OpenToDebuggers web-0.1
            DebugReady               | STARTING    | STARTING: Ignore
            DebugReady               | WARMING     | DEBUGGED: DebugStarted
            DebugReady               | DEBUGGED    | DEBUGGED: Ignore
            DebugReady               | TERMINATING | TERMINATING: Ignore
            DebugReady               | KILLING     | KILLING: Ignore
            DebugReady               | EXITED      | EXITED: Ignore
            DebugRequested           | STARTING    | STARTING: Refuse
            DebugRequested           | WARMING     | WARMING: Refuse
            DebugRequested           | DEBUGGED    | DEBUGGED: Refuse
            DebugRequested           | TERMINATING | TERMINATING: Refuse
            DebugRequested           | KILLING     | KILLING: Refuse
            DebugRequested           | EXITED      | EXITED: Spawn web-debug.2
            EcvSettled               | STARTING    | STARTING
            EcvSettled               | WARMING     | WARMING
            EcvSettled               | DEBUGGED    | DEBUGGED
            EcvSettled               | TERMINATING | TERMINATING
            EcvSettled               | KILLING     | KILLING
            EcvSettled               | EXITED      | EXITED
            Examined                 | STARTING    | STARTING: Ignore
            Examined                 | WARMING     | WARMING: Ignore
            Examined                 | DEBUGGED    | DEBUGGED: Ignore
            Examined                 | TERMINATING | TERMINATING: Ignore
            Examined                 | KILLING     | KILLING: Ignore
            Examined                 | EXITED      | EXITED: Ignore
            HandOverRequested        | STARTING    | TERMINATING: Terminate
            HandOverRequested        | WARMING     | TERMINATING: Terminate
            HandOverRequested        | DEBUGGED    | TERMINATING: Terminate
            HandOverRequested        | TERMINATING | TERMINATING
            HandOverRequested        | KILLING     | KILLING
            HandOverRequested        | EXITED      | EXITED: HandedOver
            HeartbeatSeen            | STARTING    | STARTING
            HeartbeatSeen            | WARMING     | WARMING
            HeartbeatSeen            | DEBUGGED    | DEBUGGED
            HeartbeatSeen            | TERMINATING | TERMINATING
            HeartbeatSeen            | KILLING     | KILLING
            HeartbeatSeen            | EXITED      | EXITED: Ignore
            LinkBack                 | STARTING    | STARTING: Ignore
            LinkBack                 | WARMING     | WARMING: Ignore
            LinkBack                 | DEBUGGED    | DEBUGGED: Ignore
            LinkBack                 | TERMINATING | TERMINATING: Ignore
            LinkBack                 | KILLING     | KILLING: Ignore
            LinkBack                 | EXITED      | EXITED: Ignore
            LinkLost                 | STARTING    | STARTING
            LinkLost                 | WARMING     | WARMING
            LinkLost                 | DEBUGGED    | DEBUGGED
            LinkLost                 | TERMINATING | TERMINATING
            LinkLost                 | KILLING     | KILLING
            LinkLost                 | EXITED      | EXITED: Ignore
            PauseRequested           | STARTING    | STARTING: Refuse
            PauseRequested           | WARMING     | WARMING: Refuse
            PauseRequested           | DEBUGGED    | DEBUGGED: Refuse
            PauseRequested           | TERMINATING | TERMINATING: Refuse
            PauseRequested           | KILLING     | KILLING: Refuse
            PauseRequested           | EXITED      | EXITED: Refuse
            RecycleRequested         | STARTING    | STARTING: Refuse
            RecycleRequested         | WARMING     | WARMING: Refuse
            RecycleRequested         | DEBUGGED    | DEBUGGED: Refuse
            RecycleRequested         | TERMINATING | TERMINATING: Refuse
            RecycleRequested         | KILLING     | KILLING: Refuse
            RecycleRequested         | EXITED      | EXITED: Refuse
            ReloadRequested          | STARTING    | STARTING: Spawn web-0.2
            ReloadRequested          | WARMING     | WARMING: Spawn web-0.2
            ReloadRequested          | DEBUGGED    | DEBUGGED: Spawn web-0.2
            ReloadRequested          | TERMINATING | TERMINATING: Spawn web-0.2
            ReloadRequested          | KILLING     | KILLING: Spawn web-0.2
            ReloadRequested          | EXITED      | EXITED: Spawn web-0.2
            ResumeRequested          | STARTING    | STARTING: Refuse
            ResumeRequested          | WARMING     | WARMING: Refuse
            ResumeRequested          | DEBUGGED    | DEBUGGED: Refuse
            ResumeRequested          | TERMINATING | TERMINATING: Refuse
            ResumeRequested          | KILLING     | KILLING: Refuse
            ResumeRequested          | EXITED      | EXITED: Refuse
            ScaleRequested           | STARTING    | STARTING: Spawn web-1.1
            ScaleRequested           | WARMING     | WARMING: Spawn web-1.1
            ScaleRequested           | DEBUGGED    | DEBUGGED: Spawn web-1.1
            ScaleRequested           | TERMINATING | TERMINATING: Spawn web-1.1
            ScaleRequested           | KILLING     | KILLING: Spawn web-1.1
            ScaleRequested           | EXITED      | EXITED: Spawn web-1.1
            SpawnFailed              | STARTING    | EXITED: DebugFinished
            SpawnFailed              | WARMING     | WARMING: Ignore
            SpawnFailed              | DEBUGGED    | DEBUGGED: Ignore
            SpawnFailed              | TERMINATING | TERMINATING: Ignore
            SpawnFailed              | KILLING     | KILLING: Ignore
            SpawnFailed              | EXITED      | EXITED: Ignore
            StopAtOnceRequested      | STARTING    | KILLING: CloseListeningSockets, Kill web-0.1, Kill
            StopAtOnceRequested      | WARMING     | KILLING: CloseListeningSockets, Kill web-0.1, Kill
            StopAtOnceRequested      | DEBUGGED    | KILLING: CloseListeningSockets, Kill web-0.1, Kill
            StopAtOnceRequested      | TERMINATING | KILLING: CloseListeningSockets, Kill web-0.1, Kill
            StopAtOnceRequested      | KILLING     | KILLING: CloseListeningSockets, Kill web-0.1, Kill
            StopAtOnceRequested      | EXITED      | EXITED: CloseListeningSockets, Kill web-0.1
            StopRequested            | STARTING    | TERMINATING: CloseListeningSockets, Terminate, DrainLast web-0.1
            StopRequested            | WARMING     | TERMINATING: CloseListeningSockets, Terminate, DrainLast web-0.1
            StopRequested            | DEBUGGED    | TERMINATING: CloseListeningSockets, Terminate, DrainLast web-0.1
            StopRequested            | TERMINATING | TERMINATING: CloseListeningSockets, DrainLast web-0.1
            StopRequested            | KILLING     | KILLING: CloseListeningSockets, DrainLast web-0.1
            StopRequested            | EXITED      | EXITED: CloseListeningSockets, DrainLast web-0.1
            Tick                     | STARTING    | STARTING
            Tick                     | WARMING     | WARMING
            Tick                     | DEBUGGED    | DEBUGGED
            Tick                     | TERMINATING | TERMINATING
            Tick                     | KILLING     | KILLING
            Tick                     | EXITED      | EXITED
            Tick at the deadline     | STARTING    | TERMINATING: DumpThreads, Terminate
            Tick at the deadline     | WARMING     | TERMINATING: DumpThreads, Terminate
            Tick at the deadline     | DEBUGGED    | TERMINATING: Terminate
            Tick at the deadline     | TERMINATING | KILLING: Kill
            Tick at the deadline     | KILLING     | KILLING: Kill
            Tick at the deadline     | EXITED      | EXITED
            Tick when silent         | STARTING    | STARTING
            Tick when silent         | WARMING     | WARMING
            Tick when silent         | DEBUGGED    | DEBUGGED
            Tick when silent         | TERMINATING | KILLING
            Tick when silent         | KILLING     | KILLING
            Tick when silent         | EXITED      | EXITED
            WorkerExited             | STARTING    | EXITED: NodeLost, DebugFinished
            WorkerExited             | WARMING     | EXITED: NodeLost, DebugFinished
            WorkerExited             | DEBUGGED    | EXITED: NodeLost, DebugFinished
            WorkerExited             | TERMINATING | EXITED: NodeLost, DebugFinished
            WorkerExited             | KILLING     | EXITED: NodeLost, DebugFinished
            WorkerExited             | EXITED      | EXITED: Ignore
            WorkerExited of the slot | STARTING    | STARTING: NodeLost web-0.1, Spawn web-0.2
            WorkerExited of the slot | WARMING     | WARMING: NodeLost web-0.1, Spawn web-0.2
            WorkerExited of the slot | DEBUGGED    | DEBUGGED: NodeLost web-0.1, Spawn web-0.2
            WorkerExited of the slot | TERMINATING | TERMINATING: NodeLost web-0.1, Spawn web-0.2
            WorkerExited of the slot | KILLING     | KILLING: NodeLost web-0.1, Spawn web-0.2
            WorkerExited of the slot | EXITED      | EXITED: NodeLost web-0.1, Spawn web-0.2
            WorkerSpawned            | STARTING    | STARTING
            WorkerSpawned            | WARMING     | WARMING: Ignore
            WorkerSpawned            | DEBUGGED    | DEBUGGED: Ignore
            WorkerSpawned            | TERMINATING | TERMINATING: Ignore
            WorkerSpawned            | KILLING     | KILLING: Ignore
            WorkerSpawned            | EXITED      | EXITED: Ignore
            WorkerWarming            | STARTING    | WARMING
            WorkerWarming            | WARMING     | WARMING: Ignore
            WorkerWarming            | DEBUGGED    | DEBUGGED: Ignore
            WorkerWarming            | TERMINATING | TERMINATING: Ignore
            WorkerWarming            | KILLING     | KILLING: Ignore
            WorkerWarming            | EXITED      | EXITED: Ignore
            """);

    private static final Map<String, Event> EVENTS = Map.ofEntries(
            Map.entry("WorkerSpawned", new Event.WorkerSpawned(ID, 1)),
            Map.entry("SpawnFailed", new Event.SpawnFailed(ID, "no memory")),
            Map.entry("WorkerWarming", new Event.WorkerWarming(ID)),
            Map.entry("DebugReady", new Event.DebugReady(ID, "uuid", new DebugPorts(1, 2, false))),
            Map.entry("DebugFailed", new Event.DebugFailed(ID, "nobody can attach")),
            Map.entry("HeartbeatSeen", new Event.HeartbeatSeen(ID)),
            Map.entry("Examined", new Event.Examined(ID, Diagnosis.STOPPED, Map.of())),
            Map.entry("LinkLost", new Event.LinkLost(ID)),
            Map.entry("LinkBack", new Event.LinkBack(ID)),
            Map.entry("WorkerExited", new Event.WorkerExited(ID, ExitStatus.killedBy(9))),
            Map.entry("WorkerExited of the slot", new Event.WorkerExited(SLOT, ExitStatus.killedBy(9))),
            Map.entry("RecycleRequested", new Event.RecycleRequested("web-debug")),
            Map.entry("PauseRequested", new Event.PauseRequested("web-debug")),
            Map.entry("ResumeRequested", new Event.ResumeRequested("web-debug")),
            Map.entry("DebugRequested", new Event.DebugRequested("web")),
            Map.entry("DebugOpenRequested", new Event.DebugOpenRequested("web-0")),
            Map.entry("DebugFinishRequested", new Event.DebugFinishRequested("web-debug.1")),
            Map.entry("ReloadRequested", new Event.ReloadRequested(List.of("web"), 2, true)),
            Map.entry("ScaleRequested", new Event.ScaleRequested("web", 2)),
            Map.entry("HandOverRequested", new Event.HandOverRequested("restart")),
            Map.entry("StopRequested", new Event.StopRequested("SIGTERM")),
            Map.entry("StopAtOnceRequested", new Event.StopAtOnceRequested("SIGINT", 130)),
            Map.entry("EcvSettled", new Event.EcvSettled()),
            Map.entry("Tick", new Event.Tick()),
            Map.entry("Tick when silent", new Event.Tick()),
            Map.entry(AT_DEADLINE, new Event.Tick()));

    /** Reports that name the incarnation of a slot, or a standby, can be about nobody who is debugged. */
    private static final List<Class<?>> OF_OTHERS = List.of(
            Event.StandbyReady.class,
            Event.WorkerReady.class,
            Event.DebugOpened.class,
            Event.DebugOpenFailed.class,
            Event.Paused.class,
            Event.Resumed.class,
            Event.AcceptingStopped.class,
            Event.RecycleWanted.class,
            Event.ForkRequested.class);

    @ParameterizedTest(name = "{0} × {1}")
    @MethodSource("rows")
    void shouldFollowTheTable(String event, Stage before, String after) {
        assertThat(describe(after(event, before))).isEqualTo(after);
    }

    @Test
    void shouldCoverEveryEventInEveryStage() {
        TABLE.assertComplete(EVENTS, STAGES, OF_OTHERS);
    }

    static Stream<Object[]> rows() {
        return TABLE.rows();
    }

    private static Scenario after(String event, Stage stage) {
        ContextSpec web = ContextSpec.withPort("web", 1).with(new Care(Optional.of(TOLERANCE), List.of(), 0));
        Scenario scenario = Scenario.allReady(web, ContextSpec.withoutPort("engine", 1))
                .pass(RestartPolicy.DEFAULTS.minUptime())
                .on(new Event.HeartbeatSeen(SLOT));
        long sinceNanos = scenario.nowNanos()
                - (event.equals(AT_DEADLINE) ? Timings.DEFAULTS.limit(stage).orElse(Duration.ZERO) : Duration.ZERO)
                        .toNanos();
        scenario.debugging(debugged(stage, sinceNanos));
        if (event.equals("Tick when silent")) {
            scenario.pass(TOLERANCE.minusSeconds(1))
                    .on(new Event.HeartbeatSeen(SLOT))
                    .pass(Duration.ofSeconds(2));
        }
        return scenario.on(EVENTS.getOrDefault(event, new Event.Tick()));
    }

    private static WorkerHandle debugged(Stage stage, long sinceNanos) {
        OptionalLong pid = stage == Stage.STARTING ? OptionalLong.empty() : OptionalLong.of(1);
        boolean isOrdered = stage == Stage.TERMINATING || stage == Stage.KILLING;
        return new WorkerHandle(
                ID,
                1,
                new WorkerHandle.StageEntry(
                        stage, "test", sinceNanos, Timings.DEFAULTS.deadline(stage, sinceNanos), false, isOrdered),
                new WorkerHandle.Identity(pid, Optional.empty(), Optional.empty()),
                new WorkerHandle.Milestones(
                        sinceNanos, OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty()),
                Vigil.of(new Care(Optional.of(TOLERANCE), List.of(), 0)));
    }

    private static String describe(Scenario scenario) {
        Stage stage = scenario.context("web")
                .debugPlace()
                .find(ID)
                .map(WorkerHandle::stage)
                .orElse(Stage.EXITED);
        String orders = scenario.orders().stream()
                .filter(order -> !order.contains("engine"))
                .map(order -> order.replace(" " + ID, ""))
                .collect(Collectors.joining(", "));
        return stage + (orders.isEmpty() ? "" : ": " + orders);
    }
}
