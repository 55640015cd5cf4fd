package io.universe.launcher.master.ports;

import io.universe.launcher.master.crew.Fleet;
import io.universe.launcher.supervisor.ContextState;
import io.universe.launcher.supervisor.SupervisorState;
import io.universe.launcher.supervisor.WorkerHandle;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where workers that take traffic listen, for whoever forwards connections to them. Safe from any thread. */
final class ReadyPorts {

    private final Supplier<@Nullable SupervisorState> state;
    private final Fleet fleet;

    ReadyPorts(Supplier<@Nullable SupervisorState> state, Fleet fleet) {
        this.state = state;
        this.fleet = fleet;
    }

    /** Those of a context; none before the start. */
    List<Integer> of(String context) {
        SupervisorState now = state.get();
        return now == null
                ? List.of()
                : now.context(context).map(ContextState::workers).orElse(List.of()).stream()
                        .filter(WorkerHandle::isReady)
                        .flatMap(worker -> fleet.find(worker.workerId()).stream())
                        .map(Fleet.Craft::port)
                        .filter(port -> port > 0)
                        .toList();
    }
}
