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

/** What each event does to a standby in each stage that one can be in: the whole cross product. */
class StandbyStageEventTest {
    private static final StandbyId ID = StandbyId.parse("web-standby.1");
    private static final WorkerId SLOT = WorkerId.parse("web-0.1");
    private static final Duration TOLERANCE = Duration.ofSeconds(15);
    private static final List<Stage> STAGES =
            List.of(Stage.STARTING, Stage.WARMING, Stage.STANDBY, Stage.TERMINATING, Stage.KILLING, Stage.EXITED);
    private static final String AT_DEADLINE = "Tick at the deadline";
    private static final String EXAMINED = "while examined";
    private static final String SILENT = "Tick when silent";

    /**
     * Event, stage before, stage after, orders. The standby is the only one of a context with a port whose worker is READY; of an event
     * that names a worker it is the worker of the slot that is meant, and of one that is about a process life it is the standby.
     */
    private static final EventTable TABLE = new EventTable("""
            WorkerSpawned                           | STARTING    | STARTING
            WorkerSpawned                           | WARMING     | WARMING: Ignore
            WorkerSpawned                           | STANDBY     | STANDBY: Ignore
            WorkerSpawned                           | TERMINATING | TERMINATING: Ignore, Spawn web-standby.2
            WorkerSpawned                           | KILLING     | KILLING: Ignore, Spawn web-standby.2
            WorkerSpawned                           | EXITED      | EXITED: Ignore, Spawn web-standby.2
            SpawnFailed                             | STARTING    | EXITED
            SpawnFailed                             | WARMING     | WARMING: Ignore
            SpawnFailed                             | STANDBY     | STANDBY: Ignore
            SpawnFailed                             | TERMINATING | TERMINATING: Ignore, Spawn web-standby.2
            SpawnFailed                             | KILLING     | KILLING: Ignore, Spawn web-standby.2
            SpawnFailed                             | EXITED      | EXITED: Ignore, Spawn web-standby.2
            WorkerWarming                           | STARTING    | WARMING
            WorkerWarming                           | WARMING     | WARMING: Ignore
            WorkerWarming                           | STANDBY     | STANDBY: Ignore
            WorkerWarming                           | TERMINATING | TERMINATING: Ignore, Spawn web-standby.2
            WorkerWarming                           | KILLING     | KILLING: Ignore, Spawn web-standby.2
            WorkerWarming                           | EXITED      | EXITED: Ignore, Spawn web-standby.2
            StandbyReady                            | STARTING    | STARTING: Ignore
            StandbyReady                            | WARMING     | STANDBY
            StandbyReady                            | STANDBY     | STANDBY: Ignore
            StandbyReady                            | TERMINATING | TERMINATING: Ignore, Spawn web-standby.2
            StandbyReady                            | KILLING     | KILLING: Ignore, Spawn web-standby.2
            StandbyReady                            | EXITED      | EXITED: Ignore, Spawn web-standby.2
            HeartbeatSeen                           | STARTING    | STARTING
            HeartbeatSeen                           | WARMING     | WARMING
            HeartbeatSeen                           | STANDBY     | STANDBY
            HeartbeatSeen                           | TERMINATING | TERMINATING: Spawn web-standby.2
            HeartbeatSeen                           | KILLING     | KILLING: Spawn web-standby.2
            HeartbeatSeen                           | EXITED      | EXITED: Ignore, Spawn web-standby.2
            HeartbeatSeen while examined            | STARTING    | STARTING
            HeartbeatSeen while examined            | WARMING     | WARMING
            HeartbeatSeen while examined            | STANDBY     | STANDBY
            HeartbeatSeen while examined            | TERMINATING | TERMINATING: Spawn web-standby.2
            HeartbeatSeen while examined            | KILLING     | KILLING: Spawn web-standby.2
            HeartbeatSeen while examined            | EXITED      | EXITED: Ignore, Spawn web-standby.2
            Examined                                | STARTING    | STARTING: Ignore
            Examined                                | WARMING     | WARMING: Ignore
            Examined                                | STANDBY     | STANDBY: Ignore
            Examined                                | TERMINATING | TERMINATING: Ignore, Spawn web-standby.2
            Examined                                | KILLING     | KILLING: Ignore, Spawn web-standby.2
            Examined                                | EXITED      | EXITED: Ignore, Spawn web-standby.2
            Examined STOPPED while examined         | STARTING    | STARTING
            Examined STOPPED while examined         | WARMING     | WARMING
            Examined STOPPED while examined         | STANDBY     | KILLING: Kill
            Examined STOPPED while examined         | TERMINATING | TERMINATING: Spawn web-standby.2
            Examined STOPPED while examined         | KILLING     | KILLING: Spawn web-standby.2
            Examined STOPPED while examined         | EXITED      | EXITED: Ignore, Spawn web-standby.2
            Examined BLOCKED while examined         | STARTING    | STARTING
            Examined BLOCKED while examined         | WARMING     | WARMING
            Examined BLOCKED while examined         | STANDBY     | TERMINATING: Terminate
            Examined BLOCKED while examined         | TERMINATING | TERMINATING: Spawn web-standby.2
            Examined BLOCKED while examined         | KILLING     | KILLING: Spawn web-standby.2
            Examined BLOCKED while examined         | EXITED      | EXITED: Ignore, Spawn web-standby.2
            Examined GC while examined              | STARTING    | STARTING
            Examined GC while examined              | WARMING     | WARMING
            Examined GC while examined              | STANDBY     | TERMINATING: Terminate
            Examined GC while examined              | TERMINATING | TERMINATING: Spawn web-standby.2
            Examined GC while examined              | KILLING     | KILLING: Spawn web-standby.2
            Examined GC while examined              | EXITED      | EXITED: Ignore, Spawn web-standby.2
            Examined UNKNOWN while examined         | STARTING    | STARTING
            Examined UNKNOWN while examined         | WARMING     | WARMING
            Examined UNKNOWN while examined         | STANDBY     | TERMINATING: Terminate
            Examined UNKNOWN while examined         | TERMINATING | TERMINATING: Spawn web-standby.2
            Examined UNKNOWN while examined         | KILLING     | KILLING: Spawn web-standby.2
            Examined UNKNOWN while examined         | EXITED      | EXITED: Ignore, Spawn web-standby.2
            Examined DEAD while examined            | STARTING    | EXITED: NodeLost
            Examined DEAD while examined            | WARMING     | EXITED: NodeLost
            Examined DEAD while examined            | STANDBY     | EXITED: NodeLost
            Examined DEAD while examined            | TERMINATING | EXITED: NodeLost, Spawn web-standby.2
            Examined DEAD while examined            | KILLING     | EXITED: NodeLost, Spawn web-standby.2
            Examined DEAD while examined            | EXITED      | EXITED: Ignore, Spawn web-standby.2
            LinkLost                                | STARTING    | STARTING
            LinkLost                                | WARMING     | WARMING
            LinkLost                                | STANDBY     | TERMINATING: Terminate
            LinkLost                                | TERMINATING | TERMINATING: Spawn web-standby.2
            LinkLost                                | KILLING     | KILLING: Spawn web-standby.2
            LinkLost                                | EXITED      | EXITED: Ignore, Spawn web-standby.2
            LinkLost while examined                 | STARTING    | STARTING
            LinkLost while examined                 | WARMING     | WARMING
            LinkLost while examined                 | STANDBY     | TERMINATING: Terminate
            LinkLost while examined                 | TERMINATING | TERMINATING: Spawn web-standby.2
            LinkLost while examined                 | KILLING     | KILLING: Spawn web-standby.2
            LinkLost while examined                 | EXITED      | EXITED: Ignore, Spawn web-standby.2
            LinkBack                                | STARTING    | STARTING: Ignore
            LinkBack                                | WARMING     | WARMING: Ignore
            LinkBack                                | STANDBY     | STANDBY: Ignore
            LinkBack                                | TERMINATING | TERMINATING: Ignore, Spawn web-standby.2
            LinkBack                                | KILLING     | KILLING: Ignore, Spawn web-standby.2
            LinkBack                                | EXITED      | EXITED: Ignore, Spawn web-standby.2
            WorkerExited                            | STARTING    | EXITED: NodeLost
            WorkerExited                            | WARMING     | EXITED: NodeLost
            WorkerExited                            | STANDBY     | EXITED: NodeLost
            WorkerExited                            | TERMINATING | EXITED: NodeLost, Spawn web-standby.2
            WorkerExited                            | KILLING     | EXITED: NodeLost, Spawn web-standby.2
            WorkerExited                            | EXITED      | EXITED: Ignore, Spawn web-standby.2
            WorkerExited while examined             | STARTING    | EXITED: NodeLost
            WorkerExited while examined             | WARMING     | EXITED: NodeLost
            WorkerExited while examined             | STANDBY     | EXITED: NodeLost
            WorkerExited while examined             | TERMINATING | EXITED: NodeLost, Spawn web-standby.2
            WorkerExited while examined             | KILLING     | EXITED: NodeLost, Spawn web-standby.2
            WorkerExited while examined             | EXITED      | EXITED: Ignore, Spawn web-standby.2
            WorkerExited of the slot                | STARTING    | STARTING: NodeLost web-0.1, Spawn web-0.2
            WorkerExited of the slot                | WARMING     | WARMING: NodeLost web-0.1, Spawn web-0.2
            WorkerExited of the slot                | STANDBY     | takes a slot: NodeLost web-0.1, TakeSlot web-0.2
            WorkerExited of the slot                | TERMINATING | TERMINATING: NodeLost web-0.1, Spawn web-0.2
            WorkerExited of the slot                | KILLING     | KILLING: NodeLost web-0.1, Spawn web-0.2
            WorkerExited of the slot                | EXITED      | EXITED: NodeLost web-0.1, Spawn web-0.2
            WorkerExited of the slot while examined | STARTING    | STARTING: NodeLost web-0.1, Spawn web-0.2
            WorkerExited of the slot while examined | WARMING     | WARMING: NodeLost web-0.1, Spawn web-0.2
            WorkerExited of the slot while examined | STANDBY     | STANDBY: NodeLost web-0.1, Spawn web-0.2
            WorkerExited of the slot while examined | TERMINATING | TERMINATING: NodeLost web-0.1, Spawn web-0.2
            WorkerExited of the slot while examined | KILLING     | KILLING: NodeLost web-0.1, Spawn web-0.2
            WorkerExited of the slot while examined | EXITED      | EXITED: NodeLost web-0.1, Spawn web-0.2
            RecycleRequested                        | STARTING    | STARTING: Refuse
            RecycleRequested                        | WARMING     | WARMING: Refuse
            RecycleRequested                        | STANDBY     | STANDBY: Refuse
            RecycleRequested                        | TERMINATING | TERMINATING: Refuse, Spawn web-standby.2
            RecycleRequested                        | KILLING     | KILLING: Refuse, Spawn web-standby.2
            RecycleRequested                        | EXITED      | EXITED: Refuse, Spawn web-standby.2
            PauseRequested                          | STARTING    | STARTING: Refuse
            PauseRequested                          | WARMING     | WARMING: Refuse
            PauseRequested                          | STANDBY     | STANDBY: Refuse
            PauseRequested                          | TERMINATING | TERMINATING: Refuse, Spawn web-standby.2
            PauseRequested                          | KILLING     | KILLING: Refuse, Spawn web-standby.2
            PauseRequested                          | EXITED      | EXITED: Refuse, Spawn web-standby.2
            ResumeRequested                         | STARTING    | STARTING: Refuse
            ResumeRequested                         | WARMING     | WARMING: Refuse
            ResumeRequested                         | STANDBY     | STANDBY: Refuse
            ResumeRequested                         | TERMINATING | TERMINATING: Refuse, Spawn web-standby.2
            ResumeRequested                         | KILLING     | KILLING: Refuse, Spawn web-standby.2
            ResumeRequested                         | EXITED      | EXITED: Refuse, Spawn web-standby.2
            ReloadRequested                         | STARTING    | STARTING
            ReloadRequested                         | WARMING     | WARMING
            ReloadRequested                         | STANDBY     | STANDBY
            ReloadRequested                         | TERMINATING | TERMINATING: Spawn web-standby.2
            ReloadRequested                         | KILLING     | KILLING: Spawn web-standby.2
            ReloadRequested                         | EXITED      | EXITED: Spawn web-standby.2
            ScaleRequested                          | STARTING    | STARTING: Refuse
            ScaleRequested                          | WARMING     | WARMING: Refuse
            ScaleRequested                          | STANDBY     | STANDBY: Refuse
            ScaleRequested                          | TERMINATING | TERMINATING: Refuse, Spawn web-standby.2
            ScaleRequested                          | KILLING     | KILLING: Refuse, Spawn web-standby.2
            ScaleRequested                          | EXITED      | EXITED: Refuse, Spawn web-standby.2
            HandOverRequested                       | STARTING    | TERMINATING: Terminate
            HandOverRequested                       | WARMING     | TERMINATING: Terminate
            HandOverRequested                       | STANDBY     | STANDBY: HandedOver
            HandOverRequested                       | TERMINATING | TERMINATING
            HandOverRequested                       | KILLING     | KILLING
            HandOverRequested                       | EXITED      | EXITED: HandedOver
            StopRequested                           | STARTING    | TERMINATING: CloseListeningSockets, Terminate, DrainLast web-0.1
            StopRequested                           | WARMING     | TERMINATING: CloseListeningSockets, Terminate, DrainLast web-0.1
            StopRequested                           | STANDBY     | TERMINATING: CloseListeningSockets, Terminate, DrainLast web-0.1
            StopRequested                           | TERMINATING | TERMINATING: CloseListeningSockets, DrainLast web-0.1
            StopRequested                           | KILLING     | KILLING: CloseListeningSockets, DrainLast web-0.1
            StopRequested                           | EXITED      | EXITED: CloseListeningSockets, DrainLast web-0.1
            StopAtOnceRequested                     | STARTING    | KILLING: CloseListeningSockets, Kill web-0.1, Kill
            StopAtOnceRequested                     | WARMING     | KILLING: CloseListeningSockets, Kill web-0.1, Kill
            StopAtOnceRequested                     | STANDBY     | KILLING: CloseListeningSockets, Kill web-0.1, Kill
            StopAtOnceRequested                     | TERMINATING | KILLING: CloseListeningSockets, Kill web-0.1, Kill
            StopAtOnceRequested                     | KILLING     | KILLING: CloseListeningSockets, Kill web-0.1, Kill
            StopAtOnceRequested                     | EXITED      | EXITED: CloseListeningSockets, Kill web-0.1
            DebugRequested                          | STARTING    | STARTING: Spawn web-debug.1
            DebugRequested                          | WARMING     | WARMING: Spawn web-debug.1
            DebugRequested                          | STANDBY     | STANDBY: Spawn web-debug.1
            DebugRequested                          | TERMINATING | TERMINATING: Spawn web-debug.1, Spawn web-standby.2
            DebugRequested                          | KILLING     | KILLING: Spawn web-debug.1, Spawn web-standby.2
            DebugRequested                          | EXITED      | EXITED: Spawn web-debug.1, Spawn web-standby.2
            DebugOpenRequested                      | STARTING    | STARTING: OpenToDebuggers web-0.1
            DebugOpenRequested                      | WARMING     | WARMING: OpenToDebuggers web-0.1
            DebugOpenRequested                      | STANDBY     | STANDBY: OpenToDebuggers web-0.1
            DebugOpenRequested                      | TERMINATING | TERMINATING: OpenToDebuggers web-0.1, Spawn web-standby.2
            DebugOpenRequested                      | KILLING     | KILLING: OpenToDebuggers web-0.1, Spawn web-standby.2
            DebugOpenRequested                      | EXITED      | EXITED: OpenToDebuggers web-0.1, Spawn web-standby.2
            DebugFinishRequested                    | STARTING    | STARTING: Refuse
            DebugFinishRequested                    | WARMING     | WARMING: Refuse
            DebugFinishRequested                    | STANDBY     | STANDBY: Refuse
            DebugFinishRequested                    | TERMINATING | TERMINATING: Refuse, Spawn web-standby.2
            DebugFinishRequested                    | KILLING     | KILLING: Refuse, Spawn web-standby.2
            DebugFinishRequested                    | EXITED      | EXITED: Refuse, Spawn web-standby.2
            EcvSettled                              | STARTING    | STARTING
            EcvSettled                              | WARMING     | WARMING
            EcvSettled                              | STANDBY     | STANDBY
            EcvSettled                              | TERMINATING | TERMINATING: Spawn web-standby.2
            EcvSettled                              | KILLING     | KILLING: Spawn web-standby.2
            EcvSettled                              | EXITED      | EXITED: Spawn web-standby.2
            Tick                                    | STARTING    | STARTING
            Tick                                    | WARMING     | WARMING
            Tick                                    | STANDBY     | STANDBY
            Tick                                    | TERMINATING | TERMINATING: Spawn web-standby.2
            Tick                                    | KILLING     | KILLING: Spawn web-standby.2
            Tick                                    | EXITED      | EXITED: Spawn web-standby.2
            Tick when silent                        | STARTING    | STARTING
            Tick when silent                        | WARMING     | WARMING
            Tick when silent                        | STANDBY     | STANDBY: Examine
            Tick when silent                        | TERMINATING | TERMINATING: Spawn web-standby.2
            Tick when silent                        | KILLING     | KILLING: Spawn web-standby.2
            Tick when silent                        | EXITED      | EXITED: Spawn web-standby.2
            Tick at the deadline                    | STARTING    | TERMINATING: DumpThreads, Terminate
            Tick at the deadline                    | WARMING     | TERMINATING: DumpThreads, Terminate
            Tick at the deadline                    | STANDBY     | STANDBY
            Tick at the deadline                    | TERMINATING | KILLING: Kill, Spawn web-standby.2
            Tick at the deadline                    | KILLING     | KILLING: Kill, Spawn web-standby.2
            Tick at the deadline                    | EXITED      | EXITED: Spawn web-standby.2
            """);

