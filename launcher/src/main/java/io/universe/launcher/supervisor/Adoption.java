package io.universe.launcher.supervisor;

import io.universe.launcher.supervisor.Effect.RecordTransition;
import io.universe.launcher.supervisor.Effect.RequestDrain;
import io.universe.launcher.supervisor.WorkerHandle.Identity;
import io.universe.launcher.supervisor.WorkerHandle.Milestones;
import io.universe.launcher.supervisor.WorkerHandle.StageEntry;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The first decision of a master that finds living workers. Of several in one slot the one that serves has it, the youngest of those;
 * the others leave. Where nobody is, somebody is spawned; a phased restart in whose midst the other master died goes back.
 */
final class Adoption {
    private final Origin origin;
    private final List<Survivor> survivors;
    private final long nowNanos;

    private Adoption(Origin origin, List<Survivor> survivors, long nowNanos) {
        this.origin = origin;
        this.survivors = survivors;
        this.nowNanos = nowNanos;
    }

    static Turn adopt(List<ContextSpec> specs, Origin origin, List<Survivor> survivors, long nowNanos) {
        Beginning.requireUniqueNames(specs);
        requireKnown(specs, survivors);
        Adoption adoption = new Adoption(origin, survivors, nowNanos);
        Turn turn =
                new Turn(Beginning.state(specs.stream().map(adoption::context).toList(), origin), nowNanos);
        turn.state().contexts().forEach(context -> begin(turn, context));
        goBack(turn);
        return turn;
    }

    private static void requireKnown(List<ContextSpec> specs, List<Survivor> survivors) {
        for (Survivor survivor : survivors) {
            if (specs.stream()
                    .noneMatch(spec -> spec.name().equals(survivor.id().context()))) {
                throw new IllegalArgumentException(survivor.id() + " is of no context of this universe");
            }
        }
    }

    /** One that has begun, here or under the master before, never waits again. */
    private ContextState context(ContextSpec spec) {
        boolean hasBegun = spec.after().isEmpty()
                || origin.hasBegun(spec.name())
                || survivors.stream()
                        .anyMatch(survivor -> survivor.id().context().equals(spec.name()));
        return hasBegun
                ? begun(spec)
                : Beginning.context(spec, origin, List.of()).with(Onset.waitingFor(spec.after()));
    }

    private ContextState begun(ContextSpec spec) {
        int slots = Math.max(spec.target(), 1 + highestSlot(spec.name()));
        ContextState context = Beginning.context(
                spec,
                origin,
                IntStream.range(0, slots).mapToObj(number -> slot(spec, number)).toList());
        Standbys standbys = context.standbys();
        for (WorkerHandle standby : handles(spec, StandbyId.class::isInstance)) {
            standbys = standbys.adding(standby);
        }
        return context.with(standbys);
    }

    private int highestSlot(String context) {
        return survivors.stream()
                .filter(survivor -> survivor.id().context().equals(context))
                .mapToInt(survivor -> survivor.id() instanceof WorkerId id ? id.slot() : 0)
                .max()
                .orElse(0);
    }

    private Slot slot(ContextSpec spec, int number) {
        List<WorkerHandle> living = handles(spec, id -> id instanceof WorkerId worker && worker.slot() == number);
        WorkerHandle worker = living.stream()
                .filter(handle -> rank(handle.stage()) > 0)
                .findFirst()
                .orElseGet(() -> missing(spec, number, living));
        int last = Math.max(
                Beginning.firstId(origin, spec.name(), number).incarnation() - 1,
                living.stream()
                        .mapToInt(handle -> handle.id().number())
                        .reduce(worker.id().number(), Math::max));
        List<WorkerHandle> others =
                living.stream().filter(handle -> !handle.replaces(worker)).toList();
        return new Slot(worker, Optional.empty(), others, last, Slot.Respawn.NONE);
    }

    /** Of a slot where nobody is; in one that is not wanted nobody is to come. */
    private WorkerHandle missing(ContextSpec spec, int number, List<WorkerHandle> leaving) {
        int first = Beginning.firstId(origin, spec.name(), number).incarnation();
        int incarnation =
                leaving.stream().mapToInt(handle -> handle.id().number() + 1).reduce(first, Math::max);
        WorkerHandle starting = WorkerHandle.starting(
                new WorkerId(spec.name(), number, incarnation),
                origin.generationOf(spec.name()),
                "start",
                nowNanos,
                spec);
        return number < spec.target()
                ? starting
                : starting.moveTo(Stage.EXITED, "not wanted", nowNanos, OptionalLong.empty());
    }

