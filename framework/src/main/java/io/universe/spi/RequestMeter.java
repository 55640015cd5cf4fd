package io.universe.spi;

import org.jspecify.annotations.Nullable;

/** Counts the requests to the HTTP servers of a process, on their event loops: it must not wait for anything. */
public interface RequestMeter {

    /** Counts nothing. */
    RequestMeter NONE = new RequestMeter() {
        @Override
        public void answered(String method, @Nullable String route, int status, long nanos) {}

        @Override
        public void cut() {}
    };

    /**
     * A request has its answer: before the first byte of it is written where it is written as a whole, else behind its last byte.
     *
     * @param route the path, or the name, of the last route that took it; null where none did
     * @param nanos since the request came
     */
    void answered(String method, @Nullable String route, int status, long nanos);

    /** A request has ended without a whole answer. */
    void cut();
}