    private static final Map<String, Event> EVENTS = Map.ofEntries(
            Map.entry("WorkerSpawned", new Event.WorkerSpawned(ID, 1)),
            Map.entry("SpawnFailed", new Event.SpawnFailed(ID, "no memory")),
            Map.entry("WorkerWarming", new Event.WorkerWarming(ID)),
            Map.entry("StandbyReady", new Event.StandbyReady(ID)),
            Map.entry("HeartbeatSeen", new Event.HeartbeatSeen(ID)),
            Map.entry("HeartbeatSeen while examined", new Event.HeartbeatSeen(ID)),
            Map.entry("Examined", new Event.Examined(ID, Diagnosis.STOPPED, Map.of())),
            Map.entry("Examined STOPPED while examined", new Event.Examined(ID, Diagnosis.STOPPED, Map.of())),
            Map.entry("Examined BLOCKED while examined", new Event.Examined(ID, Diagnosis.BLOCKED, Map.of())),
            Map.entry("Examined GC while examined", new Event.Examined(ID, Diagnosis.GC, Map.of())),
            Map.entry("Examined UNKNOWN while examined", new Event.Examined(ID, Diagnosis.UNKNOWN, Map.of())),
            Map.entry("Examined DEAD while examined", new Event.Examined(ID, Diagnosis.DEAD, Map.of())),
            Map.entry("LinkLost", new Event.LinkLost(ID)),
            Map.entry("LinkLost while examined", new Event.LinkLost(ID)),
            Map.entry("LinkBack", new Event.LinkBack(ID)),
            Map.entry("WorkerExited", new Event.WorkerExited(ID, ExitStatus.killedBy(9))),
            Map.entry("WorkerExited while examined", new Event.WorkerExited(ID, ExitStatus.killedBy(9))),
            Map.entry("WorkerExited of the slot", new Event.WorkerExited(SLOT, ExitStatus.killedBy(9))),
            Map.entry("WorkerExited of the slot while examined", new Event.WorkerExited(SLOT, ExitStatus.killedBy(9))),
            Map.entry("RecycleRequested", new Event.RecycleRequested("web-standby")),
            Map.entry("PauseRequested", new Event.PauseRequested("web-standby")),
            Map.entry("ResumeRequested", new Event.ResumeRequested("web-standby")),
            Map.entry("ReloadRequested", new Event.ReloadRequested(List.of("engine"), 2, true)),
            Map.entry("ScaleRequested", new Event.ScaleRequested("web", 1)),
            Map.entry("HandOverRequested", new Event.HandOverRequested("restart")),
            Map.entry("StopRequested", new Event.StopRequested("SIGTERM")),
            Map.entry("StopAtOnceRequested", new Event.StopAtOnceRequested("SIGINT", 130)),
            Map.entry("DebugRequested", new Event.DebugRequested("web")),
            Map.entry("DebugOpenRequested", new Event.DebugOpenRequested("web-0")),
            Map.entry("DebugFinishRequested", new Event.DebugFinishRequested("web-debug.1")),
            Map.entry("EcvSettled", new Event.EcvSettled()),
            Map.entry("Tick", new Event.Tick()),
            Map.entry(SILENT, new Event.Tick()),
            Map.entry(AT_DEADLINE, new Event.Tick()));

