package io.universe.launcher.supervisor;

import java.util.HashSet;
import java.util.Set;

/** What holds of a stop. */
final class StopInvariants {
    private final World world;
    private final Set<String> emptied = new HashSet<>();
    private int socketsClosed;
    private int exits;

    StopInvariants(World world) {
        this.world = world;
    }

    void check(SupervisorState before, Decision decision, long nowNanos) {
        Invariants.require(!before.isOver() || isSilent(decision), "nothing is done after the exit");
        socketsClosed += count(decision, Effect.CloseListeningSockets.class);
        exits += count(decision, Effect.Exit.class);
        Invariants.require(exits <= 1, "the master exits once");
        if (decision.state().isStopping()) {
            Invariants.require(!decision.state().isReady(), "what stops is not ready");
            if (decision.state().isClosing()) {
                closes(decision, nowNanos);
            } else {
                givesNotice(decision);
            }
        } else {
            Invariants.require(
                    socketsClosed == 0 && (exits == 0 || decision.state().isLeaving()), "only a stop ends the master");
        }
    }

    private void closes(Decision decision, long nowNanos) {
        Invariants.require(socketsClosed == 1, "a stop closes the master's sockets once");
        Invariants.require(count(decision, Effect.Spawn.class) == 0, "nothing is spawned after a stop");
        decision.effects().forEach(effect -> check(decision, effect, nowNanos));
        decision.state().contexts().forEach(context -> lastWaitsNoLonger(decision, context, nowNanos));
    }

    private void givesNotice(Decision decision) {
        Invariants.require(socketsClosed == 0, "the master's sockets are open until load balancers have noticed");
        Invariants.require(
                count(decision, Effect.RequestDrain.class) == 0, "nobody drains until load balancers have noticed");
    }

    private void check(Decision decision, Effect effect, long nowNanos) {
        if (effect instanceof Effect.RequestDrain drain) {
            ContextState context =
                    decision.state().context(drain.id().context()).orElseThrow();
            tierHasCome(decision.state(), context.spec().stopTier());
            if (drain.emptyQueue()) {
                lastWaitsForOthers(context, drain.id(), nowNanos);
            } else if (context.spec().hasPort()) {
                somebodyIsLeft(context);
            }
        } else if (effect instanceof Effect.Exit && !isAtOnce(decision)) {
            Invariants.require(world.living().isEmpty(), "the master waits for every process", world.living());
        }
    }

    private void tierHasCome(SupervisorState state, int tier) {
        world.living()
                .forEach(process -> Invariants.require(
                        state.context(process.id().context())
                                        .orElseThrow()
                                        .spec()
                                        .stopTier()
                                >= tier,
                        "a tier stops when the lower ones have",
                        process.id()));
    }

    private void lastWaitsForOthers(ContextState context, WorkerId last, long nowNanos) {
        Invariants.require(emptied.add(context.name()), "one worker empties the queue", last);
        context.living().stream()
                .filter(other -> !other.id().equals(last) && other.id() instanceof WorkerId)
                .forEach(other -> Invariants.require(
                        other.hasStoppedAccepting() || nowNanos - other.sinceNanos() >= releaseNanos(context),
                        "the last worker waits until the others have closed the socket",
                        other));
    }

    private static void lastWaitsNoLonger(Decision decision, ContextState context, long nowNanos) {
        boolean isItsTurn = decision.state().living().stream()
                .noneMatch(worker ->
                        tier(decision.state(), worker) < context.spec().stopTier());
        if (isItsTurn && context.readyCount() > 0) {
            Invariants.require(
                    decision.nextDeadlineNanos().orElseThrow() - nowNanos <= releaseNanos(context),
                    "the last worker waits no longer than it must",
                    context);
        }
    }

    private static int tier(SupervisorState state, WorkerHandle worker) {
        return state.context(worker.id().context()).orElseThrow().spec().stopTier();
    }

    private static void somebodyIsLeft(ContextState context) {
        Invariants.require(
                context.living().stream().anyMatch(WorkerHandle::isInService),
                "a worker that serves is left to empty the queue",
                context.name());
    }

    private static long releaseNanos(ContextState context) {
        return context.spec().timings().releaseTimeout().toNanos();
    }

    private static boolean isAtOnce(Decision decision) {
        return decision.state().stop().filter(SupervisorState.Stop::isAtOnce).isPresent();
    }

    private static boolean isSilent(Decision decision) {
        return decision.effects().stream().allMatch(Effect.Ignore.class::isInstance);
    }

    private static int count(Decision decision, Class<? extends Effect> kind) {
        return (int) decision.effects().stream().filter(kind::isInstance).count();
    }
}
