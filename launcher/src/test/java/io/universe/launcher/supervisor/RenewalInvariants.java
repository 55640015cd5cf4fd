package io.universe.launcher.supervisor;

import static io.universe.launcher.supervisor.Invariants.require;

import io.universe.launcher.supervisor.Renewal.Queued;
import java.util.List;

/** What holds of replacements, the death queue, phased restarts, scaling and standbys. */
final class RenewalInvariants {
    private final World world;

    RenewalInvariants(World world) {
        this.world = world;
    }

    void check(SupervisorState before, Event event, Decision decision) {
        check(decision);
        if (!decision.state().isLeaving()) {
            decision.effects().stream()
                    .flatMap(Invariants::ordered)
                    .forEach(id -> before.worker(id)
                            .filter(worker -> worker.isReady() && !isPausedBy(event, worker))
                            .ifPresent(worker -> serviceIsKept(decision.state(), worker)));
        }
        if (isLate(before) && !decision.state().isStopping()) {
            decision.effects().forEach(effect -> lateMasterKillsNobody(before, effect));
        }
        decision.effects().forEach(effect -> givenUpPolicyQueuesNobody(before, effect));
        decision.effects().forEach(effect -> rolloutEndsWell(decision.state(), effect));
        decision.effects().forEach(effect -> respawnIsOnWhatWorks(before, decision.state(), effect));
    }

    /** A slot that the phased restart has not come to, or that it failed in, knows nothing of the new generation. */
    private static void respawnIsOnWhatWorks(SupervisorState before, SupervisorState after, Effect effect) {
        if (effect instanceof Effect.RecordTransition line
                && line.transition().from().isEmpty()
                && line.transition().reason().equals("respawn")) {
            Transition spawn = line.transition();
            int slot = ((WorkerId) spawn.worker()).slot();
            String context = spawn.worker().context();
            int had = before.context(context).orElseThrow().slot(slot).worker().generation();
            int works = after.context(context).orElseThrow().generation();
            require(
                    spawn.generation() == had || spawn.generation() == works,
                    "a respawn is on the generation that works",
                    spawn);
        }
    }

    private static void givenUpPolicyQueuesNobody(SupervisorState before, Effect effect) {
        if (effect instanceof Effect.RecordRecycle step && step.step() == Effect.RecordRecycle.Step.QUEUED) {
            ContextState context = before.context(step.id().context()).orElseThrow();
            require(
                    !context.futility().givenUp().contains(step.reason()),
                    "a policy that was given up replaces nobody",
                    step);
        }
    }

    /** It was the operator who took it out of service, in the same turn. */
    private static boolean isPausedBy(Event event, WorkerHandle worker) {
        return event instanceof Event.Paused paused && worker.isNamed(paused.id());
    }

    /** Of a state by itself. */
    void check(Decision decision) {
        SupervisorState state = decision.state();
        oneReplacementAtATime(state);
        List<WorkerId> queued = state.deathQueue().stream().map(Queued::worker).toList();
        require(queued.stream().distinct().count() == queued.size(), "each worker is in the queue once", queued);
        state.contexts().forEach(context -> conditionFits(state, context));
        List<WorkerHandle> living = state.living();
        world.living().forEach(process -> hasOnePlace(state, living, process));
    }

    private static void oneReplacementAtATime(SupervisorState state) {
        List<WorkerHandle> successors = state.contexts().stream()
                .flatMap(context -> context.successors().stream())
                .toList();
        require(successors.size() <= 1, "there is at most one replacement at a time", successors);
        require(
                successors.stream()
                        .map(WorkerHandle::id)
                        .toList()
                        .equals(state.replacement().stream()
                                .<LifeId>map(Renewal.Replacement::successor)
                                .toList()),
                "the replacement under way is the one that is shown",
                successors);
    }

    /** Orders to the living are for those who were replaced or are too many; who hangs serves nobody. */
    private static void serviceIsKept(SupervisorState after, WorkerHandle worker) {
        ContextState context = after.context(worker.id().context()).orElseThrow();
        Slot slot = context.slot(worker.workerId().slot());
        long needed = context.active().stream()
                .filter(active -> !active.isFinished() && active.worker().stage() != Stage.PAUSED)
                .count();
        boolean isHung = after.worker(worker.id())
                .filter(now -> now.contact().phase() == Contact.Phase.HUNG)
                .isPresent();
        boolean isReplaced = !slot.worker().replaces(worker) && slot.worker().isInService();
        boolean isHungAndUnwanted = isHung && context.isRetired(worker.workerId());
        boolean isStopped = isHung
                && after.worker(worker.id())
                        .filter(now -> now.reason().equals("silent: stopped"))
                        .isPresent();
        require(
                isReplaced || isHungAndUnwanted || isStopped || context.readyCount() >= needed,
                "nobody who serves is asked to leave before its successor is READY or enough others are",
                worker);
    }

    private boolean isLate(SupervisorState before) {
        return before.promisedNanos().isPresent()
                && world.nowNanos() - before.promisedNanos().getAsLong() > Deadlines.LATE_TOLERANCE.toNanos();
    }

    private static void lateMasterKillsNobody(SupervisorState before, Effect effect) {
        if (!(effect instanceof Effect.RequestDrain)) {
            Invariants.ordered(effect)
                    .forEach(id -> require(
                            before.worker(id).filter(WorkerHandle::isInService).isEmpty(),
                            "a master that was late kills nobody who serves",
                            id));
        }
    }

    private static void conditionFits(SupervisorState state, ContextState context) {
        boolean isLed =
                state.rollout().filter(rollout -> rollout.leads(context.name())).isPresent();
        require(
                context.condition() == Condition.ROLLING ? isLed : !isLed || context.condition() == Condition.FINISHED,
                "a context is rolling while a phased restart leads it",
                context);
        require(
                context.condition() != Condition.FINISHED || context.isDone(),
                "a context is finished when all its workers are",
                context);
    }

    private static void rolloutEndsWell(SupervisorState after, Effect effect) {
        if (effect instanceof Effect.RolloutDone done) {
            done.contexts().forEach(name -> isAllOn(after, name, done.generation()));
        } else if (effect instanceof Effect.RolloutFrozen frozen && frozen.isRolledBack()) {
            frozen.contexts()
                    .forEach(name -> isAllOn(
                            after, name, after.context(name).orElseThrow().generation()));
        }
    }

    private static void isAllOn(SupervisorState state, String name, int generation) {
        ContextState context = state.context(name).orElseThrow();
        require(context.generation() == generation, "a phased restart that is done is the truth", context);
        context.active().stream()
                .map(Slot::worker)
                .filter(WorkerHandle::isLive)
                .forEach(worker ->
                        require(worker.generation() == generation, "all slots come to the same generation", worker));
    }

    private static void hasOnePlace(SupervisorState state, List<WorkerHandle> living, FakeWorker process) {
        int places = 0;
        for (WorkerHandle worker : living) {
            places += worker.isNamed(process.id()) ? 1 : 0;
        }
        require(places == 1 || state.isOver(), "who lives has exactly one place", process);
    }
}
