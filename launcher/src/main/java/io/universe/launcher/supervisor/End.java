package io.universe.launcher.supervisor;

import java.time.Duration;
import java.util.Optional;

/**
 * The end of an incarnation, and what it means.
 *
 * @param worker as it was before
 * @param detail the exit status, or why the process could not be started
 */
record End(WorkerHandle worker, Meaning meaning, String detail, long atNanos) {
    /** Exit code of a process whose configuration is wrong: another start would not help. Restarted: no. */
    static final int CONFIGURATION = 78;
    /** Exit code of a worker one of whose backends could not be opened. Restarted: yes, with back-off. */
    static final int BACKEND = 111;

    /** What an end is taken for. */
    enum Meaning {
        /** It did as it was told. */
        ORDERED("ordered"),
        /** Nobody told it to; a death by signal is no better than an exit code. */
        CRASH("crash"),
        /** Its work is done. */
        FINISHED("finished"),
        /** Its configuration was refused. */
        CONFIGURATION_REFUSED("configuration-refused"),
        /** A backend could not be opened. */
        BACKEND_UNAVAILABLE("backend-unavailable"),
        /** There was no process. */
        SPAWN_FAILED("spawn-failed");

        private final String label;

        Meaning(String label) {
            this.label = label;
        }
    }

    static End of(WorkerHandle worker, ExitStatus status, boolean canFinish, long nowNanos) {
        Meaning meaning = worker.isOrdered() ? Meaning.ORDERED : unordered(status, canFinish);
        return new End(worker, meaning, status.toString(), nowNanos);
    }

    static End ofSpawn(WorkerHandle worker, String reason, long nowNanos) {
        return new End(worker, Meaning.SPAWN_FAILED, reason, nowNanos);
    }

    /** A word for why; for an end on order, why the order was given. */
    String cause() {
        return meaning == Meaning.ORDERED ? worker.reason() : meaning.label;
    }

    /** Whether the worker ended otherwise than by order or with its work done. */
    boolean isFailure() {
        return meaning != Meaning.ORDERED && meaning != Meaning.FINISHED;
    }

    /** Cause and detail: {@code crash: exit 1}. */
    String reason() {
        return cause() + ": " + detail;
    }

    /** How long ago the worker became READY for the first time; empty if it never did. */
    Optional<Duration> readyFor() {
        return worker.readyAtNanos().stream()
                .mapToObj(since -> Duration.ofNanos(atNanos - since))
                .findFirst();
    }

    boolean wasReadyFor(Duration least) {
        return readyFor().filter(time -> time.compareTo(least) >= 0).isPresent();
    }

    private static Meaning unordered(ExitStatus status, boolean canFinish) {
        if (status.hasCode(CONFIGURATION)) {
            return Meaning.CONFIGURATION_REFUSED;
        }
        if (status.hasCode(BACKEND)) {
            return Meaning.BACKEND_UNAVAILABLE;
        }
        return status.hasCode(0) && canFinish ? Meaning.FINISHED : Meaning.CRASH;
    }
}
