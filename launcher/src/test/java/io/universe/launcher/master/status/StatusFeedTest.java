package io.universe.launcher.master.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.launcher.HandDrivenScheduler;
import io.universe.launcher.supervisor.ContextSpec;
import io.universe.launcher.supervisor.Event;
import io.universe.launcher.supervisor.Supervisor;
import io.universe.launcher.supervisor.SupervisorState;
import io.universe.launcher.supervisor.WorkerId;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusFeedTest {

    private static final WorkerId WEB = new WorkerId("web", 0, 1);

    private final HandDrivenScheduler thread = new HandDrivenScheduler();
    private final List<String> told = new ArrayList<>();
    private SupervisorState state =
            Supervisor.start(List.of(ContextSpec.withPort("web", 1)), 1, 7, 0).state();
    private int rendered;
    private final StatusFeed feed = new StatusFeed(
            this::status, status -> told.add(status.getString("stage")), status -> told.add("ready"), thread);

    private JsonObject status() {
        rendered++;
        return new JsonObject()
                .put("ready", state.isReady())
                .put("stage", state.living().get(0).stage().name());
    }

    private void happens(Event event) {
        SupervisorState before = state;
        state = Supervisor.on(before, event, 0).state();
        feed.onChange(before, state);
    }

    @Test
    void shouldTellEachChangeToWhoeverKeepsUp() {
        happens(new Event.WorkerSpawned(WEB, 4711));
        thread.run();
        happens(new Event.WorkerWarming(WEB));
        thread.run();

        assertThat(told).containsExactly("STARTING", "WARMING");
    }

    @Test
    void shouldTellWhoeverIsSlowTheLatestOnly() {
        happens(new Event.WorkerSpawned(WEB, 4711));
        happens(new Event.WorkerWarming(WEB));
        assertThat(thread.waiting()).isEqualTo(1);

        thread.run();

        assertThat(told).containsExactly("WARMING");
        assertThat(rendered).isEqualTo(1);
    }

    @Test
    void shouldNotTellOfHeartbeats() {
        happens(new Event.HeartbeatSeen(WEB));

        assertThat(thread.waiting()).isZero();
    }

    @Test
    void shouldTellNothingAfterReady() {
        happens(new Event.WorkerWarming(WEB));
        happens(new Event.WorkerReady(WEB, "uuid"));
        thread.run();
        happens(new Event.StopRequested("enough"));

        assertThat(told).containsExactly("READY", "ready");
        assertThat(thread.waiting()).isZero();
    }

    @Test
    void shouldTellOnAfterAWatcherThatFailed() {
        List<String> seen = new ArrayList<>();
        StatusFeed failing = new StatusFeed(
                this::status,
                status -> {
                    seen.add(status.getString("stage"));
                    throw new IllegalStateException("no");
                },
                status -> {},
                thread);
        SupervisorState warming =
                Supervisor.on(state, new Event.WorkerWarming(WEB), 0).state();

        failing.onChange(state, warming);
        thread.run();
        failing.onChange(warming, state);
        thread.run();

        assertThat(seen).hasSize(2);
    }

    @Test
    void shouldTellNobodyAfterItsEnd() {
        feed.close();
        happens(new Event.WorkerWarming(WEB));
        thread.run();

        assertThat(told).isEmpty();
    }
}
