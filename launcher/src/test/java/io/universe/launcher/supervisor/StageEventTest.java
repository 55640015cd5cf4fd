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

/** What each event does to a worker in each stage: the whole cross product. */
class StageEventTest {
    private static final WorkerId ID = WorkerId.parse("web-0.1");
    private static final String AT_DEADLINE = "Tick at the deadline";
    /** Nobody is debugged in a slot. */
    private static final List<Stage> STAGES =
            Stream.of(Stage.values()).filter(stage -> stage != Stage.DEBUGGED).toList();

    /**
     * Event, stage before, stage after (of the same slot), orders. The worker is the only one of a context with a port; another
     * context has a READY worker, so that a stop does not end at once.
     */
    private static final EventTable TABLE = new EventTable("""
            WorkerSpawned        | STARTING    | STARTING
            WorkerSpawned        | WARMING     | WARMING: Ignore
            WorkerSpawned        | STANDBY     | STANDBY: Ignore
            WorkerSpawned        | READY       | READY: Ignore
            WorkerSpawned        | PAUSED      | PAUSED: Ignore
            WorkerSpawned        | DRAINING    | DRAINING: Ignore
            WorkerSpawned        | TERMINATING | TERMINATING: Ignore
            WorkerSpawned        | KILLING     | KILLING: Ignore
            WorkerSpawned        | EXITED      | EXITED: Ignore
            SpawnFailed          | STARTING    | EXITED
            SpawnFailed          | WARMING     | WARMING: Ignore
            SpawnFailed          | STANDBY     | STANDBY: Ignore
            SpawnFailed          | READY       | READY: Ignore
            SpawnFailed          | PAUSED      | PAUSED: Ignore
            SpawnFailed          | DRAINING    | DRAINING: Ignore
            SpawnFailed          | TERMINATING | TERMINATING: Ignore
            SpawnFailed          | KILLING     | KILLING: Ignore
            SpawnFailed          | EXITED      | EXITED: Ignore
            WorkerWarming        | STARTING    | WARMING
            WorkerWarming        | WARMING     | WARMING: Ignore
            WorkerWarming        | STANDBY     | STANDBY: Ignore
            WorkerWarming        | READY       | READY: Ignore
            WorkerWarming        | PAUSED      | PAUSED: Ignore
            WorkerWarming        | DRAINING    | DRAINING: Ignore
            WorkerWarming        | TERMINATING | TERMINATING: Ignore
            WorkerWarming        | KILLING     | KILLING: Ignore
            WorkerWarming        | EXITED      | EXITED: Ignore
            StandbyReady         | STARTING    | STARTING: Ignore
            StandbyReady         | WARMING     | WARMING: Ignore
            StandbyReady         | STANDBY     | STANDBY: Ignore
            StandbyReady         | READY       | READY: Ignore
            StandbyReady         | PAUSED      | PAUSED: Ignore
            StandbyReady         | DRAINING    | DRAINING: Ignore
            StandbyReady         | TERMINATING | TERMINATING: Ignore
            StandbyReady         | KILLING     | KILLING: Ignore
            StandbyReady         | EXITED      | EXITED: Ignore
            WorkerReady          | STARTING    | STARTING: Ignore
            WorkerReady          | WARMING     | READY
            WorkerReady          | STANDBY     | READY
            WorkerReady          | READY       | READY: Ignore
            WorkerReady          | PAUSED      | READY
            WorkerReady          | DRAINING    | DRAINING: Ignore
            WorkerReady          | TERMINATING | TERMINATING: Ignore
            WorkerReady          | KILLING     | KILLING: Ignore
            WorkerReady          | EXITED      | EXITED: Ignore
            Paused               | STARTING    | STARTING: Ignore
            Paused               | WARMING     | WARMING: Ignore
            Paused               | STANDBY     | STANDBY: Ignore
            Paused               | READY       | PAUSED
            Paused               | PAUSED      | PAUSED: Ignore
            Paused               | DRAINING    | DRAINING: Ignore
            Paused               | TERMINATING | TERMINATING: Ignore
            Paused               | KILLING     | KILLING: Ignore
            Paused               | EXITED      | EXITED: Ignore
            Resumed              | STARTING    | STARTING: Ignore
            Resumed              | WARMING     | WARMING: Ignore
            Resumed              | STANDBY     | STANDBY: Ignore
            Resumed              | READY       | READY: Ignore
            Resumed              | PAUSED      | READY
            Resumed              | DRAINING    | DRAINING: Ignore
            Resumed              | TERMINATING | TERMINATING: Ignore
            Resumed              | KILLING     | KILLING: Ignore
            Resumed              | EXITED      | EXITED: Ignore
            AcceptingStopped     | STARTING    | STARTING: Ignore
            AcceptingStopped     | WARMING     | WARMING: Ignore
            AcceptingStopped     | STANDBY     | STANDBY: Ignore
            AcceptingStopped     | READY       | DRAINING
            AcceptingStopped     | PAUSED      | DRAINING
            AcceptingStopped     | DRAINING    | DRAINING
            AcceptingStopped     | TERMINATING | TERMINATING
            AcceptingStopped     | KILLING     | KILLING
            AcceptingStopped     | EXITED      | EXITED: Ignore
            HeartbeatSeen        | STARTING    | STARTING
            HeartbeatSeen        | WARMING     | WARMING
            HeartbeatSeen        | STANDBY     | STANDBY
            HeartbeatSeen        | READY       | READY
            HeartbeatSeen        | PAUSED      | PAUSED
            HeartbeatSeen        | DRAINING    | DRAINING
            HeartbeatSeen        | TERMINATING | TERMINATING
            HeartbeatSeen        | KILLING     | KILLING
            HeartbeatSeen        | EXITED      | EXITED: Ignore
            RecycleWanted        | STARTING    | STARTING: Ignore
            RecycleWanted        | WARMING     | WARMING: Ignore
            RecycleWanted        | STANDBY     | STANDBY: Ignore
            RecycleWanted        | READY       | READY: Spawn web-0.2
            RecycleWanted        | PAUSED      | PAUSED: Spawn web-0.2
            RecycleWanted        | DRAINING    | DRAINING: Ignore
            RecycleWanted        | TERMINATING | TERMINATING: Ignore
            RecycleWanted        | KILLING     | KILLING: Ignore
            RecycleWanted        | EXITED      | EXITED: Ignore
            Examined             | STARTING    | STARTING: Ignore
            Examined             | WARMING     | WARMING: Ignore
            Examined             | STANDBY     | STANDBY: Ignore
            Examined             | READY       | READY: Ignore
            Examined             | PAUSED      | PAUSED: Ignore
            Examined             | DRAINING    | DRAINING: Ignore
            Examined             | TERMINATING | TERMINATING: Ignore
            Examined             | KILLING     | KILLING: Ignore
            Examined             | EXITED      | EXITED: Ignore
            LinkLost             | STARTING    | STARTING
            LinkLost             | WARMING     | WARMING
            LinkLost             | STANDBY     | STANDBY
            LinkLost             | READY       | READY
            LinkLost             | PAUSED      | PAUSED
            LinkLost             | DRAINING    | DRAINING
            LinkLost             | TERMINATING | TERMINATING
            LinkLost             | KILLING     | KILLING
            LinkLost             | EXITED      | EXITED: Ignore
            LinkBack             | STARTING    | STARTING: Ignore
            LinkBack             | WARMING     | WARMING: Ignore
            LinkBack             | STANDBY     | STANDBY: Ignore
            LinkBack             | READY       | READY: Ignore
            LinkBack             | PAUSED      | PAUSED: Ignore
            LinkBack             | DRAINING    | DRAINING: Ignore
            LinkBack             | TERMINATING | TERMINATING: Ignore
            LinkBack             | KILLING     | KILLING: Ignore
            LinkBack             | EXITED      | EXITED: Ignore
            WorkerExited         | STARTING    | EXITED: NodeLost
            WorkerExited         | WARMING     | EXITED: NodeLost
            WorkerExited         | STANDBY     | STARTING: NodeLost, Spawn web-0.2
            WorkerExited         | READY       | EXITED: NodeLost
            WorkerExited         | PAUSED      | EXITED: NodeLost
            WorkerExited         | DRAINING    | EXITED: NodeLost
            WorkerExited         | TERMINATING | EXITED: NodeLost
            WorkerExited         | KILLING     | EXITED: NodeLost
            WorkerExited         | EXITED      | EXITED: Ignore
            RecycleRequested     | STARTING    | STARTING: Refuse
            RecycleRequested     | WARMING     | WARMING: Refuse
            RecycleRequested     | STANDBY     | STANDBY: Refuse
            RecycleRequested     | READY       | READY: Spawn web-0.2
            RecycleRequested     | PAUSED      | PAUSED: Spawn web-0.2
            RecycleRequested     | DRAINING    | DRAINING: Refuse
            RecycleRequested     | TERMINATING | TERMINATING: Refuse
            RecycleRequested     | KILLING     | KILLING: Refuse
            RecycleRequested     | EXITED      | STARTING: Spawn web-0.2
            ReloadRequested      | STARTING    | STARTING
            ReloadRequested      | WARMING     | WARMING
            ReloadRequested      | STANDBY     | STANDBY
            ReloadRequested      | READY       | READY: Spawn web-0.2
            ReloadRequested      | PAUSED      | PAUSED: Spawn web-0.2
            ReloadRequested      | DRAINING    | DRAINING: Spawn web-0.2
            ReloadRequested      | TERMINATING | TERMINATING: Spawn web-0.2
            ReloadRequested      | KILLING     | KILLING: Spawn web-0.2
            ReloadRequested      | EXITED      | EXITED: Spawn web-0.2
            PauseRequested       | STARTING    | STARTING: Refuse
            PauseRequested       | WARMING     | WARMING: Refuse
            PauseRequested       | STANDBY     | STANDBY: Refuse
            PauseRequested       | READY       | READY: RequestPause
            PauseRequested       | PAUSED      | PAUSED: Refuse
            PauseRequested       | DRAINING    | DRAINING: Refuse
            PauseRequested       | TERMINATING | TERMINATING: Refuse
            PauseRequested       | KILLING     | KILLING: Refuse
            PauseRequested       | EXITED      | EXITED: Refuse
            ResumeRequested      | STARTING    | STARTING: Refuse
            ResumeRequested      | WARMING     | WARMING: Refuse
            ResumeRequested      | STANDBY     | STANDBY: Refuse
            ResumeRequested      | READY       | READY: Refuse
            ResumeRequested      | PAUSED      | PAUSED: RequestResume
            ResumeRequested      | DRAINING    | DRAINING: Refuse
            ResumeRequested      | TERMINATING | TERMINATING: Refuse
            ResumeRequested      | KILLING     | KILLING: Refuse
            ResumeRequested      | EXITED      | EXITED: Refuse
            ScaleRequested       | STARTING    | STARTING: Spawn web-1.1
            ScaleRequested       | WARMING     | WARMING: Spawn web-1.1
            ScaleRequested       | STANDBY     | STANDBY: Spawn web-1.1
            ScaleRequested       | READY       | READY: Spawn web-1.1
            ScaleRequested       | PAUSED      | PAUSED: Spawn web-1.1
            ScaleRequested       | DRAINING    | DRAINING: Spawn web-1.1
            ScaleRequested       | TERMINATING | TERMINATING: Spawn web-1.1
            ScaleRequested       | KILLING     | KILLING: Spawn web-1.1
            ScaleRequested       | EXITED      | EXITED: Spawn web-1.1
            ForkRequested        | STARTING    | STARTING: Spawn web-1.1
            ForkRequested        | WARMING     | WARMING: Spawn web-1.1
            ForkRequested        | STANDBY     | STANDBY: Spawn web-1.1
            ForkRequested        | READY       | READY: Spawn web-1.1
            ForkRequested        | PAUSED      | PAUSED: Spawn web-1.1
            ForkRequested        | DRAINING    | DRAINING: Spawn web-1.1
            ForkRequested        | TERMINATING | TERMINATING: Spawn web-1.1
            ForkRequested        | KILLING     | KILLING: Spawn web-1.1
            ForkRequested        | EXITED      | EXITED: Refuse
            StopRequested        | STARTING    | TERMINATING: CloseListeningSockets, Terminate
            StopRequested        | WARMING     | TERMINATING: CloseListeningSockets, Terminate
            StopRequested        | STANDBY     | TERMINATING: CloseListeningSockets, Terminate
            StopRequested        | READY       | DRAINING: CloseListeningSockets, DrainLast
            StopRequested        | PAUSED      | DRAINING: CloseListeningSockets, DrainLast
            StopRequested        | DRAINING    | DRAINING: CloseListeningSockets
            StopRequested        | TERMINATING | TERMINATING: CloseListeningSockets
            StopRequested        | KILLING     | KILLING: CloseListeningSockets
            StopRequested        | EXITED      | EXITED: CloseListeningSockets
            StopAtOnceRequested  | STARTING    | KILLING: CloseListeningSockets, Kill
            StopAtOnceRequested  | WARMING     | KILLING: CloseListeningSockets, Kill
            StopAtOnceRequested  | STANDBY     | KILLING: CloseListeningSockets, Kill
            StopAtOnceRequested  | READY       | KILLING: CloseListeningSockets, Kill
            StopAtOnceRequested  | PAUSED      | KILLING: CloseListeningSockets, Kill
            StopAtOnceRequested  | DRAINING    | KILLING: CloseListeningSockets, Kill
            StopAtOnceRequested  | TERMINATING | KILLING: CloseListeningSockets, Kill
            StopAtOnceRequested  | KILLING     | KILLING: CloseListeningSockets, Kill
            StopAtOnceRequested  | EXITED      | EXITED: CloseListeningSockets
            HandOverRequested    | STARTING    | TERMINATING: Terminate
            HandOverRequested    | WARMING     | TERMINATING: Terminate
            HandOverRequested    | STANDBY     | TERMINATING: Terminate
            HandOverRequested    | READY       | READY: HandedOver
            HandOverRequested    | PAUSED      | PAUSED: HandedOver
            HandOverRequested    | DRAINING    | DRAINING: HandedOver
            HandOverRequested    | TERMINATING | TERMINATING
            HandOverRequested    | KILLING     | KILLING
            HandOverRequested    | EXITED      | EXITED: HandedOver
            DebugReady           | STARTING    | STARTING: Ignore
            DebugReady           | WARMING     | WARMING: Ignore
            DebugReady           | STANDBY     | STANDBY: Ignore
            DebugReady           | READY       | READY: Ignore
            DebugReady           | PAUSED      | PAUSED: Ignore
            DebugReady           | DRAINING    | DRAINING: Ignore
            DebugReady           | TERMINATING | TERMINATING: Ignore
            DebugReady           | KILLING     | KILLING: Ignore
            DebugReady           | EXITED      | EXITED: Ignore
            DebugFailed          | STARTING    | STARTING: Ignore
            DebugFailed          | WARMING     | WARMING: Ignore
            DebugFailed          | STANDBY     | STANDBY: Ignore
            DebugFailed          | READY       | READY: Ignore
            DebugFailed          | PAUSED      | PAUSED: Ignore
            DebugFailed          | DRAINING    | DRAINING: Ignore
            DebugFailed          | TERMINATING | TERMINATING: Ignore
            DebugFailed          | KILLING     | KILLING: Ignore
            DebugFailed          | EXITED      | EXITED: Ignore
            DebugRequested       | STARTING    | STARTING: Spawn web-debug.1
            DebugRequested       | WARMING     | WARMING: Spawn web-debug.1
            DebugRequested       | STANDBY     | STANDBY: Spawn web-debug.1
            DebugRequested       | READY       | READY: Spawn web-debug.1
            DebugRequested       | PAUSED      | PAUSED: Spawn web-debug.1
            DebugRequested       | DRAINING    | DRAINING: Spawn web-debug.1
            DebugRequested       | TERMINATING | TERMINATING: Spawn web-debug.1
            DebugRequested       | KILLING     | KILLING: Spawn web-debug.1
            DebugRequested       | EXITED      | EXITED: Spawn web-debug.1
            DebugOpenRequested   | STARTING    | STARTING: Refuse
            DebugOpenRequested   | WARMING     | WARMING: Refuse
            DebugOpenRequested   | STANDBY     | STANDBY: Refuse
            DebugOpenRequested   | READY       | READY: OpenToDebuggers
            DebugOpenRequested   | PAUSED      | PAUSED: Refuse
            DebugOpenRequested   | DRAINING    | DRAINING: Refuse
            DebugOpenRequested   | TERMINATING | TERMINATING: Refuse
            DebugOpenRequested   | KILLING     | KILLING: Refuse
            DebugOpenRequested   | EXITED      | EXITED: Refuse
            DebugOpened          | STARTING    | STARTING: Ignore
            DebugOpened          | WARMING     | WARMING: Ignore
            DebugOpened          | STANDBY     | STANDBY: Ignore
            DebugOpened          | READY       | READY: Ignore
            DebugOpened          | PAUSED      | PAUSED: Ignore
            DebugOpened          | DRAINING    | DRAINING: Ignore
            DebugOpened          | TERMINATING | TERMINATING: Ignore
            DebugOpened          | KILLING     | KILLING: Ignore
            DebugOpened          | EXITED      | EXITED: Ignore
            DebugOpenFailed      | STARTING    | STARTING: Ignore
            DebugOpenFailed      | WARMING     | WARMING: Ignore
            DebugOpenFailed      | STANDBY     | STANDBY: Ignore
            DebugOpenFailed      | READY       | READY: Ignore
            DebugOpenFailed      | PAUSED      | PAUSED: Ignore
            DebugOpenFailed      | DRAINING    | DRAINING: Ignore
            DebugOpenFailed      | TERMINATING | TERMINATING: Ignore
            DebugOpenFailed      | KILLING     | KILLING: Ignore
            DebugOpenFailed      | EXITED      | EXITED: Ignore
            DebugFinishRequested | STARTING    | STARTING: Refuse
            DebugFinishRequested | WARMING     | WARMING: Refuse
            DebugFinishRequested | STANDBY     | STANDBY: Refuse
            DebugFinishRequested | READY       | READY: Refuse
            DebugFinishRequested | PAUSED      | PAUSED: Refuse
            DebugFinishRequested | DRAINING    | DRAINING: Refuse
            DebugFinishRequested | TERMINATING | TERMINATING: Refuse
            DebugFinishRequested | KILLING     | KILLING: Refuse
            DebugFinishRequested | EXITED      | EXITED: Refuse
            EcvSettled           | STARTING    | STARTING
            EcvSettled           | WARMING     | WARMING
            EcvSettled           | STANDBY     | STANDBY
            EcvSettled           | READY       | READY
            EcvSettled           | PAUSED      | PAUSED
            EcvSettled           | DRAINING    | DRAINING
            EcvSettled           | TERMINATING | TERMINATING
            EcvSettled           | KILLING     | KILLING
            EcvSettled           | EXITED      | EXITED
            Tick                 | STARTING    | STARTING
            Tick                 | WARMING     | WARMING
            Tick                 | STANDBY     | STANDBY
            Tick                 | READY       | READY
            Tick                 | PAUSED      | PAUSED
            Tick                 | DRAINING    | DRAINING
            Tick                 | TERMINATING | TERMINATING
            Tick                 | KILLING     | KILLING
            Tick                 | EXITED      | EXITED
            Tick at the deadline | STARTING    | TERMINATING: DumpThreads, Terminate
            Tick at the deadline | WARMING     | TERMINATING: DumpThreads, Terminate
            Tick at the deadline | STANDBY     | STANDBY
            Tick at the deadline | READY       | READY
            Tick at the deadline | PAUSED      | PAUSED
            Tick at the deadline | DRAINING    | TERMINATING: Terminate
            Tick at the deadline | TERMINATING | KILLING: Kill
            Tick at the deadline | KILLING     | KILLING: Kill
            Tick at the deadline | EXITED      | EXITED
            """);

