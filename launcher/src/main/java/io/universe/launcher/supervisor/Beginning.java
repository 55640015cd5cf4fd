package io.universe.launcher.supervisor;

import io.universe.launcher.supervisor.SupervisorState.Readiness;
import io.universe.launcher.supervisor.policy.Futility;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** The first decision of a master that finds nobody: every worker of every context is spawned, but of those that have to wait for others. */
final class Beginning {
    private Beginning() {}

    static Decision start(List<ContextSpec> specs, Origin origin, long nowNanos) {
        requireUniqueNames(specs);
        List<ContextState> contexts = inOrder(specs.stream()
                .map(spec -> context(spec, origin, slots(spec, origin, nowNanos)))
                .toList());
        Turn turn = new Turn(state(contexts, origin), nowNanos);
        turn.state().living().forEach(worker -> Spawns.order(turn, worker));
        return turn.decision();
    }

    /** Whoever comes after one of the others has nobody yet. */
    private static List<ContextState> inOrder(List<ContextState> contexts) {
        return contexts.stream()
                .map(context -> {
                    List<String> awaited = Precedence.awaited(context.spec(), contexts);
                    return awaited.isEmpty()
                            ? context
                            : context.withSlots(List.of()).with(Onset.waitingFor(awaited));
                })
                .toList();
    }

    static SupervisorState state(List<ContextState> contexts, Origin origin) {
        return new SupervisorState(
                contexts,
                Renewal.NONE,
                new Readiness(false, origin.wasReady(), origin.awaitsEcv()),
                Optional.empty(),
                OptionalLong.empty(),
                origin);
    }

    static ContextState context(ContextSpec spec, Origin origin, List<Slot> slots) {
        int lastStandby = origin.lastNumber(new StandbyId(spec.name(), 1).series());
        Standbys standbys = new Standbys(List.of(), lastStandby, Retry.FIRST);
        return new ContextState(
                spec,
                origin.generationOf(spec.name()),
                Condition.STEADY,
                Optional.empty(),
                slots,
                List.of(),
                standbys,
                DebugPlace.empty(origin.lastNumber(new DebugId(spec.name(), 1).series())),
                Futility.NONE,
                Onset.BEGUN);
    }

    /** The first incarnation in a slot that this master begins. */
    static WorkerId firstId(Origin origin, String context, int slot) {
        WorkerId first = new WorkerId(context, slot, 1);
        return new WorkerId(context, slot, origin.lastNumber(first.series()) + 1);
    }

    private static List<Slot> slots(ContextSpec spec, Origin origin, long nowNanos) {
        return IntStream.range(0, spec.target())
                .mapToObj(slot -> firstId(origin, spec.name(), slot))
                .map(id ->
                        Slot.of(WorkerHandle.starting(id, origin.generationOf(spec.name()), "start", nowNanos, spec)))
                .toList();
    }

    static void requireUniqueNames(List<ContextSpec> specs) {
        List<String> names = specs.stream().map(ContextSpec::name).toList();
        if (names.isEmpty() || names.stream().distinct().count() < names.size()) {
            throw new IllegalArgumentException("contexts must be one or more with different names, got " + names);
        }
    }
}
