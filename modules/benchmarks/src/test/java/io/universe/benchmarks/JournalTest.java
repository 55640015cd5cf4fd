package io.universe.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class JournalTest {

    private static final String RELOAD = """
            {"at":"2026-01-01T00:00:00.000Z","type":"reload","event":"begun","generation":2,"contexts":["web"]}
            {"at":"2026-01-01T00:00:00.100Z","type":"transition","worker":"web-1.2","to":"STARTING","reason":"replaces web-1.1","evidence":{}}
            {"at":"2026-01-01T00:00:02.100Z","type":"transition","worker":"web-1.2","to":"READY","reason":"warmed-up","evidence":{}}
            {"at":"2026-01-01T00:00:02.200Z","type":"transition","worker":"web-1.1","to":"DRAINING","reason":"reload","evidence":{"successor":"web-1.2"}}
            {"at":"2026-01-01T00:00:02.200Z","type":"transition","worker":"web-0.2","to":"STARTING","reason":"replaces web-0.1","evidence":{}}
            {"at":"2026-01-01T00:00:03.000Z","type":"transition","worker":"web-1.1","to":"EXITED","reason":"reload","evidence":{}}
            {"at":"2026-01-01T00:00:03.200Z","type":"transition","worker":"web-0.2","to":"READY","reason":"warmed-up","evidence":{}}
            {"at":"2026-01-01T00:00:03.200Z","type":"transition","worker":"web-0.1","to":"DRAINING","reason":"reload","evidence":{"successor":"web-0.2"}}
            {"at":"2026-01-01T00:00:05.000Z","type":"reload","event":"done","generation":2,"contexts":["web"],"replaced":2}
            """;

    private static final String LAST_EXIT =
            "{\"at\":\"2026-01-01T00:00:05.200Z\",\"type\":\"transition\",\"worker\":\"web-0.1\",\"to\":\"EXITED\",\"reason\":\"reload\",\"evidence\":{}}\n";

    private static final String SECOND_RELOAD_FAILED = """
            {"at":"2026-01-01T00:01:00.000Z","type":"reload","event":"begun","generation":3,"contexts":["web"]}
            {"at":"2026-01-01T00:01:01.000Z","type":"reload","event":"failed","generation":3,"contexts":["web"]}
            """;

    @Test
    void shouldTellHowLongAPhasedRestartTook() {
        assertThat(ReloadTimes.of(journal(RELOAD + LAST_EXIT)))
                .containsExactly(new ReloadTimes(2_500, List.of(2_000.0, 1_000.0), List.of(800.0, 2_000.0)));
    }

    @Test
    void shouldNotTellItBeforeTheLastOldWorkerHasEnded() {
        Journal journal = journal(RELOAD);

        assertThatThrownBy(() -> ReloadTimes.of(journal)).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void shouldNotMeasureAPhasedRestartThatFailed() {
        assertThat(ReloadTimes.of(journal(RELOAD + LAST_EXIT + SECOND_RELOAD_FAILED)))
                .hasSize(1);
    }

    @Test
    void shouldTellHowASlotGotItsNextWorker() {
        Journal journal = journal(exit("web-0.9") + starting("web-0.10", "respawn") + ready("web-0.10", "00.350Z"));

        assertThat(Respawned.of(journal, "web-0", 9)).isEqualTo(new Respawned(350, false));
    }

    @Test
    void shouldTellThatAStandbyHasTakenASlot() {
        Journal journal = journal(exit("web-0.9") + taking("web-0.10") + ready("web-0.10", "00.020Z"));

        assertThat(Respawned.of(journal, "web-0", 9)).isEqualTo(new Respawned(20, true));
    }

    @Test
    void shouldCountTheTimeOfAStandbyThatWasOfNoUse() {
        Journal journal = journal(exit("web-0.9") + taking("web-0.10") + ready("web-0.11", "04.000Z"));

        assertThat(Respawned.of(journal, "web-0", 9)).isEqualTo(new Respawned(4_000, false));
    }

    @Test
    void shouldNotTakeAnotherSlotForTheNextWorker() {
        Journal journal = journal(exit("web-0.9") + ready("web-1.10", "01.000Z") + ready("web-0.9", "01.000Z"));

        assertThatThrownBy(() -> Respawned.of(journal, "web-0", 9)).isInstanceOf(NoSuchElementException.class);
    }

    private static String exit(String life) {
        return transition(life, "EXITED", "exit", "00.000Z");
    }

    private static String starting(String life, String reason) {
        return transition(life, "STARTING", reason, "00.001Z");
    }

    private static String taking(String life) {
        return transition(life, "STANDBY", "takes-slot", "00.001Z");
    }

    private static String ready(String life, String seconds) {
        return transition(life, "READY", "warmed-up", seconds);
    }

    private static String transition(String life, String to, String reason, String seconds) {
        return new JsonObject()
                .put("at", "2026-01-01T00:00:" + seconds)
                .put("type", "transition")
                .put("worker", life)
                .put("to", to)
                .put("reason", reason)
                .encode()
                .concat("\n");
    }

    private static Journal journal(String lines) {
        return new Journal(lines.lines().map(JsonObject::new).toList());
    }
}
