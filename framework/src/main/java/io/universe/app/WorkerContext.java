package io.universe.app;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A kind of worker: which modules and backends it runs, how many instances of it there are, and the port they share.
 *
 * <p>Provide it by ServiceLoader. One that specializes nothing is two lines:
 *
 * <pre>{@code
 * public final class Web implements WorkerContext {
 *     public String name() { return "web"; }
 * }
 * }</pre>
 *
 * <p>The hooks are called once in the life of a worker, in the order {@link #configure}, {@link #createServer}, {@link #warmUp},
 * {@link #onDrain}, on one event loop, which they must not block. A hook that throws or whose future fails ends the worker,
 * and the master spawns it again with back-off; a failure of {@link #onDrain} is only logged. Instances, port, {@link #after} and whatever {@link Worker#options()} holds can be set by the operator
 * under {@code contexts.NAME} in the configuration.
 */
public interface WorkerContext {

    /** The name, {@code [a-z][a-z0-9]*}; {@code master}, {@code self}, {@code all} and {@code cache} are taken. */
    String name();

    /** How many workers there are unless the operator says otherwise: one per core with a {@link #port}, one without. */
    default int instances() {
        return port().isPresent() ? Runtime.getRuntime().availableProcessors() : 1;
    }

    /** The port that all workers of this context share, 0 for any free one; empty (the default) for workers without HTTP. */
    default OptionalInt port() {
        return OptionalInt.empty();
    }

    /**
     * The contexts, by name, that have to be up before the first worker of this one is spawned: each with all its workers READY for the first time, or finished. None by default. A context that does not run is not waited for.
     * Once this one has begun it never waits again: neither a respawn nor a reload does.
     */
    default List<String> after() {
        return List.of();
    }

    /** Which modules run here, by {@link Module#name}; all that the class path provides by default. */
    default Selection modules() {
        return Selection.all();
    }

    /** Which backends are opened, by {@link Backend#name}, before any module is started; all by default. */
    default Selection backends() {
        return Selection.all();
    }

    /** The last word on the routes: called with the router on which the modules' controllers are mounted already. */
    default Future<?> configure(Router router, Worker worker) {
        return Future.succeededFuture();
    }

    /** The options of the HTTP server, for TLS, HTTP/2 or limits; gets the platform's and returns what is to be used. */
    default HttpServerOptions createServer(HttpServerOptions options, Worker worker) {
        return options;
    }

    /**
     * Makes the worker fast before the first request: called while its routes are served at {@link WarmUp#address} on loopback only.
     * The master asks the same address after it; only then does the worker listen on its port.
     */
    default Future<?> warmUp(WarmUp warmUp, Worker worker) {
        return Future.succeededFuture();
    }

    /**
     * Tells open streams that the worker is about to go: called when it begins to drain; it may still accept connections for a moment.
     * The worker leaves when what is in flight is finished, at the latest after {@code stopTimeout}.
     */
    default Future<?> onDrain(Worker worker) {
        return Future.succeededFuture();
    }

    /**
     * Why this worker should be recycled, by what the application knows of itself; empty, the default, where it should not. Asked on the
     * event loop of the hooks with every heartbeat of a worker that serves; must not block. The master brings up a successor first, and
     * then has this worker drain. What is thrown here is logged once, and means no. Not asked where everything runs in one JVM.
     */
    default Optional<String> shouldRecycle(Heartbeat heartbeat) {
        return Optional.empty();
    }
}
