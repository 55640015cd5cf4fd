package io.universe.launcher.master.wishes;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.launcher.control.Wish;
import io.universe.launcher.master.reloads.ReloadView;
import io.universe.launcher.supervisor.ContextSpec;
import io.universe.launcher.supervisor.Event;
import io.universe.launcher.supervisor.Supervisor;
import io.universe.launcher.supervisor.SupervisorState;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HandingOverTest {

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final SupervisorState state =
            Supervisor.start(List.of(ContextSpec.withPort("web", 1)), 1, 1, 0).state();
    private volatile Optional<ReloadView> reload = Optional.empty();
    private volatile Optional<ReloadView> reloadAfterTheCheck = Optional.empty();
    private final HandingOver handingOver = new HandingOver(new Checking(), () -> state, () -> reload, events::add);

    /** Finds nothing in the way; a reload may begin while it looks. */
    private final class Checking implements Succession {
        @Override
        public Optional<String> obstacle() {
            reload = reloadAfterTheCheck.or(() -> reload);
            return Optional.empty();
        }

        @Override
        public Optional<String> lastFailure() {
            return Optional.empty();
        }
    }

    @AfterEach
    void close() {
        handingOver.close();
    }

    @Test
    void shouldAskForTheHandOverWhenNothingIsInTheWay() throws Exception {
        reload = Optional.of(reload(ReloadView.State.DONE));

        assertThat(answer()).isEmpty();
        assertThat(events).containsExactly(new Event.HandOverRequested("restart"));
    }

    @Test
    void shouldRefuseWhileAReloadIsBeingPrepared() throws Exception {
        reload = Optional.of(reload(ReloadView.State.PREPARING));

        assertThat(answer()).hasValue("a reload is being prepared; wait until it has ended, then restart");
        assertThat(events).isEmpty();
    }

    @Test
    void shouldRefuseWhereAReloadHasBegunDuringTheCheck() throws Exception {
        reloadAfterTheCheck = Optional.of(reload(ReloadView.State.PREPARING));

        assertThat(answer()).isPresent();
        assertThat(events).isEmpty();
    }

    private Optional<String> answer() throws Exception {
        return handingOver.wish().get(10, TimeUnit.SECONDS);
    }

    private static ReloadView reload(ReloadView.State state) {
        return new ReloadView(Wish.Reload.of("all"), 0, state, List.of());
    }
}
