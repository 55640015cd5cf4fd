package io.universe.launcher.master.wishes;

import static org.assertj.core.api.Assertions.assertThat;

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
    private volatile boolean isReloadPrepared;
    private volatile boolean isReloadPreparedAfterTheCheck;
    private final HandingOver handingOver = handingOver(Optional.empty());

    private HandingOver handingOver(Optional<String> need) {
        return new HandingOver(new Checking(), need, () -> state, () -> isReloadPrepared, events::add);
    }

    /** Finds nothing in the way; a reload may begin while it looks. */
    private final class Checking implements Succession {
        @Override
        public Optional<String> obstacle() {
            isReloadPrepared |= isReloadPreparedAfterTheCheck;
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
        assertThat(answer()).isEmpty();
        assertThat(events).containsExactly(new Event.HandOverRequested("restart"));
    }

    @Test
    void shouldRefuseWhereSomethingWouldBeLostWithoutAMaster() throws Exception {
        try (HandingOver needed = handingOver(Optional.of("connections pass through it"))) {
            assertThat(needed.wish().get(10, TimeUnit.SECONDS)).hasValue("connections pass through it");
        }
        assertThat(events).isEmpty();
    }

    @Test
    void shouldRefuseWhileAReloadIsBeingPrepared() throws Exception {
        isReloadPrepared = true;

        assertThat(answer()).hasValue("a reload is being prepared; wait until it has ended, then restart");
        assertThat(events).isEmpty();
    }

    @Test
    void shouldRefuseWhereAReloadHasBegunDuringTheCheck() throws Exception {
        isReloadPreparedAfterTheCheck = true;

        assertThat(answer()).isPresent();
        assertThat(events).isEmpty();
    }

    private Optional<String> answer() throws Exception {
        return handingOver.wish().get(10, TimeUnit.SECONDS);
    }
}
