package io.universe.cache.front;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who waits in a flight, first come first, and since which of its turns. Owned by the clockwork's thread. */
final class Callers {

    private final Map<Caller<?>, Integer> sinceTurn = new LinkedHashMap<>();

    void add(Caller<?> caller, int turn) {
        sinceTurn.put(caller, turn);
    }

    void remove(Caller<?> caller) {
        sinceTurn.remove(caller);
    }

    boolean isEmpty() {
        return sinceTurn.isEmpty();
    }

    Caller<?> first() {
        return sinceTurn.keySet().iterator().next();
    }

    List<Caller<?>> takeAll() {
        List<Caller<?>> all = List.copyOf(sinceTurn.keySet());
        sinceTurn.clear();
        return all;
    }

    /** Takes those to whom what the key has at this version is an answer: they have not seen anything newer, or were there before the question was asked. */
    List<Caller<?>> takeAnswered(long version, int askedInTurn) {
        List<Caller<?>> answered = new ArrayList<>();
        Iterator<Map.Entry<Caller<?>, Integer>> each = sinceTurn.entrySet().iterator();
        while (each.hasNext()) {
            Map.Entry<Caller<?>, Integer> next = each.next();
            if (next.getKey().seen() <= version || next.getValue() < askedInTurn) {
                answered.add(next.getKey());
                each.remove();
            }
        }
        return answered;
    }
}