    private static final Map<String, Event> EVENTS = Map.ofEntries(
            Map.entry("WorkerSpawned", new Event.WorkerSpawned(ID, 1)),
            Map.entry("SpawnFailed", new Event.SpawnFailed(ID, "no memory")),
            Map.entry("WorkerWarming", new Event.WorkerWarming(ID)),
            Map.entry("WorkerReady", new Event.WorkerReady(ID, "uuid")),
            Map.entry("AcceptingStopped", new Event.AcceptingStopped(ID)),
            Map.entry("HeartbeatSeen", new Event.HeartbeatSeen(ID)),
            Map.entry("WorkerExited", new Event.WorkerExited(ID, ExitStatus.killedBy(9))),
            Map.entry("RecycleRequested", new Event.RecycleRequested("web-0")),
            Map.entry("StandbyReady", new Event.StandbyReady(new StandbyId("web", 1))),
            Map.entry("Paused", new Event.Paused(ID)),
            Map.entry("Resumed", new Event.Resumed(ID)),
            Map.entry("RecycleWanted", new Event.RecycleWanted(ID, "leaks")),
            Map.entry("Examined", new Event.Examined(ID, Diagnosis.BLOCKED, Map.of())),
            Map.entry("LinkLost", new Event.LinkLost(ID)),
            Map.entry("LinkBack", new Event.LinkBack(ID)),
            Map.entry("ReloadRequested", new Event.ReloadRequested(List.of("web"), 2, true)),
            Map.entry("PauseRequested", new Event.PauseRequested("web-0")),
            Map.entry("ResumeRequested", new Event.ResumeRequested("web-0")),
            Map.entry("ScaleRequested", new Event.ScaleRequested("web", 2)),
            Map.entry("ForkRequested", new Event.ForkRequested(ID, 1)),
            Map.entry("HandOverRequested", new Event.HandOverRequested("restart")),
            Map.entry("StopRequested", new Event.StopRequested("SIGTERM")),
            Map.entry("StopAtOnceRequested", new Event.StopAtOnceRequested("SIGINT", 130)),
            Map.entry("DebugReady", new Event.DebugReady(new DebugId("web", 1), "uuid", new DebugPorts(1, 2, false))),
            Map.entry("DebugFailed", new Event.DebugFailed(new DebugId("web", 1), "no port")),
            Map.entry("DebugOpenRequested", new Event.DebugOpenRequested("web-0")),
            Map.entry("DebugOpened", new Event.DebugOpened(ID, new DebugPorts(5005, 0, false))),
            Map.entry("DebugOpenFailed", new Event.DebugOpenFailed(ID, "not started for it")),
            Map.entry("DebugRequested", new Event.DebugRequested("web")),
            Map.entry("DebugFinishRequested", new Event.DebugFinishRequested("web-debug.1")),
            Map.entry("EcvSettled", new Event.EcvSettled()),
            Map.entry("Tick", new Event.Tick()),
            Map.entry(AT_DEADLINE, new Event.Tick()));

