package io.universe.launcher.supervisor;

import io.universe.launcher.supervisor.Effect.RolloutBegun;
import io.universe.launcher.supervisor.Effect.RolloutDone;
import io.universe.launcher.supervisor.Effect.RolloutFrozen;
import io.universe.launcher.supervisor.Event.ReloadRequested;
import io.universe.launcher.supervisor.Renewal.Cause;
import io.universe.launcher.supervisor.policy.Futility;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * The rules of a phased restart, whose order is {@link RolloutOrder}'s. A new generation is on trial until every slot has
 * served on it for minUptime; the first failure freezes it, and what was replaced goes back.
 */
final class Rollouts {
    private Rollouts() {}

    static void onReloadRequested(Turn turn, ReloadRequested request) {
        Optional<String> refusal = refusal(turn.state(), request);
        if (refusal.isPresent()) {
            turn.refuse(request, refusal.get());
            return;
        }
        List<String> names = turn.state().contexts().stream()
                .map(ContextState::name)
                .filter(name ->
                        request.contexts().isEmpty() || request.contexts().contains(name))
                .toList();
        Rollout rollout = Rollout.begun(names, request);
        turn.replace(turn.renewal().with(Optional.of(rollout)));
        turn.emit(new RolloutBegun(names, request.generation()));
        names.forEach(name -> {
            turn.replace(turn.context(name).withEarlyEnds(List.of()));
            if (turn.context(name).condition() != Condition.FINISHED) {
                Conditions.rolling(turn, name);
            }
        });
    }

    private static Optional<String> refusal(SupervisorState state, ReloadRequested request) {
        if (state.isLeaving()) {
            return Optional.of("the master is on its way out");
        }
        if (state.rollout().isPresent()) {
            return Optional.of("a phased restart is under way");
        }
        Optional<String> unknown = request.contexts().stream()
                .filter(name -> state.context(name).isEmpty())
                .findFirst();
        int highest = state.generationsInUse().stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
        return unknown.map(name -> "there is no context " + name)
                .or(() -> request.generation() > highest
                        ? Optional.empty()
                        : Optional.of("generation must be higher than " + highest + ", got " + request.generation()));
    }

    /** What a slot is spawned with: what it had, while a phased restart is under way; else what is known to work. */
    static int generationFor(SupervisorState state, Slot slot) {
        String context = slot.worker().id().context();
        return state.rollout().filter(rollout -> rollout.leads(context)).isPresent()
                ? slot.worker().generation()
                : state.context(context).orElseThrow().generation();
    }

    /** Whether the worker is one of a generation that is not yet known to work. */
    static boolean isOnTrial(SupervisorState state, WorkerHandle worker) {
        return state.rollout()
                .filter(rollout -> rollout.leads(worker.id().context())
                        && worker.generation() == rollout.generation()
                        && !state.context(worker.id().context()).orElseThrow().isRetired(worker.workerId()))
                .isPresent();
    }

    /** Ends a phased restart that has nothing left to do. */
    static void advance(Turn turn) {
        turn.state().rollout().ifPresent(rollout -> {
            List<ContextState> contexts = contexts(turn.state(), rollout);
            if (rollout.isForward() ? isProven(turn, rollout, contexts) : isBack(contexts)) {
                end(turn, rollout);
            }
        });
    }

    private static void end(Turn turn, Rollout rollout) {
        turn.replace(turn.renewal().with(Optional.<Rollout>empty()));
        if (rollout.isForward()) {
            rollout.contexts().forEach(name -> {
                turn.replace(renewed(turn.context(name), rollout));
                Conditions.renewed(turn, name);
            });
            turn.emit(new RolloutDone(rollout.contexts(), rollout.generation(), rollout.replaced()));
        } else {
            turn.emit(frozen(rollout, rollout.failure().orElseThrow(), true));
        }
    }

    private static ContextState renewed(ContextState context, Rollout rollout) {
        return context.with(rollout.specOf(context.spec(), rollout.generation()))
                .withGeneration(rollout.generation())
                .with(Futility.NONE);
    }

