package io.universe.launcher.supervisor;

import io.universe.launcher.supervisor.Effect.RecordTransition;
import io.universe.launcher.supervisor.Effect.Spawn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The spawning of those that get a slot: in a slot whose worker has ended, or in a new one. */
final class Spawns {
    private Spawns() {}

    static void spawnDue(Turn turn) {
        for (ContextState context : turn.state().contexts()) {
            context.slots().stream()
                    .filter(slot -> slot.isRespawnDue(turn.nowNanos()))
                    .forEach(slot -> respawn(turn, slot));
        }
    }

    /** A standby takes the slot where one waits, or else the next incarnation is spawned. */
    private static void respawn(Turn turn, Slot slot) {
        if (!StandbyRules.takeSlot(turn, slot)) {
            spawnNext(turn, slot, "respawn", slot.earlyEnds());
        }
    }

    /** Spawns the next incarnation of a slot whose worker has ended, or no longer counts. */
    static void spawnNext(Turn turn, Slot slot, String reason, int earlyEnds) {
        WorkerHandle worker = starting(turn, slot.nextId(), Rollouts.generationFor(turn.state(), slot), reason);
        turn.changeSlot(worker.workerId(), before -> before.next(worker, earlyEnds));
        order(turn, worker);
    }

    /** Adds the slot of that number, which is the next one, and spawns its first incarnation. */
    static void addSlot(Turn turn, String name, int number, String reason) {
        ContextState context = turn.context(name);
        WorkerId id = Beginning.firstId(turn.state().origin(), name, number);
        WorkerHandle worker = starting(turn, id, context.generation(), reason);
        List<Slot> slots = new ArrayList<>(context.slots());
        slots.add(Slot.of(worker));
        turn.replace(context.withSlots(slots));
        order(turn, worker);
    }

    /** Takes back every spawn of the context that is still to come. */
    static void hold(Turn turn, ContextState context) {
        turn.replace(context.withSlots(context.slots().stream().map(Slot::held).toList()));
    }

    /** Has spawned soon what was left to the next master, where there will be none; how its worker has ended is not known any more. An errored context is left alone. */
    static void release(Turn turn, ContextState context) {
        if (context.condition() != Condition.ERRORED) {
            long atNanos =
                    turn.nowNanos() + context.spec().restarts().backoffBase().toNanos();
            context.active().stream()
                    .filter(Slot::isHeld)
                    .map(slot -> slot.worker().workerId())
                    .forEach(id -> turn.changeSlot(id, held -> held.respawnAt(atNanos, held.earlyEnds())));
        }
    }

    static WorkerHandle starting(Turn turn, LifeId id, int generation, String reason) {
        ContextSpec spec = turn.state().spec(id.context(), generation);
        return WorkerHandle.starting(id, generation, reason, turn.nowNanos(), spec);
    }

    static void order(Turn turn, WorkerHandle worker) {
        turn.emit(new RecordTransition(Transition.of(worker, Optional.empty(), Map.of())));
        turn.emit(new Spawn(worker.id(), worker.generation()));
    }
}
