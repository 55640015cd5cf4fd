package io.universe.worker.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The open streams of one kind, which would keep a draining worker for ever unless they were told to end. Safe from any thread. */
final class Streams<T> {

    private final Set<T> open = ConcurrentHashMap.newKeySet();
    private volatile Consumer<T> welcome = stream -> {};

    void add(T stream) {
        open.add(stream);
        welcome.accept(stream);
    }

    void remove(T stream) {
        open.remove(stream);
    }

    /** Runs the action for each that is open, and for each that is opened from now on: a client whose stream was ended may ask again on the same connection. May run twice for one. */
    void forEachFromNowOn(Consumer<T> action) {
        welcome = action;
        open.forEach(action);
    }

    /** Nothing happens to those that are opened from now on. */
    void leaveAlone() {
        welcome = stream -> {};
    }
}
