package io.universe.launcher.supervisor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The standbys of a context.
 *
 * @param handles in order of their number; those that end are among them until they have
 * @param lastNumber the highest number that was ever given
 * @param retry when the next one may be brought up
 */
public record Standbys(List<WorkerHandle> handles, int lastNumber, Retry retry) {
    public Standbys {
        handles = handles.stream().filter(WorkerHandle::isLive).toList();
    }

    /** One that can take a slot at that generation; none that is silent, as long as a spawn can do without it. */
    Optional<WorkerHandle> waiting(int generation) {
        return handles.stream()
                .filter(handle -> handle.stage() == Stage.STANDBY && handle.generation() == generation)
                .filter(handle -> handle.contact().phase() == Contact.Phase.HEARD)
                .findFirst();
    }

    /** Those that are there or on their way, and are not asked to end. */
    long count() {
        return handles.stream().filter(handle -> !handle.isOrdered()).count();
    }

    StandbyId nextId(String context) {
        return new StandbyId(context, lastNumber + 1);
    }

    /** With the changed record in the place of the one of the same name; who has ended is gone. */
    Standbys with(WorkerHandle changed) {
        List<WorkerHandle> all = new ArrayList<>(handles);
        all.replaceAll(handle -> changed.replaces(handle) ? changed : handle);
        return new Standbys(all, lastNumber, retry);
    }

    Standbys adding(WorkerHandle next) {
        List<WorkerHandle> all = new ArrayList<>(handles);
        all.add(next);
        return new Standbys(all, Math.max(lastNumber, next.id().number()), retry);
    }

    Standbys without(WorkerHandle taken) {
        return new Standbys(
                handles.stream().filter(handle -> !taken.replaces(handle)).toList(), lastNumber, retry);
    }

    Standbys with(Retry changed) {
        return new Standbys(handles, lastNumber, changed);
    }
}
