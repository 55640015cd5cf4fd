package io.universe.sample.it;

import io.universe.testkit.Fixture;

/**
 * An application of three contexts that talk over the bus: {@code web}, which can be asked over HTTP, {@code engine}, which it asks, and {@code jobs}. Each message has a number; the engines note to the web which they
 * have handled, so that it can tell what was lost and what came twice.
 */
final class Trio {

    private static final String SOURCE = """
            package trio;

            import io.universe.app.Controller;
            import io.universe.app.Module;
            import io.universe.app.Worker;
            import io.universe.app.WorkerContext;
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
                }

                private final Map<Integer, Map<String, Integer>> sent = new TreeMap<>();
                private final Map<Integer, Map<String, Integer>> published = new TreeMap<>();
                private final Map<Integer, Integer> answers = new TreeMap<>();
                private final JsonArray failures = new JsonArray();
                private final Map<String, Integer> silent = new TreeMap<>();
                private long lastSilentNanos;
                private int number;
                private long timer;

                public Future<?> start(Worker worker) {
                    return switch (worker.context()) {
                        case "engine" -> serve(worker);
                        case "web" -> listen(worker);
                        default -> Future.succeededFuture();
                    };
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
                    router.get("/traffic/start").handler(context -> {
                        timer = worker.vertx().setPeriodic(2, tick -> talk(bus));
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
