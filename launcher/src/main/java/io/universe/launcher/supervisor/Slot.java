package io.universe.launcher.supervisor;

import java.util.OptionalLong;

/**
 * A position of a context with its worker, living or ended.
 *
 * @param worker the latest incarnation
 * @param earlyEnds early ends in a row; the back-off grows with them
 * @param respawnAtNanos when the next incarnation is spawned; empty while the worker lives and where none is to come
 * @param isFinished whether the worker has done its work and exited with 0
 */
public record Slot(WorkerHandle worker, int earlyEnds, OptionalLong respawnAtNanos, boolean isFinished) {
    /** A slot with its first or next incarnation. */
    static Slot of(WorkerHandle worker, int earlyEnds) {
        return new Slot(worker, earlyEnds, OptionalLong.empty(), false);
    }

    Slot with(WorkerHandle changed) {
        return new Slot(changed, earlyEnds, respawnAtNanos, isFinished);
    }

    /** Nothing is spawned here until somebody asks for it. */
    Slot held() {
        return new Slot(worker, earlyEnds, OptionalLong.empty(), isFinished);
    }

    Slot finished() {
        return new Slot(worker, 0, OptionalLong.empty(), true);
    }

    Slot respawnAt(long atNanos, int earlyEndsSoFar) {
        return new Slot(worker, earlyEndsSoFar, OptionalLong.of(atNanos), false);
    }

    boolean isRespawnDue(long nowNanos) {
        return respawnAtNanos.isPresent() && nowNanos - respawnAtNanos.getAsLong() >= 0;
    }
}
