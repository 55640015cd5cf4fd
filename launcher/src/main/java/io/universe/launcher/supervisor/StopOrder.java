package io.universe.launcher.supervisor;

import io.universe.launcher.supervisor.Effect.CloseListeningSockets;
import io.universe.launcher.supervisor.Effect.Exit;
import io.universe.launcher.supervisor.Effect.Kill;
import io.universe.launcher.supervisor.Effect.RequestDrain;
import io.universe.launcher.supervisor.Event.StopAtOnceRequested;
import io.universe.launcher.supervisor.Event.StopRequested;
import io.universe.launcher.supervisor.SupervisorState.Stop;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * The order of a stop: the master's listening sockets, then tier by tier; within a context with a port, the last worker drains when
 * the others have closed their copies of the socket, and empties its queue.
 */
final class StopOrder {
    private StopOrder() {}

    static void onStopRequested(Turn turn, StopRequested request) {
        if (turn.state().isStopping()) {
            turn.ignore(request, "the stop is under way");
            return;
        }
        Stop stop = graceful(request, turn.nowNanos());
        begin(turn, stop);
        turn.state().living().stream()
                .filter(worker -> worker.stage() == Stage.DRAINING)
                .forEach(worker -> turn.replace(worker.ordered()));
        if (!stop.isNotice()) {
            endBeforeService(turn, stop);
        }
    }

    private static void endBeforeService(Turn turn, Stop stop) {
        turn.state().living().stream()
                .filter(worker -> worker.stage().isBeforeService())
                .forEach(worker -> Deadlines.terminate(turn, worker, stop.reason()));
    }

    private static Stop graceful(StopRequested request, long nowNanos) {
        return new Stop(
                request.reason(),
                0,
                Stop.Kind.GRACEFUL,
                false,
                request.notice().isZero()
                        ? OptionalLong.empty()
                        : OptionalLong.of(nowNanos + request.notice().toNanos()));
    }

    static void onStopAtOnceRequested(Turn turn, StopAtOnceRequested request) {
        if (turn.state().stop().filter(Stop::isAtOnce).isPresent()) {
            turn.ignore(request, "the stop is under way");
            return;
        }
        Optional<Stop> notice = turn.state().stop().filter(Stop::isNotice);
        if (notice.isPresent()) {
            beginToDrain(turn, notice.get());
            return;
        }
        begin(turn, new Stop(request.reason(), request.exitCode(), Stop.Kind.AT_ONCE));
        turn.state().living().forEach(worker -> killNow(turn, worker, request.reason()));
    }

    /** Gives the orders that are due, and exits when nobody is left. */
    static void advance(Turn turn) {
        turn.state()
                .stop()
                .filter(stop -> turn.state().isStopping() && !stop.isNotice())
                .ifPresent(stop -> advance(turn, stop));
    }

    private static void advance(Turn turn, Stop stop) {
        if (stop.isAtOnce() ? isNobodyAwaited(turn) : turn.state().living().isEmpty()) {
            turn.replace(turn.state().with(stop.over()));
            turn.emit(new Exit(stop.exitCode(), stop.reason(), Exit.Kind.STOPPED));
        } else if (!stop.isAtOnce()) {
            currentTier(turn.state()).forEach(context -> drain(turn, context, stop.reason()));
        }
    }

    /** Has draining begin when load balancers had the time to notice, or nobody serves them any more. */
    static void endNotice(Turn turn) {
        turn.state()
                .stop()
                .filter(Stop::isNotice)
                .filter(stop -> turn.nowNanos() - stop.drainAtNanos().getAsLong() >= 0 || isDeserted(turn.state()))
                .ifPresent(stop -> beginToDrain(turn, stop));
    }

    /** Whether nobody lives, and nobody is to come. */
    private static boolean isDeserted(SupervisorState state) {
        return state.living().isEmpty()
                && state.contexts().stream()
                        .flatMap(context -> context.slots().stream())
                        .allMatch(slot -> slot.respawnAtNanos().isEmpty());
    }

    private static void beginToDrain(Turn turn, Stop stop) {
        turn.emit(new CloseListeningSockets());
        turn.replace(turn.state().with(stop.draining()));
        holdSpawns(turn);
        endBeforeService(turn, stop);
    }

    private static void holdSpawns(Turn turn) {
        turn.state().contexts().forEach(context -> Spawns.hold(turn, context));
    }

