package io.universe.launcher.supervisor;

import java.util.Optional;

/**
 * The place of a context's debugged worker, beside slots and standbys; there is one.
 *
 * @param worker who is there, until it has ended
 * @param lastNumber the highest number that was ever given
 * @param ports where the worker is reached; empty until it can be
 */
public record DebugPlace(Optional<WorkerHandle> worker, int lastNumber, Optional<DebugPorts> ports) {
    public DebugPlace {
        worker = worker.filter(WorkerHandle::isLive);
        ports = worker.isEmpty() ? Optional.empty() : ports;
    }

    /** One where nobody is. */
    static DebugPlace empty(int lastNumber) {
        return new DebugPlace(Optional.empty(), lastNumber, Optional.empty());
    }

    Optional<WorkerHandle> find(LifeId id) {
        return worker.filter(handle -> handle.id().equals(id));
    }

    DebugId nextId(String context) {
        return new DebugId(context, lastNumber + 1);
    }

    /** With the changed record in the place of the one of the same name. */
    DebugPlace with(WorkerHandle changed) {
        return new DebugPlace(worker.map(handle -> changed.replaces(handle) ? changed : handle), lastNumber, ports);
    }

    DebugPlace taken(WorkerHandle next) {
        return new DebugPlace(Optional.of(next), Math.max(lastNumber, next.id().number()), Optional.empty());
    }

    DebugPlace with(DebugPorts known) {
        return new DebugPlace(worker, lastNumber, Optional.of(known));
    }
}
