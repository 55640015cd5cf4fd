package io.universe.worker;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What parts of the platform provide in one node, by type. Safe from any thread. */
public final class Provided {

    private final Map<Class<?>, Object> services = new ConcurrentHashMap<>();

    /** Takes it in the place of what there was of this type. */
    <T> void put(Class<T> type, T service) {
        services.put(type, service);
    }

    /** Empty where nothing of exactly this type is provided. */
    public <T> Optional<T> find(Class<T> type) {
        return Optional.ofNullable(services.get(type)).map(type::cast);
    }

    /** Throws IllegalArgumentException, which names the type and what there is, where nothing of exactly this type is provided. */
    public <T> T required(Class<T> type) {
        return find(type)
                .orElseThrow(() -> new IllegalArgumentException(
                        "the platform provides no %s here; there are: %s".formatted(type.getName(), names())));
    }

    private List<String> names() {
        return services.keySet().stream().map(Class::getName).sorted().toList();
    }
}
