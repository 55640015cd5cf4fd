package io.universe.app;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What an application with a main of its own says to {@code Universe.listen}: how many workers, on which port, serving what. The operator's configuration, where there is one, has the last word on
 * every setting; what is not said has the default that the handbook names. Not thread-safe; not to be changed after the call.
 */
public final class ListenOptions {

    private final Map<String, String> settings = new LinkedHashMap<>();
    private Path home = Path.of(".universe");
    private String context = "app";
    private int workers = Runtime.getRuntime().availableProcessors();
    private int port = 9090;
    private int warmUpPort;
    private Function<Vertx, Router> app = Router::router;
    private BiFunction<Router, Worker, Future<?>> configureApp = (router, worker) -> Future.succeededFuture();
    private BiFunction<HttpServerOptions, Worker, HttpServerOptions> createServer = (options, worker) -> options;
    private BiFunction<WarmUp, Worker, Future<?>> warmUp = (address, worker) -> Future.succeededFuture();
    private Function<Heartbeat, Optional<String>> shouldRecycle = heartbeat -> Optional.empty();
    private Optional<Function<Router, Future<?>>> monConfigureApp = Optional.empty();
    private UnaryOperator<HttpServerOptions> monCreateServer = options -> options;

    /** The directory for what the universe keeps: logs, sockets, copies of the code; {@code .universe} below the working directory by default. */
    public ListenOptions home(Path directory) {
        home = directory;
        return this;
    }

    /** The name of the workers' context; {@code app} by default. */
    public ListenOptions context(String name) {
        context = name;
        return this;
    }

    /** How many workers share the port; one per core by default. At least 1. */
    public ListenOptions workers(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("workers must be 1 or more, got " + count);
        }
        workers = count;
        return this;
    }

    /** The port, 0 for any free one; 9090 by default. */
    public ListenOptions port(int number) {
        port = requirePort("port", number);
        return this;
    }

    /** The port of worker 0 while it warms up, the next worker has the next one; 0, any free one, by default. */
    public ListenOptions warmUpPort(int number) {
        warmUpPort = requirePort("warmUpPort", number);
        return this;
    }

    /** The port of the monitor on loopback, 0 for any free one; 9091 by default. */
    public ListenOptions monPort(int number) {
        return set("monPort", Integer.toString(requirePort("monPort", number)));
    }

    /** Makes the router of each worker; an empty one by default. */
    public ListenOptions app(Function<Vertx, Router> router) {
        app = router;
        return this;
    }

    /** Registers routes on the router; the worker goes on when the future has succeeded, and ends when it fails. */
    public ListenOptions configureApp(BiFunction<Router, Worker, Future<?>> hook) {
        configureApp = hook;
        return this;
    }

    /** The options of the HTTP server, for TLS, HTTP/2 or limits; gets the platform's and returns what is to be used. */
    public ListenOptions createServer(BiFunction<HttpServerOptions, Worker, HttpServerOptions> hook) {
        createServer = hook;
        return this;
    }

    /** Makes a worker fast before its first request; see {@link WorkerContext#warmUp}. */
    public ListenOptions warmUp(BiFunction<WarmUp, Worker, Future<?>> hook) {
        warmUp = hook;
        return this;
    }

    /** Says with every heartbeat why the worker should be replaced, nothing by default; see {@link WorkerContext#shouldRecycle}. */
    public ListenOptions shouldRecycle(Function<Heartbeat, Optional<String>> hook) {
        shouldRecycle = hook;
        return this;
    }

    /**
     * Adds routes to the monitor, in the master: on a router of its own, whose paths begin below {@code /ext/} and the name of the context. They are served when the future has succeeded. Called on the event loop of the
     * monitor, which neither it nor its routes may block: then the monitor is started anew, and this is called again.
     */
    public ListenOptions monConfigureApp(Function<Router, Future<?>> hook) {
        monConfigureApp = Optional.of(hook);
        return this;
    }

    /** The options of the HTTP server at the monitor's port; gets the platform's and returns what is to be used. Limits and TLS hold whatever it does; where it fails, or cannot be listened with, the platform's are used. */
    public ListenOptions monCreateServer(UnaryOperator<HttpServerOptions> hook) {
        monCreateServer = hook;
        return this;
    }

    /** The age at which a worker is to be replaced; 3 days by default. */
    public ListenOptions maxAge(Duration age) {
        return set("maxAge", text(age));
    }

    /** The time between two heartbeats of a worker; 5 s by default. */
    public ListenOptions heartbeatInterval(Duration interval) {
        return set("heartbeatInterval", text(interval));
    }

    /** How long a draining worker may finish what is in flight; 30 s by default. */
    public ListenOptions stopTimeout(Duration timeout) {
        return set("stopTimeout", text(timeout));
    }

    /** Any key of the configuration, as it would stand in the file: {@code set("cache.enable", "false")}. An unknown one fails the call to listen. */
    public ListenOptions set(String key, String value) {
        settings.put(key, value);
        return this;
    }

    /** The directory for what the universe keeps. */
    public Path home() {
        return home;
    }

    /** The name of the workers' context. */
    public String context() {
        return context;
    }

    /** The keys of the configuration that were set, with their values as text. */
    public Map<String, String> settings() {
        return Map.copyOf(settings);
    }

    /** What was said, as the context that workers run. */
    public WorkerContext asContext() {
        return new ListenContext(context, workers, port, app, configureApp, createServer, warmUp, shouldRecycle);
    }

    /** What adds routes to the monitor; empty where nothing does. */
    public Optional<Function<Router, Future<?>>> monConfigureApp() {
        return monConfigureApp;
    }

    /** The last word on the options of the monitor's server. */
    public UnaryOperator<HttpServerOptions> monCreateServer() {
        return monCreateServer;
    }

    /** The warm-up port, 0 for any. */
    public int warmUpPort() {
        return warmUpPort;
    }

    private static int requirePort(String name, int number) {
        if (number < 0 || number > 65_535) {
            throw new IllegalArgumentException(name + " must be between 0 and 65535, got " + number);
        }
        return number;
    }

    private static String text(Duration duration) {
        return duration.toMillis() + "ms";
    }
}
