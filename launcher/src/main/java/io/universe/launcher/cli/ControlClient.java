package io.universe.launcher.cli;

import io.universe.launcher.config.Home;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.function.Consumer;

/** The operator's connection to the master of a home. Every call blocks, and throws {@link NothingRunsException} where nobody answers. */
public interface ControlClient extends AutoCloseable {

    /** {@code GET /status.json}, as it came. */
    String statusText();

    /** {@code GET /status.json}. */
    default JsonObject status() {
        return new JsonObject(statusText());
    }

    /** {@code POST /restart}; returns when the master has found out whether another one could take its place: why not, or nothing. */
    Optional<String> restart();

    /** {@code POST /stop}; returns as soon as the master has agreed. */
    void stop();

    /**
     * {@code GET /events}: what is in the journal, one JSON object for each call of the consumer; returns at the end of the journal, or, when following,
     * at the end of the master. Throws IllegalStateException where a master that lives on has cut the connection.
     */
    void events(boolean follow, Consumer<JsonObject> event);

    @Override
    void close();

    /** How a command gets its connection. */
    interface Connector {
        /** Connects to the home; nothing is sent before the first call. */
        ControlClient connect(Home home);
    }
}
