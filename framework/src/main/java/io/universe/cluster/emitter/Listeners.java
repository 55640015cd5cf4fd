package io.universe.cluster.emitter;

import io.universe.cluster.EmittedEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Who listens to what on this node, in the order of registration. Safe from any thread; no listener is called in here. */
final class Listeners {

    private final Map<String, List<Registration>> byName = new LinkedHashMap<>();

    synchronized void add(Registration registration) {
        byName.computeIfAbsent(registration.name(), key -> new ArrayList<>()).add(registration);
        registration.begin();
    }

    /** Those that one event is for; who listens once is taken out. */
    synchronized List<Registration> take(String name) {
        List<Registration> all = List.copyOf(byName.getOrDefault(name, List.of()));
        all.stream().filter(Registration::isOnce).forEach(registration -> {
            drop(registration);
            registration.forget();
        });
        return all;
    }

    /** The latest registration of the listener. */
    synchronized void remove(String name, Consumer<EmittedEvent> listener) {
        List<Registration> all = byName.getOrDefault(name, List.of());
        for (int i = all.size() - 1; i >= 0; i--) {
            if (all.get(i).isOf(listener)) {
                remove(all.get(i));
                return;
            }
        }
    }

    synchronized void remove(Registration registration) {
        drop(registration);
        registration.end();
    }

    synchronized void removeAll(Predicate<String> names) {
        byName.entrySet().removeIf(entry -> {
            boolean isMeant = names.test(entry.getKey());
            if (isMeant) {
                entry.getValue().forEach(Registration::end);
            }
            return isMeant;
        });
    }

    private void drop(Registration registration) {
        List<Registration> all = byName.get(registration.name());
        if (all != null && all.remove(registration) && all.isEmpty()) {
            byName.remove(registration.name());
        }
    }
}
