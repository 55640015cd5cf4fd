package io.universe.status;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the nodes of a universe say about themselves, by name, asked for from any of them. Safe from any thread.
 *
 * <p>A <b>value</b> is what JSON can hold: null, a Boolean, a finite number, a String, JsonObject, JsonArray, Map or List. Whoever gets one gets a copy, in which maps and lists are JsonObject and JsonArray.
 *
 * <p>Every node is asked at the same time, this one included, and an <b>answer</b> is one entry for each that says something under the name: that of the master first, then by context and slot. A node that does not know
 * the name has no entry. One that is silent, leaves before it has answered, or whose view fails has one that says so in one line: it never fails the whole. A node that has left is not asked.
 *
 * <p>Futures complete on the Vert.x context of the caller; where it has none, on any thread. Nothing is thrown for a wrong argument of a question: its future fails with an IllegalArgumentException that says what is wrong.
 *
 * <p>A standby that has no slot yet asks itself only. Where everything runs in one JVM without a cluster, each context has statuses of its own, and its answers are one entry.
 */
public interface Statuses {

    /** How long a node is waited for unless the question says otherwise. */
    Duration DEFAULT_WAIT = Duration.ofSeconds(3);

    /** The longest that a node is waited for. */
    Duration MAX_WAIT = Duration.ofHours(1);

    /** Those of this process alone, without Vert.x or a cluster: for a plain main, and for tests. Each call gives others, which know {@code os} and what is registered there. */
    static Statuses local() {
        return LocalStatuses.create();
    }

    /**
     * Has this node say something under the name, in the place of what it said before; it can only be read.
     *
     * @param view gives the value, or a Future of it. It is called for each question, on the Vert.x context from which it is registered, or on one of the node's where there is none; of {@link #local} on the caller's thread then. It
     *     must not block an event loop. It has the time that the question waits, less a tenth of it or 200 ms, so that this node can still say that it was late
     * @throws IllegalArgumentException where the name is empty
     */
    void register(String name, Supplier<? extends @Nullable Object> view);

    /**
     * The same for one that can be set.
     *
     * @param update takes the new value, called like the view. What it gives, or what its Future gives, is the answer to whoever has set it; it refuses by throwing, or by a Future that fails
     */
    void register(
            String name,
            Supplier<? extends @Nullable Object> view,
            Function<@Nullable Object, ? extends @Nullable Object> update);

    /** Has this node say nothing under the name any more; without effect where it does not. */
    void unregister(String name);

    /** The names under which any node says something, in alphabetical order; those of a silent node are missing. Waits {@link #DEFAULT_WAIT}. */
    Future<List<String>> statuses();

    /** What every node says under the name; empty where none knows it. Waits {@link #DEFAULT_WAIT}. */
    default Future<List<NodeStatus>> getStatus(String name) {
        return getStatus(name, DEFAULT_WAIT);
    }

    /**
     * The same.
     *
     * @param wait how long each node is waited for, from 1 ms to {@link #MAX_WAIT}
     */
    Future<List<NodeStatus>> getStatus(String name, Duration wait);

    /** What a reducer makes of it, such as {@link Reducers#sum}. Waits {@link #DEFAULT_WAIT}. */
    default <T> Future<Reduced<T>> getStatus(String name, Reducer<T> reducer) {
        return getStatus(name, DEFAULT_WAIT, reducer);
    }

    /** The same; fails with what the reducer throws. */
    default <T> Future<Reduced<T>> getStatus(String name, Duration wait, Reducer<T> reducer) {
        return getStatus(name, wait).map(entries -> Reduced.of(entries, reducer));
    }

    /** Has every node that knows the name set the value. Waits {@link #DEFAULT_WAIT}. */
    default Future<List<NodeStatus>> setStatus(String name, @Nullable Object value) {
        return setStatus(name, value, DEFAULT_WAIT);
    }

    /**
     * The same.
     *
     * @return one entry for each node that knows the name, whose status is what its update gave, or whose error says why not. One that was silent may have set it all the same. Fails with an IllegalArgumentException, and nobody has
     *     heard of it, where JSON cannot hold the value
     */
    Future<List<NodeStatus>> setStatus(String name, @Nullable Object value, Duration wait);
}
