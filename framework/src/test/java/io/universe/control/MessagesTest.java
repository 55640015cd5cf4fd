package io.universe.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.universe.cluster.Role;
import io.universe.cluster.registrations.CheckReport;
import io.universe.cluster.registrations.Finding;
import io.universe.control.WorkerMessage.Inspected;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {

    static Stream<WorkerMessage> workerMessages() {
        return Stream.of(
                new WorkerMessage.Hello(1, "token", "web-0.3", 4711),
                new WorkerMessage.Fetch(1, "token", "web-0.3"),
                new WorkerMessage.Returning(1, "web-0.3", "token", "READY", "uuid", 9090, true, "h:1", true, false),
                new WorkerMessage.Offer(1, "web-0.3", "token"),
                new WorkerMessage.Warming("uuid"),
                new WorkerMessage.Warmed(8080, true),
                new WorkerMessage.StandbyReady(),
                new WorkerMessage.Ready("uuid", 9090),
                new WorkerMessage.AcceptingStopped(),
                new WorkerMessage.Paused(),
                new WorkerMessage.Resumed(),
                new WorkerMessage.Beat(new JsonObject().put("inFlight", 3)),
                new WorkerMessage.RecycleWanted("the cache is full"),
                new WorkerMessage.ForkWanted(3, 2),
                new WorkerMessage.BusRepaired(report("atlas", 1)),
                new WorkerMessage.InspectionBegun(7),
                new WorkerMessage.Inspected(7, Inspected.End.DONE, "", new JsonObject().put("level", "DEBUG")),
                new WorkerMessage.Inspected(7, Inspected.End.NO_ROOM, "3 MB are free", new JsonObject()),
                new WorkerMessage.Exiting(78, "a \"reason\"\nof two lines"));
    }

    static Stream<MasterMessage> masterMessages() {
        return Stream.of(
                new MasterMessage.Assignment(WorkerSpecTest.spec()),
                new MasterMessage.Refused("used before"),
                new MasterMessage.Pass("token"),
                new MasterMessage.Welcome(),
                new MasterMessage.Serve(),
                new MasterMessage.StandBy(),
                new MasterMessage.TakeSlot(new Place.InSlot(Role.SPAWN, 0, 4)),
                new MasterMessage.Pause(),
                new MasterMessage.Resume(),
                new MasterMessage.Drain("reload", true, Duration.ofMillis(1500)),
                new MasterMessage.NodeLost("uuid", "exit", 1, null),
                new MasterMessage.NodeLost("uuid", "signal", null, "SIGKILL"),
                new MasterMessage.Forked(3, 4),
                new MasterMessage.ForkRefused(3, "contexts.web.maxInstances is 2"),
                new MasterMessage.Inspect(7, "run/inspections/web-0.3.7.hprof", new JsonObject().put("kind", "heap")),
                new MasterMessage.EndInspection(7),
                new MasterMessage.UniverseReady(new JsonObject().put("universe", "sample")));
    }

    @ParameterizedTest
    @MethodSource("workerMessages")
    void shouldReadWhatAWorkerWrote(WorkerMessage message) {
        assertThat(WorkerMessage.fromJson(travelled(message.toJson()))).isEqualTo(message);
    }

    @ParameterizedTest
    @MethodSource("masterMessages")
    void shouldReadWhatAMasterWrote(MasterMessage message) {
        assertThat(MasterMessage.fromJson(travelled(message.toJson()))).isEqualTo(message);
    }

    @Test
    void shouldTryEveryTypeOfMessage() {
        assertThat(workerMessages().<Object>map(Object::getClass)).containsAll(types(WorkerMessage.class));
        assertThat(masterMessages().<Object>map(Object::getClass)).containsAll(types(MasterMessage.class));
    }

    @ParameterizedTest
    @MethodSource({"workerMessages", "masterMessages"})
    void shouldStayOnOneLine(Object message) {
        JsonObject json =
                message instanceof WorkerMessage worker ? worker.toJson() : ((MasterMessage) message).toJson();
        assertThat(json.encode()).doesNotContain("\n", "\r");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"type\":\"from-the-future\"}", "{\"type\":7}", "{\"type\":null}"})
    void shouldIgnoreWhatIsOfNoKnownType(String line) {
        assertThat(WorkerMessage.fromJson(new JsonObject(line))).isNull();
        assertThat(MasterMessage.fromJson(new JsonObject(line))).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"hello\"}",
                "{\"type\":\"hello\",\"protocol\":1,\"worker\":\"web-0.1\",\"pid\":1}",
                "{\"type\":\"hello\",\"protocol\":\"one\",\"token\":\"t\",\"worker\":\"w\",\"pid\":1}",
                "{\"type\":\"ready\",\"port\":1}",
                "{\"type\":\"beat\",\"figures\":[]}",
                "{\"type\":\"bus-repaired\",\"report\":{\"addresses\":1}}",
                "{\"type\":\"exiting\",\"reason\":\"none\"}"
            })
    void shouldRefuseAMalformedMessageOfAWorker(String line) {
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> WorkerMessage.fromJson(new JsonObject(line)))
                .withMessageContaining(new JsonObject(line).getString("type"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"assignment\"}",
                "{\"type\":\"assignment\",\"spec\":{\"context\":\"web\",\"role\":\"KING\"}}",
                "{\"type\":\"refused\"}",
                "{\"type\":\"drain\",\"reason\":\"stop\",\"emptyQueue\":true}",
                "{\"type\":\"take-slot\",\"standby\":1}",
                "{\"type\":\"node-lost\",\"uuid\":\"u\"}",
                "{\"type\":\"universe-ready\",\"body\":1}"
            })
    void shouldRefuseAMalformedMessageOfAMaster(String line) {
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> MasterMessage.fromJson(new JsonObject(line)))
                .withMessageContaining(new JsonObject(line).getString("type"));
    }

    @Test
    void shouldNotExitWithAReasonThatTheMasterWouldNotTake() {
        var exiting = new WorkerMessage.Exiting(1, "x".repeat(Protocol.MAX_MESSAGE_BYTES));
        assertThat(exiting.toJson().encode()).hasSizeLessThan(10_000);
    }

    @Test
    void shouldTellOfAnyNumberOfFindingsInMessagesThatTheMasterTakes() {
        List<WorkerMessage.BusRepaired> messages = WorkerMessage.BusRepaired.of(report("\u0001".repeat(5_000), 250));

        assertThat(messages).hasSize(3);
        assertThat(messages.stream()
                        .mapToInt(message -> message.report().repaired().size()))
                .containsExactly(100, 100, 50);
        assertThat(messages)
                .allSatisfy(
                        message -> assertThat(message.toJson().encode()).hasSizeLessThan(Protocol.MAX_MESSAGE_BYTES));
        assertThat(WorkerMessage.BusRepaired.of(new CheckReport(7, List.of(), List.of())))
                .isEmpty();
    }

    /** So many that were repaired, and one that was not. */
    private static CheckReport report(String address, int repaired) {
        Finding stale = new Finding(Finding.Kind.STALE, address, "uuid", 4711);
        return new CheckReport(
                3,
                Collections.nCopies(repaired, stale),
                List.of(new Finding(Finding.Kind.MISSING, address, "uuid", 1)));
    }

    @ParameterizedTest
    @MethodSource({"workerMessages", "masterMessages"})
    void shouldNotShowSecretsInALog(Object message) {
        assertThat(message.toString()).doesNotContain("token,", "token]", "token=", "jdbc:");
    }

    private static JsonObject travelled(JsonObject json) {
        return new JsonObject(json.encode());
    }

    private static List<Object> types(Class<?> sealed) {
        return List.of((Object[]) sealed.getPermittedSubclasses());
    }
}