    /** The survivors that are meant, the best first. */
    private List<WorkerHandle> handles(ContextSpec spec, Predicate<LifeId> isMeant) {
        return survivors.stream()
                .filter(survivor -> survivor.id().context().equals(spec.name()) && isMeant.test(survivor.id()))
                .map(survivor -> handle(spec, survivor))
                .sorted(Comparator.<WorkerHandle>comparingInt(handle -> -rank(handle.stage()))
                        .thenComparingInt(handle -> -handle.id().number()))
                .toList();
    }

    private static int rank(Stage stage) {
        return switch (stage) {
            case READY -> 3;
            case PAUSED -> 2;
            case STARTING, WARMING, STANDBY -> 1;
            case DEBUGGED, DRAINING, TERMINATING, KILLING, EXITED -> 0;
        };
    }

    private WorkerHandle handle(ContextSpec spec, Survivor survivor) {
        Stage stage = survivor.stage();
        boolean hasServed = !stage.isBeforeService();
        long bornNanos = nowNanos - survivor.age().toNanos();
        boolean isTaking = stage == Stage.STANDBY && survivor.id() instanceof WorkerId;
        OptionalLong deadline = isTaking
                ? OptionalLong.of(nowNanos + StandbyRules.TAKE_LIMIT.toNanos())
                : spec.timings().deadline(stage, nowNanos);
        return new WorkerHandle(
                survivor.id(),
                survivor.generation(),
                new StageEntry(stage, "adopted", nowNanos, deadline, false, hasServed && rank(stage) == 0),
                new Identity(OptionalLong.of(survivor.pid()), survivor.uuid(), Optional.empty()),
                new Milestones(
                        bornNanos,
                        hasServed ? OptionalLong.of(bornNanos) : OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty()),
                vigil(spec, survivor));
    }

    private static Vigil vigil(ContextSpec spec, Survivor survivor) {
        Vigil vigil = Vigil.of(spec.care());
        return survivor.wasDebugged() ? vigil.with(Optional.of(Debugging.OVER)) : vigil;
    }

    private static void begin(Turn turn, ContextState context) {
        context.slots().stream().map(Slot::worker).forEach(worker -> begin(turn, worker));
        context.leaving().forEach(worker -> {
            tell(turn, worker);
            dismiss(turn, worker, "adopted beside another");
        });
        context.standbys().handles().forEach(standby -> {
            tell(turn, standby);
            if (standby.stage() != Stage.STANDBY) {
                dismiss(turn, standby, "adopted half-way");
            } else {
                Nanny.listen(turn, standby);
            }
        });
    }

    private static void begin(Turn turn, WorkerHandle worker) {
        if (worker.pid().isPresent()) {
            tell(turn, worker);
            Nanny.listen(turn, worker);
            SlotDebugRules.onAdopted(turn, worker);
        } else if (worker.isLive()) {
            Spawns.order(turn, worker);
        }
    }

    private static void tell(Turn turn, WorkerHandle worker) {
        Map<String, String> evidence =
                Map.of("age", Evidence.seconds(Duration.ofNanos(turn.nowNanos() - worker.spawnedAtNanos())));
        turn.emit(new RecordTransition(Transition.of(worker, Optional.of(worker.stage()), evidence)));
    }

    private static void dismiss(Turn turn, WorkerHandle worker, String reason) {
        if (worker.isInService()) {
            turn.move(worker.ordered(), Stage.DRAINING, reason);
            turn.emit(new RequestDrain(worker.workerId(), reason, false));
        } else if (worker.stage().isBeforeService()) {
            Deadlines.terminate(turn, worker, reason);
        }
    }

    private static void goBack(Turn turn) {
        List<String> mixed = turn.state().contexts().stream()
                .filter(Adoption::isMixed)
                .map(ContextState::name)
                .toList();
        if (!mixed.isEmpty()) {
            String why = "the master ended in the midst of a phased restart";
            int highest = Collections.max(turn.state().generationsInUse());
            turn.replace(turn.renewal().with(Optional.of(Rollout.interrupted(mixed, highest, why))));
            mixed.forEach(name -> Conditions.frozen(turn, name, why));
        }
    }

    private static boolean isMixed(ContextState context) {
        return context.active().stream()
                .map(Slot::worker)
                .anyMatch(worker -> worker.isLive() && worker.generation() != context.generation());
    }
}
