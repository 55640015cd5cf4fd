package io.universe.launcher.master.inspections;

import io.universe.launcher.supervisor.ContextState;
import io.universe.launcher.supervisor.LifeId;
import io.universe.launcher.supervisor.Slot;
import io.universe.launcher.supervisor.SupervisorState;
import io.universe.launcher.supervisor.WorkerHandle;
import io.universe.launcher.supervisor.WorkerId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who can be looked into: whoever has a slot and lives, standbys, and who is debugged. Pure.
 *
 * @param state null before the master has begun
 */
record Roll(@Nullable SupervisorState state) {

    /** By the name of a slot, {@code web-0}, or of a standby, {@code web-standby.1}, or of who is debugged, {@code web-debug.1}. */
    Optional<LifeId> find(String name) {
        return living().filter(id -> nameOf(id).equals(name)).findFirst();
    }

    /** The names of all. */
    List<String> names() {
        return living().map(Roll::nameOf).toList();
    }

    private Stream<LifeId> living() {
        SupervisorState known = state;
        return known == null
                ? Stream.of()
                : known.contexts().stream()
                        .flatMap(Roll::handles)
                        .filter(WorkerHandle::isLive)
                        .map(WorkerHandle::id);
    }

    private static Stream<WorkerHandle> handles(ContextState context) {
        return Stream.of(
                        context.active().stream().map(Slot::worker),
                        context.standbys().handles().stream(),
                        context.debugPlace().worker().stream())
                .flatMap(handles -> handles);
    }

    private static String nameOf(LifeId id) {
        return id instanceof WorkerId worker ? worker.worker() : id.toString();
    }
}
