package io.universe.launcher.config;

import java.util.Optional;

/**
 * One key of the configuration: its name, what it may be, what it is when nobody says anything, and what it is for.
 *
 * @param name as it is written; {@code NAME} stands for a context or backend, {@code *} at the end for anything
 * @param fallback the text of the default; empty where nothing counts until it is said
 * @param without what counts where there is no default
 * @param doc one line
 */
record Key<T>(String name, Type<T> type, Optional<String> fallback, String without, Section section, String doc) {

    /** Where help and handbook show a key. */
    enum Section {
        UNIVERSE("The universe"),
        WORKERS("Workers"),
        LIFE("Life of a worker"),
        POLICIES("What a worker that serves is recycled for"),
        CONTEXT("One worker context"),
        CACHE("Cache"),
        MONITOR("The monitor"),
        ECV("ECV, for the load balancer"),
        CLUSTER("Cluster"),
        METRICS("Metrics"),
        LOG("Logs"),
        BACKENDS("Backends");

        private final String title;

        Section(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    /** The default as help and handbook show it. */
    String shownDefault() {
        return fallback.orElse(without);
    }

    /** Whether the values are the application's own, with types of their own. */
    boolean isFree() {
        return type == Types.FREE;
    }

    /** The name for this context or backend. */
    String of(String owner) {
        return name.replace("NAME", owner);
    }
}