    /** Reports that name the incarnation of a slot, or who is debugged, can be about no standby. */
    private static final List<Class<?>> OF_OTHERS = List.of(
            Event.WorkerReady.class,
            Event.DebugReady.class,
            Event.DebugOpened.class,
            Event.DebugOpenFailed.class,
            Event.DebugFailed.class,
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
        ContextSpec web = ContextSpec.withPort("web", 1).with(new Care(Optional.of(TOLERANCE), List.of(), 1));
        Scenario scenario =
                Scenario.allReady(web, ContextSpec.withoutPort("engine", 1)).pass(RestartPolicy.DEFAULTS.minUptime());
        long sinceNanos = event.equals(AT_DEADLINE)
                ? scenario.nowNanos()
                        - Timings.DEFAULTS.limit(stage).orElse(Duration.ZERO).toNanos()
                : scenario.nowNanos();
        scenario.with(standby(stage, sinceNanos, contact(event, scenario.nowNanos())));
        return scenario.on(EVENTS.getOrDefault(event, new Event.Tick()));
    }

    private static Contact contact(String event, long nowNanos) {
        if (event.endsWith(EXAMINED)) {
            return Contact.until(Contact.Phase.EXAMINED, nowNanos + Nanny.EXAMINATION_LIMIT.toNanos());
        }
        return Contact.until(Contact.Phase.HEARD, nowNanos + (event.equals(SILENT) ? 0 : TOLERANCE.toNanos()));
    }

    private static WorkerHandle standby(Stage stage, long sinceNanos, Contact contact) {
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
                new Vigil(contact, List.of(), Optional.empty()));
    }

    private static String describe(Scenario scenario) {
        String stage = scenario.context("web").standbys().handles().stream()
                .filter(standby -> standby.id().equals(ID))
                .map(standby -> standby.stage().toString())
                .findFirst()
                .orElseGet(() -> scenario.context("web").find(ID).isPresent() ? "takes a slot" : "EXITED");
        String orders = scenario.orders().stream()
                .filter(order -> !order.contains("engine"))
                .map(order -> order.replace(" " + ID, ""))
                .collect(Collectors.joining(", "));
        return stage + (orders.isEmpty() ? "" : ": " + orders);
    }
}
