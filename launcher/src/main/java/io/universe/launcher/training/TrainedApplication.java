package io.universe.launcher.training;

import io.universe.app.Backend;
import io.universe.app.Controller;
import io.universe.app.Deployment;
import io.universe.app.Module;
import io.universe.app.Worker;
import io.universe.app.WorkerContext;
import io.universe.worker.Application;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.OptionalInt;

/** What a worker in training runs: a bit of everything that applications do with the platform. */
final class TrainedApplication {

    /** The context's name. */
    static final String CONTEXT = "training";

    /** Where the worker answers on the event bus. */
    static final String ADDRESS = "training.ask";

    private TrainedApplication() {}

    static Application load() {
        return new Application(List.of(new Context()), List.of(new Part()), List.of(new Store()));
    }

    private static final class Context implements WorkerContext {

        @Override
        public String name() {
            return CONTEXT;
        }

        @Override
        public OptionalInt port() {
            return OptionalInt.of(0);
        }
    }

    private static final class Store implements Backend {

        @Override
        public String name() {
            return "store";
        }

        @Override
        public Future<?> open(Worker worker) {
            return Future.succeededFuture();
        }
    }

    private static final class Part implements Module {

        @Override
        public List<Controller> controllers(Worker worker) {
            return List.of(TrainedApplication::routes);
        }

        @Override
        public List<Deployment> verticles(Worker worker) {
            return List.of(Deployment.of(Answerer::new));
        }
    }

    private static final class Answerer extends VerticleBase {

        @Override
        public Future<?> start() {
            return vertx.eventBus()
                    .<JsonObject>consumer(ADDRESS, message -> message.reply(message.body()))
                    .completion();
        }
    }

    private static void routes(Router router, Worker worker) {
        router.get("/").respond(call -> Future.succeededFuture(new JsonObject().put("worker", worker.name())));
        router.get("/text/:name").handler(call -> call.end(call.pathParam("name")));
        router.post("/")
                .handler(BodyHandler.create(false))
                .handler(call -> call.json(call.body().asJsonObject()));
        router.get("/stream").handler(TrainedApplication::stream);
        router.get("/socket")
                .handler(call -> call.request()
                        .toWebSocket()
                        .onSuccess(socket -> socket.textMessageHandler(socket::writeTextMessage)));
        router.get("/failing").handler(call -> call.fail(new IllegalStateException("as was asked for")));
        router.get("/asking")
                .respond(call -> worker.vertx()
                        .eventBus()
                        .<JsonObject>request(ADDRESS, new JsonObject().put("from", "worker"))
                        .map(answer -> answer.body()));
    }

    private static void stream(RoutingContext call) {
        HttpServerRequest request = call.request();
        request.response()
                .setChunked(true)
                .putHeader("content-type", "text/event-stream")
                .write("data: {}\n\n");
    }
}
