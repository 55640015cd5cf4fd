package io.universe.launcher.master.examination;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.launcher.process.ProcessSight;
import io.universe.launcher.process.ProcessStat;
import io.universe.launcher.supervisor.Diagnosis;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Hung, blocked, collecting and dead are told apart. */
class SymptomsTest {

    private static final JsonObject NO_FIGURES = new JsonObject();
    private static final ProcessSight IDLE = sight('S', 0, 0);

    @Test
    void shouldSeeAStoppedProcess() {
        assertThat(symptoms(true, sight('T', 0, 0), NO_FIGURES).diagnosis()).isEqualTo(Diagnosis.STOPPED);
        assertThat(symptoms(true, sight('t', 0, 0), NO_FIGURES).diagnosis()).isEqualTo(Diagnosis.UNKNOWN);
    }

    @Test
    void shouldSeeADeadProcess() {
        assertThat(symptoms(false, new ProcessSight(Optional.empty(), List.of()), NO_FIGURES)
                        .diagnosis())
                .isEqualTo(Diagnosis.DEAD);
        assertThat(symptoms(true, sight('Z', 0, 0), NO_FIGURES).diagnosis()).isEqualTo(Diagnosis.DEAD);
    }

    @Test
    void shouldSeeThatItDoesNothingButCollectGarbage() {
        Symptoms collecting = symptoms(true, sight('S', 5, 95), NO_FIGURES);

        assertThat(collecting.diagnosis()).isEqualTo(Diagnosis.GC);
        assertThat(collecting.evidence()).containsEntry("cpuTicks", "100").containsEntry("gcTicks", "95");
    }

    @Test
    void shouldNotTakeACollectionInPassingForTheReason() {
        assertThat(symptoms(true, sight('S', 0, 3), NO_FIGURES).diagnosis()).isEqualTo(Diagnosis.UNKNOWN);
        assertThat(symptoms(true, sight('R', 80, 20), NO_FIGURES).diagnosis()).isEqualTo(Diagnosis.UNKNOWN);
    }

    @Test
    void shouldBelieveTheLastHeartbeatOnCollections() {
        JsonObject figures =
                new JsonObject().put("intervalMillis", 5_000).put("gc", new JsonObject().put("pauseMs", 4_000));

        assertThat(symptoms(true, IDLE, figures).diagnosis()).isEqualTo(Diagnosis.GC);
    }

    @Test
    void shouldBelieveTheLastHeartbeatOnEventLoops() {
        Symptoms blocked = symptoms(true, IDLE, new JsonObject().put("eventLoopDelayMillis", 4_000));

        assertThat(blocked.diagnosis()).isEqualTo(Diagnosis.BLOCKED);
        assertThat(blocked.evidence()).containsEntry("lastEventLoopDelay", "4000ms");
    }

    @Test
    void shouldAdmitThatItDoesNotKnow() {
        Symptoms unknown = symptoms(true, sight('D', 0, 0), NO_FIGURES);

        assertThat(unknown.diagnosis()).isEqualTo(Diagnosis.UNKNOWN);
        assertThat(unknown.evidence())
                .containsEntry("processState", "D (waits in the kernel)")
                .containsEntry("control", "connected")
                .containsEntry("threadDump", "no answer");
    }

    @Test
    void shouldKeepTheLastFigures() {
        JsonObject kept =
                symptoms(true, sight('T', 0, 0), new JsonObject().put("tps", 7)).toJson();

        assertThat(kept.getJsonObject("lastHeartbeat").getInteger("tps")).isEqualTo(7);
        assertThat(kept.getJsonObject("threadStates").getInteger("S")).isEqualTo(2);
        assertThat(kept.getString("diagnosis")).isEqualTo("stopped");
    }

    private static Symptoms symptoms(boolean isAlive, ProcessSight after, JsonObject figures) {
        return new Symptoms(isAlive, IDLE, after, true, figures, Symptoms.ThreadDump.NO_ANSWER);
    }

    private static ProcessSight sight(char state, long loopTicks, long garbageTicks) {
        return new ProcessSight(
                Optional.of(new ProcessStat("java", state, loopTicks + garbageTicks)),
                List.of(
                        new ProcessStat("vert.x-eventloop", 'S', 400 + loopTicks),
                        new ProcessStat("GC Thread#0", 'S', 300 + garbageTicks)));
    }
}