    @ParameterizedTest(name = "{0} × {1}")
    @MethodSource("rows")
    void shouldFollowTheTable(String event, Stage before, String after) {
        Scenario scenario = after(event, before);
        assertThat(describe(scenario)).isEqualTo(after);
        assertThat(recorded(scenario)).isEqualTo(isLeft(before, scenario) ? List.of(before) : List.of());
    }

    @Test
    void shouldCoverEveryEventInEveryStage() {
        TABLE.assertComplete(EVENTS, STAGES, List.of());
    }

    static Stream<Object[]> rows() {
        return TABLE.rows();
    }

    private static Scenario after(String event, Stage stage) {
        Scenario scenario = Scenario.allReady(
                ContextSpec.withPort("web", 1).withMaxInstances(2), ContextSpec.withoutPort("engine", 1));
        scenario.with(worker(stage, scenario.nowNanos()));
        if (event.equals(AT_DEADLINE)) {
            Timings.DEFAULTS.limit(stage).ifPresent(limit -> scenario.with(due(scenario, limit)));
        }
        return scenario.on(EVENTS.getOrDefault(event, new Event.Tick()));
    }

    /** As if it had come to its stage long enough ago. */
    private static WorkerHandle due(Scenario scenario, Duration limit) {
        long sinceNanos = scenario.nowNanos() - limit.toNanos();
        return worker(scenario.worker("web-0.1").stage(), sinceNanos);
    }

