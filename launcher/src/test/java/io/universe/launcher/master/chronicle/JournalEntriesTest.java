package io.universe.launcher.master.chronicle;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.cluster.registrations.CheckReport;
import io.universe.cluster.registrations.Finding;
import io.universe.cluster.registrations.Finding.Kind;
import io.universe.launcher.supervisor.Condition;
import io.universe.launcher.supervisor.Effect;
import io.universe.launcher.supervisor.Stage;
import io.universe.launcher.supervisor.Transition;
import io.universe.launcher.supervisor.WorkerId;
import io.vertx.core.json.JsonArray;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The contract with who reads the journal: names, order and types. */
class JournalEntriesTest {

    private static final WorkerId WEB = new WorkerId("web", 0, 3);
    private static final Transition BIRTH =
            new Transition(WEB, Optional.empty(), Stage.STARTING, "respawn", Map.of(), 2, OptionalLong.empty(), false);
    private static final Transition DEATH = new Transition(
            WEB,
            Optional.of(Stage.READY),
            Stage.EXITED,
            "crash: SIGKILL",
            Map.of("readyFor", "3.000s", "age", "3.000s"),
            2,
            OptionalLong.of(4711),
            true);

    @Test
    void shouldLeaveOutWhatIsNotKnownYet() {
        assertThat(JournalEntries.of(BIRTH).encode())
                .isEqualTo("{\"worker\":\"web-0.3\",\"generation\":2,\"to\":\"STARTING\",\"reason\":\"respawn\","
                        + "\"evidence\":{}}");
        assertThat(JournalEntries.line(BIRTH)).isEqualTo("worker=web-0.3 ->STARTING reason=respawn");
    }

    @Test
    void shouldTellAMoveWithItsEvidence() {
        var entry = JournalEntries.of(DEATH);

        assertThat(entry.getInteger("pid")).isEqualTo(4711);
        assertThat(entry.getString("from")).isEqualTo("READY");
        assertThat(entry.getJsonObject("evidence").getMap())
                .containsOnly(Map.entry("age", "3.000s"), Map.entry("readyFor", "3.000s"));
        assertThat(JournalEntries.line(DEATH))
                .isEqualTo("worker=web-0.3 pid=4711 READY->EXITED reason=crash: SIGKILL age=3.000s readyFor=3.000s");
    }

    @Test
    void shouldCountWhatWasFoundOnTheBusByKindAndNameSomeAddresses() {
        CheckReport report = new CheckReport(
                30,
                Stream.concat(
                                IntStream.range(0, 25).mapToObj(i -> new Finding(Kind.DEAD, "town." + i, "ghost", i)),
                                Stream.of(new Finding(Kind.MISSING, "town.0", "uuid", 1)))
                        .toList(),
                List.of(new Finding(Kind.STALE, "town.0", "uuid", 2)));
        var entry = JournalEntries.ofBusRepaired("web-0.3", report);

        assertThat(entry.copy().put("addresses", new JsonArray()).encode())
                .isEqualTo("{\"worker\":\"web-0.3\",\"repaired\":{\"MISSING\":1,\"DEAD\":25},"
                        + "\"remaining\":{\"STALE\":1},\"addresses\":[]}");
        assertThat(entry.getJsonArray("addresses")).hasSize(20).startsWith("town.0", "town.1");
    }

    @Test
    void shouldTellAChangeOfCondition() {
        var change = new Effect.RecordCondition("web", Condition.STEADY, Condition.ERRORED, "11 early ends");

        assertThat(JournalEntries.of(change).encode())
                .isEqualTo("{\"context\":\"web\",\"from\":\"STEADY\",\"to\":\"ERRORED\",\"reason\":\"11 early ends\"}");
    }
}
