package io.universe.operations;

import java.util.List;

/**
 * The answer to what an orchestrator asks of a universe, with what it rests on.
 *
 * @param checks what was looked at; the whole may be UP though one of them is not what it should be, which its cause tells then
 */
public record Probe(boolean isUp, List<Check> checks) {

    /** Copies the checks. */
    public Probe {
        checks = List.copyOf(checks);
    }

    /** UP where every check is. */
    public static Probe of(List<Check> checks) {
        return new Probe(checks.stream().allMatch(Check::isUp), checks);
    }

    /** What is asked. */
    public enum Kind {
        /** Whether it has come up: every context, for the first time. */
        STARTED,
        /** Whether its master does its work. */
        LIVE,
        /** Whether it can be relied on now: every context has a worker that serves and is well. */
        READY
    }

    /**
     * One thing that was looked at.
     *
     * @param id the name of a context, or of a part of the platform
     * @param cause what is wrong, and who is to blame; empty where nothing is
     */
    public record Check(String id, boolean isUp, String cause) {

        /** Nothing is wrong. */
        public static Check up(String id) {
            return new Check(id, true, "");
        }

        /** It is down. */
        public static Check down(String id, String cause) {
            return new Check(id, false, cause);
        }
    }
}