    private static boolean isProven(Turn turn, Rollout rollout, List<ContextState> contexts) {
        return contexts.stream()
                .flatMap(context -> context.active().stream())
                .filter(slot -> !slot.isFinished())
                .allMatch(slot -> isProven(turn, rollout, slot.worker()));
    }

    private static boolean isProven(Turn turn, Rollout rollout, WorkerHandle worker) {
        return worker.generation() == rollout.generation()
                && worker.isInService()
                && turn.nowNanos() - provenAt(turn.state(), worker) >= 0;
    }

    private static boolean isBack(List<ContextState> contexts) {
        return contexts.stream()
                .noneMatch(context -> context.active().stream().anyMatch(slot -> RolloutOrder.isAhead(context, slot)));
    }

    static void oneMore(Turn turn) {
        turn.replace(turn.renewal().with(turn.state().rollout().map(Rollout::oneMore)));
    }

    /** On the way back there is nothing else to do than to try again. */
    static void onSuccessorFailed(Turn turn, WorkerHandle successor) {
        turn.state().rollout().ifPresent(rollout -> {
            if (rollout.isForward()) {
                fail(turn, successor.id() + " failed: " + successor.reason());
            } else {
                Retry later = rollout.retry()
                        .after(Replacements.backoff(turn, successor.workerId(), rollout.retry()), turn.nowNanos());
                turn.replace(turn.renewal().with(Optional.of(rollout.with(later))));
            }
        });
    }

    /** Freezes the phased restart that is under way. */
    static void fail(Turn turn, String why) {
        Rollout rollout = turn.state().rollout().orElseThrow();
        Optional<Rollout> after = rollout.hasRollback() ? Optional.of(rollout.goingBack(why)) : Optional.empty();
        giveUpOwn(turn, why);
        turn.replace(turn.renewal().with(after));
        rollout.contexts().forEach(name -> Conditions.frozen(turn, name, why));
        if (after.isEmpty()) {
            turn.emit(frozen(rollout, why, false));
        }
    }

    /** The master is on its way out; the workers are left on the generations that they have. */
    static void cancel(Turn turn, String why) {
        turn.state().rollout().ifPresent(rollout -> {
            turn.replace(turn.renewal().with(Optional.<Rollout>empty()));
            String reason = rollout.failure().orElse(why);
            rollout.contexts().forEach(name -> Conditions.frozen(turn, name, reason));
            turn.emit(frozen(rollout, reason, false));
        });
    }

    private static void giveUpOwn(Turn turn, String why) {
        if (turn.renewal()
                .replacement()
                .filter(current -> current.cause() == Cause.ROLLOUT)
                .isPresent()) {
            Replacements.giveUp(turn, why);
        }
    }

    private static RolloutFrozen frozen(Rollout rollout, String why, boolean isRolledBack) {
        return new RolloutFrozen(rollout.contexts(), rollout.generation(), why, isRolledBack);
    }

    /** When time alone lets it go on or end; empty while it waits for something else, or there is none. */
    static OptionalLong nextStep(SupervisorState state, long nowNanos) {
        return state.rollout()
                .map(rollout -> LongStream.concat(rollout.retry().waitsUntil(nowNanos).stream(), proofs(state, rollout))
                        .map(atNanos -> atNanos - nowNanos)
                        .filter(distance -> distance > 0)
                        .min()
                        .stream()
                        .map(distance -> nowNanos + distance)
                        .findFirst())
                .orElse(OptionalLong.empty());
    }

    private static LongStream proofs(SupervisorState state, Rollout rollout) {
        return contexts(state, rollout).stream()
                .flatMap(context -> context.active().stream())
                .map(Slot::worker)
                .filter(WorkerHandle::isInService)
                .mapToLong(worker -> provenAt(state, worker));
    }

    private static long provenAt(SupervisorState state, WorkerHandle worker) {
        RestartPolicy policy = state.specOf(worker).restarts();
        return worker.readyAtNanos().orElse(worker.sinceNanos())
                + policy.minUptime().toNanos();
    }

    static List<ContextState> contexts(SupervisorState state, Rollout rollout) {
        return rollout.contexts().stream()
                .flatMap(name -> state.context(name).stream())
                .toList();
    }
}
