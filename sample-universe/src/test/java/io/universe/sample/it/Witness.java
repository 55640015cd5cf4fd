package io.universe.sample.it;

import io.universe.testkit.Fixture;
import io.universe.testkit.TestUniverse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * An application that remembers what it was told about the universe: contexts {@code front}, with a port, and {@code back}, without one.
 * A front answers {@code /hello}, {@code /slow?ms=}, and {@code /seen/WORKER} for any worker, which it asks over the event bus.
 */
final class Witness {

    private static final Fixture APPLICATION = Fixture.application("""
            package witness;

            import io.universe.app.Controller;
            import io.universe.app.Module;
            import io.universe.app.Worker;
            import io.universe.app.WorkerContext;
            import io.vertx.core.Future;
            import io.vertx.core.http.HttpServerOptions;
            import io.vertx.core.json.JsonArray;
            import io.vertx.core.json.JsonObject;
            import io.vertx.core.net.PfxOptions;
            import io.vertx.ext.web.RoutingContext;
            import java.util.List;
            import java.util.OptionalInt;

            public final class Witness implements Module {

                public static final class Front implements WorkerContext {
                    public String name() { return "front"; }
                    public int instances() { return 2; }
                    public OptionalInt port() { return OptionalInt.of(0); }

                    public HttpServerOptions createServer(HttpServerOptions options, Worker worker) {
                        String keys = worker.options().getString("keys");
                        return keys == null ? options : options
                                .setSsl(true)
                                .setUseAlpn(true)
                                .setKeyCertOptions(new PfxOptions().setPath(keys).setPassword("changeit"));
                    }
                }

                public static final class Back implements WorkerContext {
                    public String name() { return "back"; }
                }

                private final JsonArray joined = new JsonArray();
                private final JsonArray left = new JsonArray();

                public Future<?> start(Worker worker) {
                    var bus = worker.vertx().eventBus();
                    bus.<JsonObject>consumer("cluster.nodeJoined", message -> joined.add(message.body()));
                    bus.<JsonObject>consumer("cluster.nodeLeft", message -> left.add(message.body()));
                    return bus.consumer("witness." + worker.name(), message -> message.reply(seenBy(worker))).completion();
                }

                private JsonObject seenBy(Worker worker) {
                    return new JsonObject()
                            .put("self", worker.cluster().self().toJson())
                            .put("joined", joined.copy())
                            .put("left", left.copy());
                }

                public List<Controller> controllers(Worker worker) {
                    return List.of((router, any) -> {
                        router.get("/hello").handler(context -> context.end("hello"));
                        router.get("/who").handler(context -> context.end(worker.name()));
                        router.get("/slow").handler(context -> answerLater(context, worker));
                        router.get("/seen/:worker").handler(context -> ask(context, worker));
                    });
                }

                private static void answerLater(RoutingContext context, Worker worker) {
                    long millis = Long.parseLong(context.request().getParam("ms"));
                    context.response().setChunked(true).write("slow");
                    worker.vertx().setTimer(millis, timer -> context.response().end("ly"));
                }

                private static void ask(RoutingContext context, Worker worker) {
                    worker.vertx().eventBus().<JsonObject>request("witness." + context.pathParam("worker"), "")
                            .onSuccess(reply -> context.json(reply.body()))
                            .onFailure(context::fail);
                }
            }
            """);

    private Witness() {}

    static Fixture application() {
        return APPLICATION;
    }

    /** Asks for what takes so long, and returns when the answer has begun: the request is in flight. */
    static CompletableFuture<String> askSlowly(TestUniverse universe, long millis) {
        HttpRequest request = HttpRequest.newBuilder(universe.address("front").resolve("/slow?ms=" + millis))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        HttpResponse<InputStream> begun = HttpClient.newHttpClient()
                .sendAsync(request, HttpResponse.BodyHandlers.ofInputStream())
                .join();
        return CompletableFuture.supplyAsync(() -> read(begun.body()));
    }

    private static String read(InputStream body) {
        try (body) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The departures that a worker was told of since it began to listen. */
    static List<JsonObject> departuresSeenBy(TestUniverse universe, String worker) throws IOException {
        return objects(seenBy(universe, worker).getJsonArray("left"));
    }

    /** The nodes that were announced to a worker since it began to listen. */
    static List<JsonObject> arrivalsSeenBy(TestUniverse universe, String worker) throws IOException {
        return objects(seenBy(universe, worker).getJsonArray("joined"));
    }

    /** Asks a worker over the bus whether it is there; gives the node that it is. */
    static JsonObject selfOf(TestUniverse universe, String worker) throws IOException {
        return seenBy(universe, worker).getJsonObject("self");
    }

    private static JsonObject seenBy(TestUniverse universe, String worker) throws IOException {
        return new JsonObject(universe.get("front", "/seen/" + worker).body());
    }

    private static List<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast).toList();
    }
}
