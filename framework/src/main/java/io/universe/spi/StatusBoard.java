package io.universe.spi;

import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What one node can say about itself, by name. Safe from any thread. */
public final class StatusBoard {

    /**
     * How one status is read and changed.
     *
     * @param view gives the current value, as JSON can hold it
     * @param update takes a new value; what its future gives is the answer to whoever set it
     */
    public record Status(Supplier<? extends Future<?>> view, Function<@Nullable Object, ? extends Future<?>> update) {}

    private final Map<String, Status> statuses = new ConcurrentHashMap<>();

    /** Registers it, in the place of one of the same name. */
    public void register(String name, Status status) {
        statuses.put(name, status);
    }

    /** The same for one that can only be read, at once. */
    public void register(String name, Supplier<? extends @Nullable Object> view) {
        register(
                name,
                new Status(
                        () -> Future.succeededFuture(view.get()),
                        value -> Future.failedFuture(
                                new UnsupportedOperationException("the status '" + name + "' can only be read"))));
    }

    /** Removes it; without effect where there is none. */
    public void unregister(String name) {
        statuses.remove(name);
    }

    /** What this node says something under. */
    public Set<String> names() {
        return Set.copyOf(statuses.keySet());
    }

    /** Empty where nobody has registered it. */
    public Optional<Status> find(String name) {
        return Optional.ofNullable(statuses.get(name));
    }
}
