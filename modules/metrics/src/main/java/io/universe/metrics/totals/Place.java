package io.universe.metrics.totals;

import io.universe.metrics.file.Identity;

/**
 * Where something was counted: what one series has in common with others of its process and of those that were there before it.
 *
 * @param worker the name of the slot, such as {@code web-0}
 */
public record Place(String context, String worker, int generation) implements Comparable<Place> {

    /** Of one process. */
    public static Place of(Identity identity) {
        return new Place(identity.context(), identity.worker(), identity.generation());
    }

    @Override
    public int compareTo(Place other) {
        int byContext = context.compareTo(other.context);
        int byWorker = byContext == 0 ? worker.compareTo(other.worker) : byContext;
        return byWorker == 0 ? Integer.compare(generation, other.generation) : byWorker;
    }
}
