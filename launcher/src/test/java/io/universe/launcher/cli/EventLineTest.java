package io.universe.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class EventLineTest {

    @Test
    void shouldPutTimeWorkerAndTransitionInFront() {
        JsonObject event = new JsonObject("""
                {"pid":4711,"reason":"max-age","to":"DRAINING","from":"READY","worker":"web-0.3","at":"2026-01-01T09:41:07.123Z"}
                """);
        assertThat(EventLine.of(event, ZoneOffset.UTC))
                .isEqualTo("09:41:07 web-0.3 READY->DRAINING reason=max-age pid=4711");
    }

    @Test
    void shouldNameTheMasterWhereAnEventHasNoWorker() {
        assertThat(EventLine.of(
                        new JsonObject().put("at", "2026-01-01T09:41:07Z").put("event", "MasterStarted"),
                        ZoneOffset.UTC))
                .isEqualTo("09:41:07 master MasterStarted");
    }

    @Test
    void shouldShowEvidenceAsWhatItSays() {
        assertThat(EventLine.of(new JsonObject("""
                {"at":"2026-01-01T09:41:07Z","type":"recycle","worker":"web-0.1","step":"QUEUED",
                 "reason":"silent: stopped","evidence":{"processState":"T (stopped)"}}
                """), ZoneOffset.UTC))
                .isEqualTo("09:41:07 web-0.1 recycle QUEUED reason=silent: stopped processState=T (stopped)");
        assertThat(EventLine.of(new JsonObject("""
                {"at":"2026-01-01T09:41:07Z","type":"finding","worker":"web-0.1","policy":"max-rss","dryRun":true,
                 "evidence":{"rss":"7"}}
                """), ZoneOffset.UTC))
                .isEqualTo("09:41:07 web-0.1 finding max-rss (dry run) rss=7");
        assertThat(EventLine.of(
                        new JsonObject("{\"at\":\"2026-01-01T09:41:07Z\",\"type\":\"late\",\"millis\":3000}"),
                        ZoneOffset.UTC))
                .isEqualTo("09:41:07 master late millis=3000");
    }

    @Test
    void shouldFindEventsAmongTheLinesOfAStream() {
        assertThat(EventStream.event("data: {\"a\":1}\r")).hasValue(new JsonObject().put("a", 1));
        assertThat(EventStream.event("{\"a\":1}")).hasValue(new JsonObject().put("a", 1));
        assertThat(EventStream.event(": keep alive")).isEmpty();
        assertThat(EventStream.event("id: 7")).isEmpty();
        assertThat(EventStream.event("")).isEmpty();
        assertThat(EventStream.event("{half")).isEmpty();
    }

    @Test
    void shouldShowUptimesInTheTwoUnitsThatMatter() {
        assertThat(StatusView.uptime(5.9)).isEqualTo("5s");
        assertThat(StatusView.uptime(65)).isEqualTo("1m05s");
        assertThat(StatusView.uptime(7 * 3600 + 300)).isEqualTo("7h05m");
        assertThat(StatusView.uptime(3 * 86_400 + 4 * 3600)).isEqualTo("3d04h");
    }
}
