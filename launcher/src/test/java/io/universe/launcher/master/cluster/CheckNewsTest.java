package io.universe.launcher.master.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.universe.cluster.Node;
import io.universe.cluster.Role;
import io.universe.cluster.registrations.CheckReport;
import io.universe.cluster.registrations.Finding;
import io.universe.cluster.registrations.Finding.Kind;
import io.universe.cluster.session.Examined;
import io.universe.launcher.journal.Journal;
import io.universe.launcher.master.chronicle.Chronicle;
import io.universe.launcher.master.metrics.BusRepairs;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What checks find: how it is answered, written down and counted. */
class CheckNewsTest {

    private static final Finding DEAD = new Finding(Kind.DEAD, "ghost.town", "ghost", 4711);
    private static final Finding STALE = new Finding(Kind.STALE, "work", "uuid", 4711);
    private static final CheckReport CLEAN = new CheckReport(2, List.of(), List.of());

    @TempDir
    private Path directory;

    private final BusRepairs repairs = new BusRepairs();
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private Journal journal;
    private CheckNews news;

    @BeforeEach
    void create() {
        journal = new Journal(directory.resolve("journal.ndjson"), Clock.systemUTC());
        news = new CheckNews(new Chronicle(journal), repairs);
        repairs.bindTo(registry);
    }

    @AfterEach
    void close() {
        journal.close();
        registry.close();
    }

    @Test
    void shouldTellWhatSeveralNodesHaveFoundOnce() throws IOException {
        news.onExamined(List.of(
                examined(Role.MASTER, "master", new CheckReport(3, List.of(DEAD), List.of())),
                examined(Role.SPAWN, "engine-0", new CheckReport(2, List.of(DEAD, STALE), List.of())),
                examined(Role.FORK, "web-1", new CheckReport(2, List.of(DEAD), List.of())),
                new Examined(node(Role.FORK, "web-2"), null, "no answer")));

        assertThat(written())
                .extracting(
                        entry -> entry.getString("worker"),
                        entry -> entry.getJsonObject("repaired").encode())
                .containsExactly(tuple("master", "{\"DEAD\":1}"), tuple("engine-0.1", "{\"STALE\":1}"));
        assertThat(counted(Kind.DEAD, "repaired")).isEqualTo(1);
        assertThat(counted(Kind.STALE, "repaired")).isEqualTo(1);
    }

    @Test
    void shouldTellWhatTheMasterFindsByItself() throws IOException {
        news.onOwn(new CheckReport(3, List.of(), List.of(DEAD)));

        assertThat(written()).singleElement().satisfies(entry -> {
            assertThat(entry.getString("worker")).isEqualTo("master");
            assertThat(entry.getJsonObject("remaining")).isEqualTo(new JsonObject().put("DEAD", 1));
        });
        assertThat(counted(Kind.DEAD, "remaining")).isEqualTo(1);
    }

    @Test
    void shouldTellNothingWhereNothingWasFound() throws IOException {
        news.onExamined(List.of(examined(Role.SPAWN, "engine-0", CLEAN)));
        news.onReport("engine-0.1", CLEAN);

        assertThat(written()).isEmpty();
    }

    @Test
    void shouldAnswerThatAllIsWellOnlyWhereEveryNodeSaysSo() {
        Examined well = examined(Role.SPAWN, "engine-0", CLEAN);
        Examined silent = new Examined(node(Role.FORK, "web-1"), null, "no answer");

        assertThat(Doctor.answer(List.of(well)).encode())
                .isEqualTo("{\"well\":true,\"nodes\":[{\"node\":\"engine-0.1\",\"uuid\":\"u-engine-0\",\"addresses\":2,"
                        + "\"repaired\":[],\"remaining\":[]}]}");
        assertThat(Doctor.answer(List.of(well, silent)).getBoolean("well")).isFalse();
        assertThat(Doctor.answer(List.of(well, silent)).encode()).contains("\"failure\":\"no answer\"");
    }

    @Test
    void shouldAnswerNothingWhileThereIsNoCluster() {
        Promise<MasterCluster> joining = Promise.promise();
        Doctor doctor = new Doctor(joining.future(), news);

        assertThat(doctor.examine().join()).isEmpty();
        joining.fail("nobody answered");
        assertThat(doctor.examine().join()).isEmpty();
    }

    private double counted(Kind kind, String outcome) {
        return registry.get("universe.bus.repairs")
                .tags("kind", kind.name(), "outcome", outcome)
                .functionCounter()
                .count();
    }

    private List<JsonObject> written() throws IOException {
        journal.close();
        return journal.kept().stream().map(JsonObject::new).toList();
    }

    private static Examined examined(Role role, String worker, CheckReport report) {
        return new Examined(node(role, worker), report, null);
    }

    private static Node node(Role role, String worker) {
        return new Node("u-" + worker, role, "any", worker, 0, 1, 1, "localhost", 1, "test");
    }
}
