package io.universe.launcher.supervisor;

import io.universe.launcher.supervisor.Effect.RecordTransition;
import io.universe.launcher.supervisor.Effect.TakeSlot;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The rules of standbys: a context that has what it needs gets them, one at a time after a failure, of the generation that is known to
 * work; when a worker has ended, one of them takes its slot.
 */
final class StandbyRules {
    /** From the order to take a slot until it serves; a standby that needs longer is of no use. */
    static final Duration TAKE_LIMIT = Duration.ofSeconds(2);

    private StandbyRules() {}

    /** Whether a standby takes the slot whose worker has ended. */
    static boolean takeSlot(Turn turn, Slot slot) {
        ContextState context = turn.context(slot.worker().id().context());
        Optional<WorkerHandle> waiting = context.standbys().waiting(Rollouts.generationFor(turn.state(), slot));
        waiting.ifPresent(standby -> take(turn, context, slot, standby));
        return waiting.isPresent();
    }

    private static void take(Turn turn, ContextState context, Slot slot, WorkerHandle standby) {
        long deadlineNanos = turn.nowNanos() + TAKE_LIMIT.toNanos();
        WorkerHandle taking = standby.taking(slot.nextId(), turn.nowNanos(), deadlineNanos);
        Standbys left = context.standbys().without(standby);
        Duration wait = context.spec().restarts().backoffBase();
        turn.replace(context.with(left.with(left.retry().in(wait, turn.nowNanos()))));
        turn.changeSlot(taking.workerId(), before -> before.next(taking, before.earlyEnds()));
        turn.emit(new RecordTransition(
                Transition.of(taking, Optional.of(Stage.STANDBY), Evidence.ofTaking(standby, turn.nowNanos()))));
        turn.emit(new TakeSlot((StandbyId) standby.id(), taking.workerId()));
    }

    /** The slot gets an ordinary worker at once. */
    static void onSlotNotTaken(Turn turn, WorkerHandle worker) {
        Deadlines.terminate(turn, worker, "take-slot-timeout");
        Slot slot = turn.slot(worker.workerId());
        if (slot.worker().replaces(worker) && !turn.state().isClosing()) {
            Spawns.spawnNext(turn, slot, "slot-not-taken", slot.earlyEnds());
        }
    }

    static boolean onStandbyReady(Turn turn, WorkerHandle worker) {
        if (worker.stage() != Stage.WARMING) {
            return false;
        }
        Nanny.listen(turn, turn.move(worker, Stage.STANDBY, "warmed-up"));
        return true;
    }

    static void onEnded(Turn turn, End end) {
        Ends.exit(turn, end, "none, it had no slot");
        if (!end.worker().isOrdered()) {
            onFailed(turn, end.worker());
        }
    }

    /** Ends a standby that is of no use any more. */
    static void giveUp(Turn turn, WorkerHandle standby, String reason) {
        Deadlines.terminate(turn, standby, reason);
        onFailed(turn, standby);
    }

    /** It was of no use: the next one may have to wait. */
    static void onFailed(Turn turn, WorkerHandle failed) {
        ContextState context = turn.context(failed.id().context());
        RestartPolicy policy = context.spec().restarts();
        boolean wasStable = failed.stage() == Stage.STANDBY
                && turn.nowNanos() - failed.sinceNanos() >= policy.stableAfter().toNanos();
        Retry retry = wasStable ? Retry.FIRST : context.standbys().retry();
        Duration wait =
                policy.backoff(retry.failures(), Jitter.chance(turn.state().seed(), failed.id()));
        turn.replace(context.with(context.standbys().with(retry.after(wait, turn.nowNanos()))));
    }

    /** Ends those that nobody wants, and brings up those that are missing. */
    static void advance(Turn turn) {
        if (!turn.state().isLeaving()) {
            turn.state().contexts().forEach(context -> {
                endStale(turn, context);
                bringUpMissing(turn, context.name());
            });
        }
    }

    private static void endStale(Turn turn, ContextState context) {
        context.standbys().handles().stream()
                .filter(standby -> !standby.isOrdered())
                .filter(standby -> context.isDone() || standby.generation() != context.generation())
                .forEach(standby -> Deadlines.terminate(turn, standby, "not wanted"));
    }

    private static void bringUpMissing(Turn turn, String name) {
        while (isWanted(turn.state(), turn.context(name))
                && turn.context(name).standbys().retry().isDue(turn.nowNanos())) {
            ContextState context = turn.context(name);
            StandbyId id = context.standbys().nextId(name);
            WorkerHandle standby = Spawns.starting(turn, id, context.generation(), "standby");
            turn.replace(context.with(context.standbys().adding(standby)));
            Spawns.order(turn, standby);
        }
    }

    /** First the slots, then the standbys; none while a phased restart would renew it soon. */
    private static boolean isWanted(SupervisorState state, ContextState context) {
        int standbys = context.spec().care().standbys();
        return standbys > 0
                && !context.isWaiting()
                && context.standbys().count() < standbys
                && (context.condition() == Condition.STEADY || context.condition() == Condition.FROZEN)
                && context.active().stream().allMatch(slot -> slot.worker().isInService() || slot.isFinished())
                && state.rollout()
                        .filter(rollout -> rollout.contexts().contains(context.name()))
                        .isEmpty();
    }

    /** When time alone lets one be brought up; empty while none is wanted or nothing has to be waited for. */
    static OptionalLong nextAttempt(SupervisorState state, ContextState context, long nowNanos) {
        return isWanted(state, context) ? context.standbys().retry().waitsUntil(nowNanos) : OptionalLong.empty();
    }
}
