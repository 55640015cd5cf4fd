package io.universe.launcher.supervisor;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** How far an incarnation is in its life, as the master knows it. */
public enum Stage {
    /** Spawned, or about to be; has not yet reported. */
    STARTING,
    /** Runs its warm-up. */
    WARMING,
    /** Booted and warmed up, without a listening socket. */
    STANDBY,
    /** Serves beside the shared port, for who debugs it. */
    DEBUGGED,
    /** Takes traffic. */
    READY,
    /** Keeps process and memory, takes no traffic. */
    PAUSED,
    /** Finishes what is in flight, then exits. */
    DRAINING,
    /** Was sent SIGTERM. */
    TERMINATING,
    /** Was sent SIGKILL. */
    KILLING,
    /** Its process has ended, or never came to be. */
    EXITED;

    /** The table of legal moves: from each stage, where a worker may go. */
    private static final Map<Stage, Set<Stage>> LEGAL_MOVES = new EnumMap<>(Map.of(
            STARTING, EnumSet.of(WARMING, TERMINATING, KILLING, EXITED),
            WARMING, EnumSet.of(STANDBY, DEBUGGED, READY, TERMINATING, KILLING, EXITED),
            STANDBY, EnumSet.of(READY, TERMINATING, KILLING, EXITED),
            DEBUGGED, EnumSet.of(TERMINATING, KILLING, EXITED),
            READY, EnumSet.of(PAUSED, DRAINING, TERMINATING, KILLING, EXITED),
            PAUSED, EnumSet.of(READY, DRAINING, TERMINATING, KILLING, EXITED),
            DRAINING, EnumSet.of(TERMINATING, KILLING, EXITED),
            TERMINATING, EnumSet.of(KILLING, EXITED),
            KILLING, EnumSet.of(EXITED),
            EXITED, EnumSet.noneOf(Stage.class)));

    /** Whether the table allows the move. */
    public boolean canMoveTo(Stage next) {
        return LEGAL_MOVES.getOrDefault(this, Set.of()).contains(next);
    }

    /** Whether a process may be behind this stage: every stage but EXITED. */
    public boolean isLive() {
        return this != EXITED;
    }

    /** Whether the stage must end in time. READY and PAUSED last as long as they are wanted, a standby until it takes a slot. */
    public boolean hasDeadline() {
        return switch (this) {
            case STARTING, WARMING, DEBUGGED, DRAINING, TERMINATING, KILLING -> true;
            case STANDBY, READY, PAUSED, EXITED -> false;
        };
    }

    /** Whether the worker has served nobody but who debugs it, so that it can be terminated without harm. */
    public boolean isBeforeService() {
        return switch (this) {
            case STARTING, WARMING, STANDBY, DEBUGGED -> true;
            case READY, PAUSED, DRAINING, TERMINATING, KILLING, EXITED -> false;
        };
    }

    /** @throws IllegalStateException naming both stages, when the table does not allow the move */
    void requireMoveTo(Stage next) {
        if (!canMoveTo(next)) {
            throw new IllegalStateException("a worker cannot go from " + this + " to " + next);
        }
    }
}
