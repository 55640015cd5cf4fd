package io.universe.cache.local;

import io.universe.cache.entry.Kind;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds who gives way: a hand goes round all keys and spares once who was read since it last came by, so that it is about the one that was not read for the longest time. Safe from any thread; one looks at a time. */
final class GivingWay {

    private static final int ROUNDS = 3;

    private final Map<String, Cell> cells;
    private @Nullable Iterator<Map.Entry<String, Cell>> hand;

    GivingWay(Map<String, Cell> cells) {
        this.cells = cells;
    }

    /** Somebody else than the one to be spared; nobody where there is no other value. */
    synchronized Optional<String> next(String spared) {
        int rounds = 0;
        while (rounds < ROUNDS) {
            if (hand == null || !hand.hasNext()) {
                hand = cells.entrySet().iterator();
                rounds++;
            }
            while (hand.hasNext()) {
                Map.Entry<String, Cell> each = hand.next();
                if (gives(each.getValue()) && !each.getKey().equals(spared)) {
                    return Optional.of(each.getKey());
                }
            }
        }
        return Optional.empty();
    }

    private static boolean gives(Cell cell) {
        if (cell.entry.kind() != Kind.VALUE) {
            return false;
        }
        boolean wasRead = cell.isRead;
        cell.isRead = false;
        return !wasRead;
    }
}