    /** When draining begins, or the last worker of some context no longer waits for another one; empty while nothing waits. */
    static OptionalLong nextRelease(SupervisorState state, long nowNanos) {
        OptionalLong notice = state.stop().map(Stop::drainAtNanos).orElse(OptionalLong.empty());
        if (notice.isPresent() || !isGraceful(state)) {
            return notice;
        }
        LongStream waits = currentTier(state).stream()
                .filter(context -> context.living().stream().anyMatch(StopOrder::canDrain))
                .flatMapToLong(context -> waits(context, nowNanos));
        return waits.min().stream().map(wait -> nowNanos + wait).findFirst();
    }

    private static LongStream waits(ContextState context, long nowNanos) {
        return context.living().stream()
                .filter(worker -> !canDrain(worker) && holdsSocket(context, worker, nowNanos))
                .mapToLong(worker -> releaseNanos(context, worker) - nowNanos);
    }

    private static void begin(Turn turn, Stop stop) {
        if (!turn.state().isStopping() && !stop.isNotice()) {
            turn.emit(new CloseListeningSockets());
        }
        leave(turn, stop);
    }

    /** Nothing is replaced any more, and nothing spawned, but that during a notice who ends has to be made up for; who was to replace somebody is one of many that are ended now. */
    static void leave(Turn turn, Stop stop) {
        Rollouts.cancel(turn, stop.reason());
        Replacements.giveUp(turn, stop.reason());
        turn.replace(turn.state().with(Renewal.NONE).with(stop));
        if (stop.isNotice()) {
            turn.state().contexts().forEach(context -> Spawns.release(turn, context));
        } else {
            holdSpawns(turn);
        }
    }

    private static void killNow(Turn turn, WorkerHandle worker, String reason) {
        if (worker.stage() == Stage.KILLING) {
            turn.emit(new Kill(worker.id()));
        } else {
            Deadlines.kill(turn, worker, reason);
        }
    }

    /** A process that even SIGKILL does not end keeps the master for one killTimeout, no longer. */
    private static boolean isNobodyAwaited(Turn turn) {
        return turn.state().living().stream()
                .allMatch(worker -> turn.nowNanos() - worker.sinceNanos()
                        >= turn.timings(worker).killTimeout().toNanos());
    }

    private static boolean isGraceful(SupervisorState state) {
        return state.stop()
                .filter(stop -> stop.kind() == Stop.Kind.GRACEFUL && !stop.isOver())
                .isPresent();
    }

    /** The contexts that stop now: those of the lowest tier that has a living worker. */
    private static List<ContextState> currentTier(SupervisorState state) {
        List<ContextState> living = state.contexts().stream()
                .filter(context -> !context.living().isEmpty())
                .toList();
        OptionalInt tier =
                living.stream().mapToInt(context -> context.spec().stopTier()).min();
        return living.stream()
                .filter(context -> tier.isPresent() && context.spec().stopTier() == tier.getAsInt())
                .toList();
    }

    private static void drain(Turn turn, ContextState context, String reason) {
        List<WorkerHandle> serving =
                context.living().stream().filter(StopOrder::canDrain).toList();
        if (!context.spec().hasPort()) {
            serving.forEach(worker -> drain(turn, worker, reason, false));
        } else if (!serving.isEmpty()) {
            WorkerHandle last =
                    serving.stream().filter(WorkerHandle::isReady).findFirst().orElse(serving.get(0));
            serving.stream()
                    .filter(worker -> !worker.equals(last))
                    .forEach(worker -> drain(turn, worker, reason, false));
            drainLast(turn, last, reason);
        }
    }

    private static void drainLast(Turn turn, WorkerHandle last, String reason) {
        ContextState context = turn.context(last.id().context());
        boolean isAlone = context.living().stream()
                .noneMatch(other -> !other.id().equals(last.id()) && holdsSocket(context, other, turn.nowNanos()));
        if (isAlone) {
            drain(turn, last, reason, true);
        }
    }

    private static void drain(Turn turn, WorkerHandle worker, String reason, boolean emptyQueue) {
        turn.move(worker.ordered(), Stage.DRAINING, reason);
        turn.emit(new RequestDrain(worker.workerId(), reason, emptyQueue));
    }

    private static boolean canDrain(WorkerHandle worker) {
        return worker.stage().canMoveTo(Stage.DRAINING);
    }

    /** Whether the worker may still hold its copy of the listening socket, and is worth waiting for. */
    private static boolean holdsSocket(ContextState context, WorkerHandle worker, long nowNanos) {
        return worker.id() instanceof WorkerId
                && !worker.hasStoppedAccepting()
                && releaseNanos(context, worker) - nowNanos > 0;
    }

    private static long releaseNanos(ContextState context, WorkerHandle worker) {
        return worker.sinceNanos() + context.spec().timings().releaseTimeout().toNanos();
    }
}
