package io.universe.sample.it;

import io.universe.testkit.Fixture;

/**
 * An application of three contexts that talk to each other: {@code web}, which can be asked over HTTP, {@code engine}, which it asks, and {@code jobs}, which comes after the engine and runs a job that there is once. Each message
 * on the bus has a number; the engines note to the web which they have handled, so that it can tell what was lost and what came twice. Every worker answers, by the emitter, who it is and what it has heard.
 */
final class Trio {

    private static final String SOURCE = """
            package trio;

            import io.universe.app.Controller;
            import io.universe.app.Module;
            import io.universe.app.Worker;
            import io.universe.app.WorkerContext;
            import io.universe.cluster.Cluster;
            import io.universe.cluster.ClusterEvents;
            import io.universe.cluster.EmittedEvent;
            import io.universe.cluster.Emitter;
            import io.universe.cluster.Lease;
            import io.universe.cluster.Singleton;
            import io.universe.cluster.SingletonJob;
            import io.vertx.core.Future;
            import io.vertx.core.eventbus.EventBus;
            import io.vertx.core.eventbus.Message;
            import io.vertx.core.eventbus.ReplyException;
            import io.vertx.core.json.JsonArray;
            import io.vertx.core.json.JsonObject;
            import io.vertx.ext.web.Router;
            import io.vertx.ext.web.RoutingContext;
            import java.util.List;
            import java.util.Map;
            import java.util.OptionalInt;
            import java.util.TreeMap;

            public final class Trio implements Module {

                public static final class Web implements WorkerContext {
                    public String name() { return "web"; }
                    public int instances() { return 1; }
                    public OptionalInt port() { return OptionalInt.of(0); }
                }

                public static final class Engine implements WorkerContext {
                    public String name() { return "engine"; }
                    public int instances() { return 2; }
                }

                public static final class Jobs implements WorkerContext {
                    public String name() { return "jobs"; }
                    public int instances() { return 2; }
                    public List<String> after() { return List.of("engine"); }
                }

                private final JsonArray heard = new JsonArray();
                private final JsonArray states = new JsonArray();
                private boolean isReady;
                private Singleton clock;

                private final Map<Integer, Map<String, Integer>> sent = new TreeMap<>();
                private final Map<Integer, Map<String, Integer>> published = new TreeMap<>();
                private final Map<Integer, Integer> answers = new TreeMap<>();
                private final JsonArray failures = new JsonArray();
                private final Map<String, Integer> silent = new TreeMap<>();
                private long lastSilentNanos;
                private int number;
                private long timer;

                public Future<?> start(Worker worker) {
                    Cluster cluster = worker.cluster();
                    cluster.emitter()
                            .on("who", event -> event.reply(who(worker)))
                            .on("note", event -> heard.add(event.sender().worker() + " " + event.sender().role() + " " + event.argument(0, String.class)))
                            .on("state", event -> states.add(event.argument(0, String.class)))
                            .on("pass", event -> pass(cluster.emitter(), event))
                            .on("fork", event -> cluster.fork(event.argument(0, Integer.class)).onComplete(done -> answer(event, done)))
                            .on("count", event -> count(worker, event.argument(0, Integer.class)).onComplete(done -> answer(event, done)));
                    List.of("trio.near", "trio.here", "trio.anywhere").forEach(address -> worker.vertx().eventBus()
                            .consumer(address, message -> message.reply(worker.name())));
                    worker.vertx().eventBus().consumer(ClusterEvents.READY, message -> isReady = true);
                    cluster.onNodeJoined(node -> cluster.emitter().to(node.uuid()).emit("state", "from " + worker.name()));
                    return switch (worker.context()) {
                        case "jobs" -> keepTime(cluster);
                        case "engine" -> serve(worker);
                        case "web" -> listen(worker);
                        default -> Future.succeededFuture();
                    };
                }

                private Future<?> keepTime(Cluster cluster) {
                    clock = cluster.singleton("clock", new SingletonJob() {
                        public Future<?> start(Lease lease) { return Future.succeededFuture(); }
                        public Future<?> stop() { return Future.succeededFuture(); }
                    });
                    return Future.succeededFuture();
                }

                private JsonObject who(Worker worker) {
                    Cluster cluster = worker.cluster();
                    return new JsonObject()
                            .put("worker", worker.name())
                            .put("isMaster", cluster.isMaster())
                            .put("isSpawn", cluster.isSpawn())
                            .put("isFork", cluster.isFork())
                            .put("nodes", new JsonArray(cluster.nodes().stream().map(node -> node.worker()).sorted().toList()))
                            .put("options", cluster.options("engine"))
                            .put("optionsOfDisabled", cluster.options("jobs"))
                            .put("isReady", isReady)
                            .put("heard", heard.copy())
                            .put("states", states.copy())
                            .put("hasClock", clock != null && clock.isRunningHere());
                }

                private static void pass(Emitter emitter, EmittedEvent event) {
                    emitter.to(event.argument(0, String.class)).emit("note", event.argument(1, String.class))
                            .onSuccess(done -> event.reply("passed"))
                            .onFailure(failure -> event.fail(1, failure.getMessage()));
                }

                private static void answer(EmittedEvent event, io.vertx.core.AsyncResult<?> done) {
                    if (done.succeeded()) {
                        event.reply(done.result());
                    } else {
                        event.fail(1, String.valueOf(done.cause().getMessage()));
                    }
                }

                /** Counts up in a map by reading and writing, which is only right where the lock excludes. */
                private static Future<Integer> count(Worker worker, int times) {
                    Future<Integer> counted = Future.succeededFuture(0);
                    for (int i = 0; i < times; i++) {
                        counted = counted.compose(before -> worker.vertx().sharedData().withLock("counter", () -> worker.vertx().sharedData()
                                .<String, Integer>getClusterWideMap("counters")
                                .compose(map -> map.get("counter").compose(found -> {
                                    int next = found == null ? 1 : found + 1;
                                    return map.put("counter", next).map(next);
                                }))));
                    }
                    return counted;
                }

                private static void ask(Worker worker, RoutingContext context) {
                    Emitter emitter = worker.cluster().emitter();
                    String target = context.request().getParam("target");
                    Object to = target.matches("\\\\d+") ? (Object) Long.parseLong(target) : target;
                    JsonArray arguments = new JsonArray(context.request().getParam("arguments", "[]"));
                    emitter.request(to, java.time.Duration.ofSeconds(20), context.pathParam("name"), arguments.getList().toArray())
                            .onSuccess(value -> context.json(new JsonObject().put("value", value)))
                            .onFailure(failure -> context.json(new JsonObject().put("failure", failure.getMessage())));
                }

                private static void emit(Worker worker, RoutingContext context) {
                    Object[] targets = context.request().getParam("targets", "").split(",");
                    Emitter emitter = worker.cluster().emitter();
                    String value = context.request().getParam("value", "");
                    (targets[0].equals("") ? emitter.emit("note", value) : emitter.to(targets).emit("note", value))
                            .onSuccess(done -> context.json(new JsonObject()))
                            .onFailure(failure -> context.json(new JsonObject().put("failure", failure.getMessage())));
                }

                private Future<?> serve(Worker worker) {
                    EventBus bus = worker.vertx().eventBus();
                    String self = worker.cluster().self().uuid();
                    return Future.all(
                            bus.<Integer>consumer("trio.request", message -> answer(worker, message)).completion(),
                            bus.<Integer>consumer("trio.send", message -> note(bus, "sent", self, message)).completion(),
                            bus.<Integer>consumer("trio.publish", message -> note(bus, "published", self, message)).completion(),
                            bus.consumer("trio.silent." + worker.name(), message -> { }).completion());
                }

                private static void answer(Worker worker, Message<Integer> message) {
                    if (message.body() % 7 == 0) {
                        worker.vertx().setTimer(40, later -> message.reply(message.body()));
                    } else {
                        message.reply(message.body());
                    }
                }

                private static void note(EventBus bus, String kind, String self, Message<Integer> message) {
                    bus.send("trio.noted", new JsonObject().put("kind", kind).put("by", self).put("number", message.body()));
                }

                private Future<?> listen(Worker worker) {
                    return worker.vertx().eventBus()
                            .<JsonObject>consumer("trio.noted", message -> noted(message.body()))
                            .completion();
                }

                private void noted(JsonObject note) {
                    (note.getString("kind").equals("sent") ? sent : published)
                            .computeIfAbsent(note.getInteger("number"), key -> new TreeMap<>())
                            .merge(note.getString("by"), 1, Integer::sum);
                }

                public List<Controller> controllers(Worker worker) {
                    return List.of((router, any) -> mount(router, worker));
                }

                private void mount(Router router, Worker worker) {
                    EventBus bus = worker.vertx().eventBus();
                    router.get("/served/:address").handler(context -> {
                        List<Future<String>> served = new java.util.ArrayList<>();
                        for (int i = 0; i < 40; i++) {
                            served.add(bus.<String>request(context.pathParam("address"), "").map(Message::body));
                        }
                        Future.all(served)
                                .onSuccess(all -> context.json(new JsonArray(all.<String>list().stream().distinct().sorted().toList())))
                                .onFailure(context::fail);
                    });
                    router.get("/ask/:name").handler(context -> ask(worker, context));
                    router.get("/emit").handler(context -> emit(worker, context));
                    router.get("/traffic/start").handler(context -> {
                        timer = worker.vertx().setPeriodic(10, tick -> talk(bus));
                        context.end();
                    });
                    router.get("/traffic/stop").handler(context -> {
                        worker.vertx().cancelTimer(timer);
                        worker.vertx().setTimer(2_000, later -> context.json(tally()));
                    });
                    router.get("/traffic").handler(context -> context.json(tally()));
                    router.get("/silent/:worker").handler(context -> keepSilent(bus, context));
                    router.get("/silent").handler(context -> context.json(new JsonObject()
                            .put("ended", new JsonObject(Map.copyOf(silent)))
                            .put("lastNanos", lastSilentNanos)));
                }

                private void talk(EventBus bus) {
                    int next = number++;
                    bus.<Integer>request("trio.request", next)
                            .onSuccess(reply -> answers.merge(next, 1, Integer::sum))
                            .onFailure(failure -> failures.add(next + " " + failure));
                    bus.send("trio.send", next);
                    bus.publish("trio.publish", next);
                }

                private JsonObject tally() {
                    return new JsonObject()
                            .put("numbers", number)
                            .put("answered", answers.size())
                            .put("failures", failures)
                            .put("sendsLost", number - sent.size())
                            .put("sendsTwice", sent.values().stream().filter(by -> total(by) != 1).count())
                            .put("publishesLost", number - published.size())
                            .put("publishesTwice", published.values().stream().flatMap(by -> by.values().stream()).filter(count -> count > 1).count());
                }

                private static int total(Map<String, Integer> by) {
                    return by.values().stream().mapToInt(Integer::intValue).sum();
                }

                private void keepSilent(EventBus bus, RoutingContext context) {
                    silent.clear();
                    for (int i = 0; i < 1_000; i++) {
                        bus.request("trio.silent." + context.pathParam("worker"), i).onComplete(done -> {
                            lastSilentNanos = System.nanoTime();
                            silent.merge(done.cause() instanceof ReplyException e ? e.failureType().name() : "other", 1, Integer::sum);
                        });
                    }
                    worker(context).setTimer(300, later -> context.end());
                }

                private static io.vertx.core.Vertx worker(RoutingContext context) {
                    return context.vertx();
                }
            }
            """;

    private Trio() {}

    static Fixture application() {
        return Fixture.application(SOURCE);
    }
}
