package io.universe.launcher.master.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.cluster.registrations.CheckReport;
import io.universe.cluster.registrations.Finding;
import io.universe.control.MasterMessage;
import io.universe.control.WorkerMessage;
import io.universe.launcher.config.Configuration;
import io.universe.launcher.config.DescribedContext;
import io.universe.launcher.config.Home;
import io.universe.launcher.config.Sources;
import io.universe.launcher.journal.Journal;
import io.universe.launcher.master.chronicle.Chronicle;
import io.universe.launcher.master.cluster.CheckNews;
import io.universe.launcher.master.cluster.MasterCluster;
import io.universe.launcher.master.crew.FakeLink;
import io.universe.launcher.master.crew.Fleet;
import io.universe.launcher.master.generations.Generation;
import io.universe.launcher.master.generations.Generations;
import io.universe.launcher.master.generations.Plan;
import io.universe.launcher.master.generations.Version;
import io.universe.launcher.master.metrics.BusRepairs;
import io.universe.launcher.master.ports.FakePorts;
import io.universe.launcher.master.ports.Ports;
import io.universe.launcher.process.CodeStore.Code;
import io.universe.launcher.supervisor.ContextSpec;
import io.universe.launcher.supervisor.DebugId;
import io.universe.launcher.supervisor.Decision;
import io.universe.launcher.supervisor.Event;
import io.universe.launcher.supervisor.StandbyId;
import io.universe.launcher.supervisor.Supervisor;
import io.universe.launcher.supervisor.SupervisorState;
import io.universe.launcher.supervisor.WorkerId;
import io.universe.operations.Environment;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {

    private static final WorkerId WEB_0 = new WorkerId("web", 0, 1);
    private static final StandbyId STANDBY = new StandbyId("web", 1);

    @TempDir
    private Path directory;

    private final List<Event> events = new ArrayList<>();
    private final List<Consumer<Decision>> decided = new ArrayList<>();
    private final List<WorkerMessage> inspections = new ArrayList<>();
    private final Fleet fleet = new Fleet();
    private final FakeLink worker = new FakeLink(WEB_0);
    private final Promise<Void> probed = Promise.promise();
    private final Promise<MasterCluster> cluster = Promise.promise();
    private final Ports ports = new FakePorts(() -> {});
    private Journal journal;
    private Reports reports;
    private Fleet.Craft craft;

    private final List<DebugId> debugged = new ArrayList<>();

    @BeforeEach
    void create() {
        journal = new Journal(directory.resolve("journal.ndjson"), Clock.systemUTC());
        Chronicle chronicle = new Chronicle(journal);
        reports = new Reports(
                fleet,
                new Outfit(generations(), 1, ports, cluster.future()),
                (warmed, isWanted) -> probed.future(),
                new Reports.Listeners(
                        (event, taken) -> {
                            events.add(event);
                            decided.add(taken);
                        },
                        chronicle,
                        new CheckNews(chronicle, new BusRepairs()),
                        (link, message) -> inspections.add(message),
                        debugged::add));
        craft = fleet.add(WEB_0, 1);
    }

    private Generations generations() {
        Code code = new Code("none", directory, List.of());
        return new Generations(new Generation(1, new Version(code, plan()), Environment.own()));
    }

    private Plan plan() {
        Home home = new Home(directory, directory.resolve("launcher.jar"));
        return Plan.of(
                Configuration.load(home, true, new Sources(Map.of(), Map.of(), List.of())),
                List.of(new DescribedContext("web", 1, OptionalInt.empty())));
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void shouldTurnWhatAWorkerSaysIntoEvents() {
        say(new WorkerMessage.Warming("uuid"));
        say(new WorkerMessage.Ready("uuid", 0));
        say(new WorkerMessage.Beat(new JsonObject().put("tps", 1)));
        say(new WorkerMessage.Paused());
        say(new WorkerMessage.Resumed());
        say(new WorkerMessage.RecycleWanted("tired"));
        say(new WorkerMessage.AcceptingStopped());

        assertThat(events)
                .containsExactly(
                        new Event.WorkerWarming(WEB_0),
                        new Event.WorkerReady(WEB_0, "uuid"),
                        new Event.HeartbeatSeen(WEB_0, Figures.of(new JsonObject().put("tps", 1))),
                        new Event.Paused(WEB_0),
                        new Event.Resumed(WEB_0),
                        new Event.RecycleWanted(WEB_0, "tired"),
                        new Event.AcceptingStopped(WEB_0));
        assertThat(craft.uuid()).contains("uuid");
        assertThat(craft.heartbeat().getInteger("tps")).isEqualTo(1);
    }

    @Test
    void shouldAnswerEachWishForMoreWorkersWithWhatWasDecidedAboutIt() {
        say(new WorkerMessage.ForkWanted(1, 1));
        say(new WorkerMessage.ForkWanted(2, 1));
        assertThat(events).containsExactly(new Event.ForkRequested(WEB_0, 1), new Event.ForkRequested(WEB_0, 1));
        assertThat(worker.sent()).isEmpty();

        SupervisorState state = Supervisor.start(
                        List.of(ContextSpec.withPort("web", 1).withMaxInstances(2)), 1, 0, 0)
                .state();
        Decision second = Supervisor.on(state, events.get(1), 1);
        decided.get(1).accept(second);
        decided.get(0).accept(Supervisor.on(second.state(), events.get(0), 2));

        assertThat(worker.sent())
                .containsExactly(
                        new MasterMessage.Forked(2, 2),
                        new MasterMessage.ForkRefused(
                                1, "contexts.web.maxInstances is 2, web has 2 workers; raise it, or scale by hand"));
    }

    @Test
    void shouldKeepWhatAWorkerSaysAtItsEnd() {
        say(new WorkerMessage.Exiting(111, "backend sql: refused"));

        assertThat(craft.announcedExitCode()).contains(111);
        assertThat(craft.exitReason()).isEqualTo("backend sql: refused");
        assertThat(events).isEmpty();
    }

    @Test
    void shouldWriteDownWhatAWorkerOrAStandbyHasFoundOnTheBus() throws IOException {
        FakeLink waiting = addStandby();
        CheckReport report = new CheckReport(2, List.of(new Finding(Finding.Kind.DEAD, "a", "u", 1)), List.of());

        say(new WorkerMessage.BusRepaired(report));
        reports.onMessage(waiting.link(), new WorkerMessage.BusRepaired(report));

        journal.close();
        assertThat(journal.kept())
                .satisfiesExactly(
                        line -> assertThat(line).contains("\"bus-repaired\"", "\"web-0.1\"", "{\"DEAD\":1}"),
                        line -> assertThat(line).contains("\"bus-repaired\"", "\"web-standby.1\""));
        assertThat(events).isEmpty();
    }

    @Test
    void shouldLetAWorkerServeWhenTheProbeWasAnswered() {
        say(new WorkerMessage.Warmed(4711, false));
        assertThat(worker.sent()).isEmpty();

        probed.complete();

        assertThat(worker.sent()).containsExactly(new MasterMessage.Serve());
    }

    @Test
    void shouldNotLetAWorkerServeThatAnswersNoProbe() {
        say(new WorkerMessage.Warmed(4711, false));
        probed.fail("503");

        assertThat(worker.sent()).isEmpty();
    }

    @Test
    void shouldProbeNoWorkerWithoutAPort() {
        say(new WorkerMessage.Warmed(0, false));

        assertThat(worker.sent()).containsExactly(new MasterMessage.Serve());
    }

    @Test
    void shouldTellALateWorkerThatTheUniverseIsReady() {
        var ready = new MasterMessage.UniverseReady(new JsonObject());
        fleet.announceReady(ready);

        say(new WorkerMessage.Ready("uuid", 0));

        assertThat(worker.sent()).containsExactly(ready);
    }

    @Test
    void shouldHoldTheAssignmentBackUntilThereIsAClusterToJoin() {
        reports.onHello(worker.link());

        assertThat(craft.link()).contains(worker.link());
        assertThat(worker.sent()).isEmpty();
    }

    @Test
    void shouldHandOverTheSocketOfItsContext() {
        assertThat(reports.descriptorFor("web-0.1")).isCompletedWithValue(FakePorts.DESCRIPTOR);
        assertThat(reports.descriptorFor("web-0.7")).isCompletedExceptionally();
    }

    @Test
    void shouldLetAStandbyStandByWhenTheProbeWasAnswered() {
        FakeLink waiting = addStandby();

        reports.onMessage(waiting.link(), new WorkerMessage.Warmed(4711, false));
        probed.complete();
        reports.onMessage(waiting.link(), new WorkerMessage.StandbyReady());

        assertThat(waiting.sent()).containsExactly(new MasterMessage.StandBy());
        assertThat(events).containsExactly(new Event.StandbyReady(STANDBY));
    }

    @Test
    void shouldHandTheSocketToAStandbyWithTheSlot() {
        addStandby();

        CompletableFuture<Integer> asked = reports.descriptorFor("web-standby.1");
        assertThat(asked).isNotDone();

        fleet.rename(STANDBY, new WorkerId("web", 0, 2));
        assertThat(asked).isCompletedWithValue(FakePorts.DESCRIPTOR);
    }

    @Test
    void shouldHearAStandbyUnderItsNewNameOnceItTakesASlot() {
        FakeLink taking = addStandby();

        fleet.rename(STANDBY, new WorkerId("web", 0, 2));
        reports.onMessage(taking.link(), new WorkerMessage.Ready("uuid", 0));

        assertThat(events).containsExactly(new Event.WorkerReady(new WorkerId("web", 0, 2), "uuid"));
    }

    @Test
    void shouldNotBelieveAStandbyThatClaimsToServe() {
        reports.onMessage(addStandby().link(), new WorkerMessage.Ready("uuid", 0));

        assertThat(events).isEmpty();
    }

    @Test
    void shouldSayWhoCanBeDebuggedWhenItServes() {
        DebugId id = new DebugId("web", 1);
        Fleet.Craft debug = fleet.add(id, 1);
        FakeLink link = new FakeLink(id);

        reports.onMessage(link.link(), new WorkerMessage.Warming("uuid"));
        reports.onMessage(link.link(), new WorkerMessage.Warmed(4711, true));
        probed.complete();
        assertThat(link.sent()).containsExactly(new MasterMessage.Serve());
        reports.onMessage(link.link(), new WorkerMessage.Ready("uuid", 8443));

        assertThat(debugged).containsExactly(id);
        assertThat(debug.port()).isEqualTo(8443);
        assertThat(debug.isSecure()).isTrue();
        assertThat(events).containsExactly(new Event.WorkerWarming(id));
    }

    private FakeLink addStandby() {
        fleet.add(STANDBY, 1);
        return new FakeLink(STANDBY);
    }

    @Test
    void shouldHearNobodyWhoIsNotInTheFleet() {
        fleet.remove(WEB_0);

        say(new WorkerMessage.Ready("uuid", 0));

        assertThat(events).isEmpty();
    }

    @Test
    void shouldWriteDownWhoWasRefused() throws IOException {
        reports.onRefused("web-0.9", "the token was used before");

        journal.close();
        assertThat(journal.kept()).singleElement().asString().contains("\"refused\"", "web-0.9", "token was used");
    }

    private void say(WorkerMessage message) {
        reports.onMessage(worker.link(), message);
    }

    @Test
    void shouldPassOnWhatAWorkerSaysOfInspections() {
        craft.hasLink(worker.link());
        List<WorkerMessage> said = List.of(
                new WorkerMessage.InspectionBegun(1),
                new WorkerMessage.Inspected(1, WorkerMessage.Inspected.End.DONE, "", new JsonObject()));
        said.forEach(message -> reports.onMessage(worker.link(), message));
        assertThat(inspections).isEqualTo(said);
        assertThat(events).isEmpty();
    }
}
