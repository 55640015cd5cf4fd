package io.universe.cache.front;

import io.universe.cache.CacheException;
import io.universe.cache.port.Notice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The flights of one namespace on this node, one for each key at a time. Owned by the clockwork's thread. */
final class Flights {

    private final Map<String, Flight> byKey = new HashMap<>();
    private final Namespace space;
    private final Claims claims;

    Flights(Namespace space, Claims claims) {
        this.space = space;
        this.claims = claims;
    }

    void join(Caller<?> caller) {
        if (caller.call().isOver()) {
            return;
        }
        CacheException refusal = space.refusalOrNull();
        if (refusal != null) {
            caller.fail(refusal);
        } else {
            admit(caller);
        }
    }

    private void admit(Caller<?> caller) {
        Flight flight = byKey.computeIfAbsent(caller.key(), this::started);
        space.counters().waiting.increment();
        caller.call()
                .future()
                .onComplete((value, failure) -> space.counters().waiting.decrement());
        caller.call().onGivenUp(() -> flight.leave(caller));
        flight.join(caller);
    }

    private Flight started(String key) {
        return new Flight(space, claims, key, () -> byKey.remove(key));
    }

    void onNotice(Notice notice) {
        Flight flight = byKey.get(notice.key());
        if (flight != null) {
            flight.onNotice(notice);
        }
    }

    void onLeft(String node) {
        each(flight -> flight.onLeft(node));
    }

    void end(CacheException failure) {
        each(flight -> flight.end(failure));
    }

    private void each(Consumer<Flight> action) {
        List.copyOf(byKey.values()).forEach(action);
    }
}
