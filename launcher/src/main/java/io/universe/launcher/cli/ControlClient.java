package io.universe.launcher.cli;

import io.universe.launcher.config.Home;
import io.universe.operations.LogLine;
import io.universe.operations.LogQuery;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
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

    /** {@code GET /status/NAME}, as it came: what the nodes say about themselves under that name. Throws {@link Refused} where none does. */
    String statusText(String name);

    /**
     * {@code POST /contexts/NAME/reload}; returns as soon as the master has agreed, or needs longer to find out. Throws {@link Refused} where it
     * does not agree.
     *
     * @return by which the reload is found in the status
     */
    String reload(Reload wish);

    /**
     * What a reload is to do.
     *
     * @param context its name, or {@code all}
     * @param environment what the workers are to have in place of theirs; empty where they keep it
     */
    record Reload(String context, boolean rollback, Optional<Map<String, String>> environment) {

        /** The body of the request. */
        JsonObject toJson() {
            JsonObject body = new JsonObject().put("rollback", rollback);
            environment.ifPresent(variables -> body.put("environment", new JsonObject(Map.copyOf(variables))));
            return body;
        }
    }

    /** {@code GET /deps}, as it came: which libraries the workers of a context, or of all, run with. Throws {@link Refused} where there is no such context. */
    String dependencies(Optional<String> context);

    /** {@code POST /doctor}, as it came; waits until every node has answered or was given up. Throws {@link Refused} where the master is not in the cluster yet. */
    String doctor();

    /** {@code POST /restart}; returns when the master has found out whether another one could take its place: why not, or nothing. */
    Optional<String> restart();

    /** {@code POST /stop}; returns as soon as the master has agreed. */
    void stop();

    /** {@code POST} of a wish to its route, such as {@code /workers/web-0/pause}, whose outcome the master is to await for so long; only the call returns at once. */
    PendingWish wish(String path, Duration patience);

    /** A wish whose outcome is on its way. */
    @FunctionalInterface
    interface PendingWish {

        /** What the master answered; empty while it has not. Does not block. Throws NothingRunsException where the master has gone. */
        Optional<WishReply> reply();
    }

    /**
     * {@code GET /events}: what is in the journal, one JSON object for each call of the consumer; returns at the end of the journal, or, when following,
     * at the end of the master. Throws IllegalStateException where a master that lives on has cut the connection.
     */
    void events(boolean follow, Consumer<JsonObject> event);

    /**
     * {@code GET /logs}: what is wanted of the logs, oldest first; returns at its end, or, when following, at the end of the master. Throws {@link Refused} where there is no such worker, and IllegalStateException as {@link #events} does.
     */
    void logs(LogQuery query, boolean follow, Consumer<LogLine> line);

    /**
     * {@code POST} of an inspection to its route, such as {@code /workers/web-0/heap}: what comes of it goes to the receiver, part by part. Returns when all of it has come. Throws {@link Refused} where there is nothing, and what the
     * receiver throws.
     */
    void inspect(String path, Receiver receiver);

    /** Who takes what an inspection has found, on any thread, one call after the other. */
    @FunctionalInterface
    interface Receiver {

        /** It is about to come; returns who takes the parts. */
        Consumer<byte[]> begin(Coming coming);
    }

    /**
     * What is about to come.
     *
     * @param name what a file of it may be called; empty where it is none
     * @param bytes how long it is; negative where nobody knows
     */
    record Coming(String name, long bytes) {}

    @Override
    void close();

    /** How a command gets its connection. */
    interface Connector {
        /** Connects to the home; nothing is sent before the first call. */
        ControlClient connect(Home home);
    }
}
