package io.universe.benchmarks;

import java.util.NoSuchElementException;

/**
 * How a slot got its next worker.
 *
 * @param millis from the exit of the worker before until it served
 * @param isByStandby whether a standby has taken the slot
 */
record Respawned(double millis, boolean isByStandby) {

    /** After this incarnation of the slot; throws NoSuchElementException while the journal does not tell. */
    static Respawned of(Journal journal, String slot, int incarnation) {
        String next = journal.readyAfter(slot, incarnation).orElseThrow(NoSuchElementException::new);
        double millis = Journal.millis(journal.at(slot + "." + incarnation, "EXITED"), journal.at(next, "READY"));
        return new Respawned(millis, hasTakenSlot(journal, next));
    }

    private static boolean hasTakenSlot(Journal journal, String life) {
        return journal.transitions()
                .anyMatch(entry ->
                        life.equals(entry.getString("worker")) && "takes-slot".equals(entry.getString("reason")));
    }
}