    private static WorkerHandle worker(Stage stage, long sinceNanos) {
        boolean hasProcess = stage != Stage.STARTING;
        boolean hasServed = !stage.isBeforeService();
        return new WorkerHandle(
                ID,
                1,
                new WorkerHandle.StageEntry(
                        stage, "test", sinceNanos, Timings.DEFAULTS.deadline(stage, sinceNanos), false, false),
                new WorkerHandle.Identity(
                        hasProcess ? OptionalLong.of(1) : OptionalLong.empty(),
                        hasServed ? Optional.of("uuid") : Optional.empty(),
                        Optional.empty()),
                new WorkerHandle.Milestones(
                        sinceNanos,
                        hasServed ? OptionalLong.of(sinceNanos) : OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty()),
                Vigil.of(Care.NONE));
    }

    /** The stages that the worker left, by the journal; a repeated kill leaves none. */
    private static List<Stage> recorded(Scenario scenario) {
        return scenario.effects().stream()
                .flatMap(effect ->
                        effect instanceof Effect.RecordTransition line ? Stream.of(line.transition()) : Stream.empty())
                .filter(line -> line.worker().equals(ID))
                .flatMap(line -> line.from().filter(from -> from != line.to()).stream())
                .toList();
    }

    /** A next incarnation in the slot is not a move of the worker. */
    private static boolean isLeft(Stage before, Scenario scenario) {
        return before.isLive() && before != stage(scenario);
    }

    private static Stage stage(Scenario scenario) {
        return scenario.context("web").workers().get(0).stage();
    }

    private static String describe(Scenario scenario) {
        String orders = scenario.orders().stream()
                .filter(order -> !order.contains("engine"))
                .map(order -> order.replace(" " + ID, ""))
                .collect(Collectors.joining(", "));
        return stage(scenario) + (orders.isEmpty() ? "" : ": " + orders);
    }
}
