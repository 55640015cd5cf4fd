package io.universe.launcher.supervisor;

import io.universe.launcher.supervisor.Effect.RecordTransition;
import io.universe.launcher.supervisor.Effect.Spawn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** The spawning of incarnations: all at the start, then those that are due. */
final class Spawns {
    private Spawns() {}

    static Decision start(
            List<ContextSpec> specs, int generation, Map<String, Integer> last, long seed, long nowNanos) {
        requireUniqueNames(specs);
        List<ContextState> contexts = specs.stream()
                .map(spec -> firstWorkers(spec, generation, last, nowNanos))
                .toList();
        Turn turn = new Turn(
                new SupervisorState(
                        contexts, SupervisorState.Readiness.NOT_YET, Optional.empty(), OptionalLong.empty(), seed),
                nowNanos);
        turn.state().living().forEach(worker -> order(turn, worker));
        return turn.decision();
    }

    static void spawnDue(Turn turn) {
        for (ContextState context : turn.state().contexts()) {
            context.slots().stream()
                    .filter(slot -> slot.isRespawnDue(turn.nowNanos()))
                    .forEach(slot -> spawnNext(turn, slot.worker().id(), "respawn", slot.earlyEnds()));
        }
    }

    /** Spawns the next incarnation of a slot whose worker has ended. */
    static void spawnNext(Turn turn, WorkerId ended, String reason, int earlyEnds) {
        ContextState context = turn.context(ended.context());
        WorkerHandle worker = starting(context.spec(), ended.next(), context.generation(), reason, turn.nowNanos());
        turn.changeSlot(ended, slot -> Slot.of(worker, earlyEnds));
        order(turn, worker);
    }

    /** Takes back every spawn of the context that is still to come. */
    static void hold(Turn turn, ContextState context) {
        turn.replace(context.withSlots(context.slots().stream().map(Slot::held).toList()));
    }

    private static ContextState firstWorkers(
            ContextSpec spec, int generation, Map<String, Integer> last, long nowNanos) {
        List<Slot> slots = IntStream.range(0, spec.target())
                .mapToObj(number -> first(spec.name(), number, last))
                .map(id -> Slot.of(starting(spec, id, generation, "start", nowNanos), 0))
                .toList();
        return new ContextState(spec, generation, Condition.STEADY, Optional.empty(), slots, List.of());
    }

    private static WorkerId first(String context, int slot, Map<String, Integer> last) {
        WorkerId first = new WorkerId(context, slot, 1);
        return new WorkerId(context, slot, last.getOrDefault(first.worker(), 0) + 1);
    }

    private static WorkerHandle starting(ContextSpec spec, WorkerId id, int generation, String reason, long nowNanos) {
        OptionalLong deadline = spec.timings().deadline(Stage.STARTING, nowNanos);
        return WorkerHandle.starting(id, generation, reason, nowNanos, deadline);
    }

    private static void order(Turn turn, WorkerHandle worker) {
        turn.emit(new RecordTransition(Transition.of(worker, Optional.empty(), Map.of())));
        turn.emit(new Spawn(worker.id(), worker.generation()));
    }

    private static void requireUniqueNames(List<ContextSpec> specs) {
        List<String> names = specs.stream().map(ContextSpec::name).toList();
        if (names.isEmpty() || names.stream().distinct().count() < names.size()) {
            throw new IllegalArgumentException("contexts must be one or more with different names, got " + names);
        }
    }
}
