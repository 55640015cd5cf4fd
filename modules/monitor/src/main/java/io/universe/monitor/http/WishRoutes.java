package io.universe.monitor.http;

import io.universe.operations.Operations;
import io.universe.operations.Wish;
import io.universe.worker.http.Problems;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What is wished of workers and contexts: {@code POST /workers/NAME/pause} and the like. */
final class WishRoutes {

    /** Of no more digits than an int is sure to hold. */
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?\\d{1,9}");

    private final Operations operations;

    WishRoutes(Operations operations) {
        this.operations = operations;
    }

    void mount(Router router) {
        onWorker(router, "pause", Wish.Pause::new);
        onWorker(router, "resume", Wish.Resume::new);
        onWorker(router, "recycle", worker -> new Wish.Recycle(worker, "recycle"));
        router.post("/contexts/:context/scale").handler(this::scale);
        router.post("/contexts/:context/reload").handler(this::reload);
        router.post("/contexts/:context/debug").handler(this::debug);
        router.post("/workers/:worker/debug").handler(this::debugWorker);
        router.post("/workers/:worker/debug/finish").handler(this::finishDebug);
    }

    private void onWorker(Router router, String verb, Function<String, Wish> wish) {
        router.post("/workers/:worker/" + verb).handler(context -> {
            if (isOfWorker(context)) {
                WishAnswer.give(context, operations, wish.apply(context.pathParam("worker")));
            }
        });
    }

    private void scale(RoutingContext context) {
        if (!isOfContext(context)) {
            return;
        }
        String target = context.request().getParam("target", "");
        if (WHOLE_NUMBER.matcher(target).matches()) {
            WishAnswer.give(
                    context, operations, new Wish.Scale(context.pathParam("context"), Integer.parseInt(target)));
        } else {
            Problems.refuse(
                    context,
                    Answers.BAD_REQUEST,
                    "target: \"" + target + "\" is no number of workers; write ?target=3");
        }
    }

    private void reload(RoutingContext context) {
        if (isOfContext(context)) {
            ReloadRoute.handle(context, operations);
        }
    }

    private void debug(RoutingContext context) {
        if (isOfContext(context)) {
            String name = context.pathParam("context");
            WishAnswer.give(context, operations, new Wish.Debug(name), () -> debugged(views -> views.debugged(name)));
        }
    }

    private void debugWorker(RoutingContext context) {
        if (isOfWorker(context)) {
            String name = context.pathParam("worker");
            WishAnswer.give(
                    context, operations, new Wish.DebugWorker(name), () -> debugged(views -> views.worker(name)));
        }
    }

    /** What a debugger needs to know. */
    private JsonObject debugged(Function<Views, Optional<JsonObject>> found) {
        JsonObject answer = new JsonObject();
        found.apply(new Views(operations.status())).ifPresent(worker -> answer.put("debugged", worker));
        return answer;
    }

    private void finishDebug(RoutingContext context) {
        String worker = context.pathParam("worker");
        if (Names.isAnyWorker(worker)) {
            WishAnswer.give(context, operations, new Wish.FinishDebug(worker));
        } else {
            refuse(
                    context,
                    "\"" + worker + "\" is no worker; those that are debugged are called like web-debug.1 or web-0");
        }
    }

    private static boolean isOfWorker(RoutingContext context) {
        String name = context.pathParam("worker");
        if (!Names.isWorker(name)) {
            refuse(context, "\"" + name + "\" is no worker; they are called like web-0");
        }
        return Names.isWorker(name);
    }

    private static boolean isOfContext(RoutingContext context) {
        String name = context.pathParam("context");
        if (!Names.isContext(name)) {
            refuse(context, "\"" + name + "\" is no context; they are called like web");
        }
        return Names.isContext(name);
    }

    private static void refuse(RoutingContext context, String title) {
        Problems.refuse(context, Answers.NOT_FOUND, title);
    }
}
