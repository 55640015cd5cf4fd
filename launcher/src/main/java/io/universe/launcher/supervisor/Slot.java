package io.universe.launcher.supervisor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * A position of a context with the incarnations that are in it.
 *
 * @param worker the incarnation that has the slot, living or ended
 * @param successor the one that is to replace it, from its spawn until it is READY or has failed
 * @param leaving those that had the slot, or were to have it, and whose processes have not ended yet
 * @param lastIncarnation the highest number of an incarnation that was ever given here
 * @param respawn what is to come when the worker has ended
 */
public record Slot(
        WorkerHandle worker,
        Optional<WorkerHandle> successor,
        List<WorkerHandle> leaving,
        int lastIncarnation,
        Respawn respawn) {
    public Slot {
        leaving = leaving.isEmpty()
                ? List.of()
                : leaving.stream().filter(WorkerHandle::isLive).toList();
    }

    /**
     * What is to come in a slot.
     *
     * @param earlyEnds early ends in a row; the back-off grows with them
     * @param atNanos when the next incarnation is spawned; empty while the worker lives and where none is to come
     * @param isFinished whether the worker has done its work and exited with 0
     */
    public record Respawn(int earlyEnds, OptionalLong atNanos, boolean isFinished) {
        static final Respawn NONE = new Respawn(0, OptionalLong.empty(), false);
    }

    /** A slot with its first incarnation, or the first one that this master knows of. */
    static Slot of(WorkerHandle worker) {
        return new Slot(worker, Optional.empty(), List.of(), worker.workerId().incarnation(), Respawn.NONE);
    }

    public int number() {
        return worker.workerId().slot();
    }

    public int earlyEnds() {
        return respawn.earlyEnds();
    }

    public OptionalLong respawnAtNanos() {
        return respawn.atNanos();
    }

    public boolean isFinished() {
        return respawn.isFinished();
    }

    /** Every incarnation of the slot that is remembered; it is asked for with each event, so without a stream. */
    void forEach(Consumer<WorkerHandle> action) {
        action.accept(worker);
        if (successor.isPresent()) {
            action.accept(successor.get());
        }
        leaving.forEach(action);
    }

    Optional<WorkerHandle> find(LifeId id) {
        if (worker.isNamed(id)) {
            return Optional.of(worker);
        }
        return successor
                .filter(handle -> handle.isNamed(id))
                .or(() -> leaving.stream().filter(handle -> handle.isNamed(id)).findFirst());
    }

    /** Whether nobody serves here and nobody is to come by itself: the context was errored, or the master stops. */
    boolean isHeld() {
        return !worker.isLive() && successor.isEmpty() && respawnAtNanos().isEmpty() && !isFinished();
    }

    /** A successor that is on its way makes the respawn wait. */
    boolean isRespawnDue(long nowNanos) {
        return successor.isEmpty()
                && respawnAtNanos().isPresent()
                && nowNanos - respawnAtNanos().getAsLong() >= 0;
    }

    WorkerId nextId() {
        WorkerId id = worker.workerId();
        return new WorkerId(id.context(), id.slot(), lastIncarnation + 1);
    }

    /** With the changed record in the place of the one of the same name. */
    Slot with(WorkerHandle changed) {
        return new Slot(
                changed.replaces(worker) ? changed : worker,
                successor.map(handle -> changed.replaces(handle) ? changed : handle),
                leaving.isEmpty()
                        ? leaving
                        : leaving.stream()
                                .map(handle -> changed.replaces(handle) ? changed : handle)
                                .toList(),
                lastIncarnation,
                respawn);
    }

    /** The incarnation gets the slot; who had it leaves, if it lives. */
    Slot next(WorkerHandle next, int earlyEnds) {
        return new Slot(
                next,
                Optional.empty(),
                alsoLeaving(worker),
                next.workerId().incarnation(),
                new Respawn(earlyEnds, OptionalLong.empty(), false));
    }

    Slot bringingUp(WorkerHandle next) {
        return new Slot(worker, Optional.of(next), leaving, next.workerId().incarnation(), respawn);
    }

    /** The successor has the slot. */
    Slot replaced() {
        WorkerHandle next = successor.orElseThrow();
        return new Slot(
                next,
                Optional.empty(),
                alsoLeaving(worker),
                lastIncarnation,
                new Respawn(earlyEnds(), OptionalLong.empty(), false));
    }

    /** The successor, if there is one, will not have the slot. */
    Slot withoutSuccessor() {
        return successor
                .map(failed -> new Slot(worker, Optional.empty(), alsoLeaving(failed), lastIncarnation, respawn))
                .orElse(this);
    }

    /** Nothing is spawned here until somebody asks for it. */
    Slot held() {
        return with(new Respawn(earlyEnds(), OptionalLong.empty(), isFinished()));
    }

    Slot finished() {
        return with(new Respawn(0, OptionalLong.empty(), true));
    }

    Slot respawnAt(long atNanos, int earlyEndsSoFar) {
        return with(new Respawn(earlyEndsSoFar, OptionalLong.of(atNanos), false));
    }

    private Slot with(Respawn changed) {
        return new Slot(worker, successor, leaving, lastIncarnation, changed);
    }

    private List<WorkerHandle> alsoLeaving(WorkerHandle handle) {
        List<WorkerHandle> all = new ArrayList<>(leaving);
        all.add(handle);
        return all;
    }
}
