package io.universe.sample.it;

/**
 * The source of workers of a context {@code caller} that use the cache as they are told, over HTTP at a port of their own: so a test reaches each of them, whatever becomes of the others. What has to outlive them they write down as it
 * happens, a line at a time with the time of the machine's clock, in the directory that the option {@code ledger} names. A namespace whose name begins with {@code kept} is persisted.
 */
final class CallerSource {

    static final String TEXT = """
            package callers;

            import io.universe.app.Module;
            import io.universe.app.Worker;
            import io.universe.app.WorkerContext;
            import io.universe.cache.Cache;
            import io.universe.cache.CacheEvent;
            import io.universe.cache.CacheException;
            import io.universe.cache.CacheOptions;
            import io.universe.cache.Cached;
            import io.universe.cache.Caches;
            import io.universe.cache.Inspection;
            import io.universe.cache.LoadOptions;
            import io.universe.cache.Loader;
            import io.universe.cache.SetOptions;
            import io.vertx.core.Future;
            import io.vertx.core.Promise;
            import io.vertx.core.Vertx;
            import io.vertx.core.http.HttpServerRequest;
            import io.vertx.core.json.JsonArray;
            import io.vertx.core.json.JsonObject;
            import java.io.IOException;
            import java.io.UncheckedIOException;
            import java.nio.ByteBuffer;
            import java.nio.channels.FileChannel;
            import java.nio.charset.StandardCharsets;
            import java.nio.file.Path;
            import java.nio.file.StandardOpenOption;
            import java.time.Duration;
            import java.util.ArrayList;
            import java.util.HashMap;
            import java.util.HashSet;
            import java.util.List;
            import java.util.Map;
            import java.util.OptionalInt;
            import java.util.Random;
            import java.util.Set;
            import java.util.TreeMap;
            import java.util.function.Consumer;
            import java.util.function.IntFunction;

            public final class Callers implements Module {

                public static final class Caller implements WorkerContext {
                    public String name() { return "caller"; }
                    public OptionalInt port() { return OptionalInt.of(0); }
                }

                public Future<?> start(Worker worker) {
                    try {
                        Ledger ledger = new Ledger(worker);
                        Desk desk = new Desk(worker, ledger);
                        Object chaos = worker.options().getValue("chaos");
                        Future<?> begun = chaos == null ? Future.succeededFuture() : desk.chaos.begin(Long.parseLong(chaos.toString()));
                        return begun.compose(done -> worker.vertx().createHttpServer()
                                .requestHandler(desk::answer)
                                .listen(0, "127.0.0.1")
                                .onSuccess(server -> ledger.write("PORT", server.actualPort())));
                    } catch (IOException e) {
                        return Future.failedFuture(e);
                    }
                }
            }

            /** A line for each thing that happens, in the hands of the operating system when it is written: a process that is killed loses none. */
            final class Ledger {

                private final FileChannel file;

                Ledger(Worker worker) throws IOException {
                    String name = worker.name() + "." + worker.cluster().self().incarnation() + "." + ProcessHandle.current().pid();
                    file = FileChannel.open(
                            Path.of(worker.options().getString("ledger"), name), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                }

                void write(String kind, Object... words) {
                    writeAt(System.nanoTime(), kind, words);
                }

                void writeAt(long nanos, String kind, Object... words) {
                    StringBuilder line = new StringBuilder().append(nanos).append(' ').append(kind);
                    for (Object word : words) {
                        line.append(' ').append(word);
                    }
                    try {
                        file.write(ByteBuffer.wrap(line.append('\\n').toString().getBytes(StandardCharsets.UTF_8)));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            }

            /** Does what it is asked over HTTP, on the event loop of the application. */
            final class Desk {

                private static final int AT_ONCE = 50;

                private final Worker worker;
                private final Vertx vertx;
                private final Ledger ledger;
                private final Map<String, Future<Cache<Object>>> used = new HashMap<>();
                private final Map<String, JsonArray> told = new TreeMap<>();
                private final Traffic traffic;
                final Chaos chaos;

                Desk(Worker worker, Ledger ledger) {
                    this.worker = worker;
                    this.vertx = worker.vertx();
                    this.ledger = ledger;
                    this.traffic = new Traffic(worker, ledger, this::cache);
                    this.chaos = new Chaos(worker, ledger, this::cache);
                }

                Future<Cache<Object>> cache(String name) {
                    Future<Cache<Object>> before = used.get(name);
                    if (before == null || before.failed()) {
                        used.put(name, worker.service(Caches.class)
                                .use(name, CacheOptions.DEFAULTS.persist(name.startsWith("kept"))));
                    }
                    return used.get(name);
                }

                void answer(HttpServerRequest request) {
                    Future.succeededFuture()
                            .compose(now -> handle(request))
                            .otherwise(Desk::failure)
                            .onSuccess(json -> request.response().end(json.toBuffer()));
                }

                static JsonObject failure(Throwable cause) {
                    JsonObject failure = new JsonObject().put("failure", String.valueOf(cause.getMessage()));
                    return cause instanceof CacheException known ? failure.put("reason", known.reason().name()) : failure;
                }

                private Future<JsonObject> handle(HttpServerRequest request) {
                    String key = request.getParam("key", "");
                    return switch (request.path()) {
                        case "/use" -> cache(request).map(cache -> new JsonObject().put("differences", new JsonArray(cache.differences())));
                        case "/get" -> cache(request).compose(cache -> cache.get(key)).map(Desk::json);
                        case "/set" -> cache(request).compose(cache -> set(cache, key, request));
                        case "/del" -> cache(request).compose(cache -> cache.del(key)).map(Desk::json);
                        case "/keys" -> cache(request).compose(Cache::keys).map(keys -> new JsonObject().put("keys", new JsonArray(keys)));
                        case "/inspect" -> cache(request).compose(cache -> cache.inspect(key))
                                .map(found -> new JsonObject().put("found", new JsonArray(found.stream().map(Inspection::toJson).toList())));
                        case "/fill" -> cache(request).compose(cache -> fill(cache, number(request, "count")));
                        case "/check" -> cache(request).compose(cache -> check(cache, number(request, "count")));
                        case "/burst" -> cache(request).compose(cache -> burst(cache, key, request));
                        case "/watch" -> cache(request).compose(cache -> watch(cache, key));
                        case "/told" -> Future.succeededFuture(new JsonObject().put("told", told.getOrDefault(key, new JsonArray()).copy()));
                        case "/traffic/start" -> cache(request).map(cache -> traffic.start(cache, number(request, "lanes")));
                        case "/traffic/stop" -> traffic.stop();
                        case "/states" -> cache(request).compose(cache -> traffic.states(cache));
                        case "/chaos/stop" -> chaos.stop();
                        case "/chaos/compare" -> chaos.compare();
                        default -> Future.failedFuture("nothing is at " + request.path());
                    };
                }

                private Future<Cache<Object>> cache(HttpServerRequest request) {
                    return cache(request.getParam("ns", "calls"));
                }

                private static int number(HttpServerRequest request, String name) {
                    return Integer.parseInt(request.getParam(name));
                }

                static JsonObject json(Cached<?> cached) {
                    return new JsonObject().put("present", cached.isPresent()).put("value", cached.orElse(null));
                }

                private static Future<JsonObject> set(Cache<Object> cache, String key, HttpServerRequest request) {
                    Object value = new JsonArray(request.getParam("value")).getValue(0);
                    String life = request.getParam("expire");
                    SetOptions options = life == null ? SetOptions.DEFAULTS : SetOptions.DEFAULTS.expire(Duration.ofMillis(Long.parseLong(life)));
                    return cache.set(key, value, options)
                            .map(accepted -> new JsonObject().put("accepted", accepted).put("nanos", System.nanoTime()));
                }

                private static Future<JsonObject> fill(Cache<Object> cache, int count) {
                    return each(count, i -> cache.set("n" + i, "v" + i)).map(done -> new JsonObject());
                }

                private static Future<JsonObject> check(Cache<Object> cache, int count) {
                    JsonArray wrong = new JsonArray();
                    return each(count, i -> cache.get("n" + i).onSuccess(found -> {
                                if (!("v" + i).equals(found.orElse(null))) {
                                    wrong.add("n" + i);
                                }
                            }))
                            .map(done -> new JsonObject().put("wrong", wrong));
                }

                /** So many at a time. */
                static Future<?> each(int count, IntFunction<Future<?>> action) {
                    List<Future<?>> lanes = new ArrayList<>();
                    for (int lane = 0; lane < AT_ONCE; lane++) {
                        lanes.add(from(lane, count, action));
                    }
                    return Future.all(lanes);
                }

                private static Future<?> from(int i, int count, IntFunction<Future<?>> action) {
                    return i >= count ? Future.succeededFuture() : action.apply(i).compose(done -> from(i + AT_ONCE, count, action));
                }

                private Future<JsonObject> burst(Cache<Object> cache, String key, HttpServerRequest request) {
                    Promise<JsonObject> promise = Promise.promise();
                    long waitMillis = (Long.parseLong(request.getParam("at")) - System.nanoTime()) / 1_000_000;
                    vertx.setTimer(Math.max(1, waitMillis), now ->
                            burst(cache, key, number(request, "callers"), number(request, "millis")).onComplete(promise));
                    return promise.future();
                }

                private Future<JsonObject> burst(Cache<Object> cache, String key, int callers, int millis) {
                    Map<String, Integer> answers = new TreeMap<>();
                    JsonArray failures = new JsonArray();
                    List<Future<?>> calls = new ArrayList<>();
                    for (int i = 0; i < callers; i++) {
                        calls.add(cache.get(key, loader(cache.name(), millis))
                                .onSuccess(value -> answers.merge(String.valueOf(value), 1, Integer::sum))
                                .onFailure(failure -> failures.add(String.valueOf(failure))));
                    }
                    return Future.join(calls).mapEmpty().otherwiseEmpty().map(done -> new JsonObject()
                            .put("answers", new JsonObject(Map.copyOf(answers)))
                            .put("failures", failures)
                            .put("lastNanos", System.nanoTime()));
                }

                private Loader<Object> loader(String namespace, int millis) {
                    return key -> {
                        Promise<Object> promise = Promise.promise();
                        String token = worker.name() + "-" + System.nanoTime();
                        ledger.write("BEGIN", namespace, key, token);
                        vertx.setTimer(millis, later -> {
                            ledger.write("END", namespace, key, token);
                            promise.complete(token);
                        });
                        return promise.future();
                    };
                }

                private Future<JsonObject> watch(Cache<Object> cache, String key) {
                    return cache.watch(key, event -> told.computeIfAbsent(key, any -> new JsonArray())
                                    .add(json(event.current()).put("kind", event.kind().name()).put("nanos", System.nanoTime())))
                            .map(done -> new JsonObject());
                }
            }
            """;

    private CallerSource() {}
}
