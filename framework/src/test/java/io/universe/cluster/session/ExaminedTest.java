package io.universe.cluster.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.cluster.Node;
import io.universe.cluster.Role;
import io.universe.cluster.registrations.CheckReport;
import io.universe.cluster.registrations.Finding;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class ExaminedTest {

    private static final Node NODE = new Node("u", Role.FORK, "web", "web-1", 1, 3, 1, "localhost", 1, "test");

    @Test
    void shouldBeWellWhereNothingRemains() {
        Finding dead = new Finding(Finding.Kind.DEAD, "work", "ghost", 7);
        Examined repaired = new Examined(NODE, new CheckReport(2, List.of(dead), List.of()), null);
        Examined remaining = new Examined(NODE, new CheckReport(2, List.of(), List.of(dead)), null);

        assertThat(repaired.isWell()).isTrue();
        assertThat(remaining.isWell()).isFalse();
        assertThat(repaired.toJson().getString("node")).isEqualTo("web-1.3");
        assertThat(repaired.toJson().getJsonArray("repaired")).hasSize(1);
    }

    @Test
    void shouldSayOfASilentNodeHowLongItWasWaitedFor() {
        Examined silent = Examined.failed(NODE, new ReplyException(ReplyFailure.TIMEOUT, "after 10000(ms) for …"));

        assertThat(silent.isWell()).isFalse();
        assertThat(silent.toJson())
                .isEqualTo(new JsonObject()
                        .put("node", "web-1.3")
                        .put("uuid", "u")
                        .put("failure", "no answer within 10s"));
        assertThat(Examined.failed(NODE, new TimeoutException("10000 (ms)")).failure())
                .isEqualTo(silent.failure());
    }

    @Test
    void shouldSayWhyANodeCouldNotCheck() {
        assertThat(Examined.failed(NODE, new IllegalStateException("no data member answers"))
                        .failure())
                .isEqualTo("no data member answers");
    }
}
