package io.universe.monitor.http;

import io.universe.operations.Inspected;
import io.universe.operations.Inspection;
import io.universe.operations.InspectionParameters;
import io.universe.operations.Operations;
import io.universe.worker.http.Problems;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Looks into a worker: {@code POST /workers/NAME/threads} and the like. What is found comes as a download, or as JSON. A client that leaves ends what it has asked for. */
final class InspectionRoutes {

    private static final int UNABLE = 501;
    private static final int SILENT = 504;
    private static final int NO_ROOM = 507;

    private final Operations operations;

    InspectionRoutes(Operations operations) {
        this.operations = operations;
    }

    void mount(Router router) {
        for (Inspection.Kind kind : Inspection.Kind.values()) {
            router.post("/workers/:worker/" + kind.label()).handler(context -> inspect(context, kind.label()));
        }
    }

    private void inspect(RoutingContext context, String kind) {
        String worker = context.pathParam("worker");
        if (!Names.isAnyWorker(worker)) {
            Problems.refuse(
                    context,
                    Answers.NOT_FOUND,
                    "\"" + worker + "\" is no worker; they are called like web-0, or web-standby.1");
            return;
        }
        try {
            inspect(context, worker, new InspectionParameters(kind, values(context.queryParams())).inspection());
        } catch (IllegalArgumentException e) {
            Problems.refuse(context, Answers.BAD_REQUEST, String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, List<String>> values(MultiMap parameters) {
        return parameters.names().stream()
                .collect(Collectors.toMap(name -> name, parameters::getAll, (one, same) -> one));
    }

    private void inspect(RoutingContext context, String worker, Inspection what) {
        CompletableFuture<Inspected> found = operations.inspect(worker, what);
        context.response().closeHandler(gone -> found.cancel(false));
        Answers.onLoop(context, found).onSuccess(result -> answer(context, result));
    }

    /** What nobody is there to take goes away. */
    private static void answer(RoutingContext context, Inspected found) {
        if (found instanceof Inspected.InFile file) {
            Download.send(context, file);
        } else if (context.response().closed()) {
            return;
        } else if (found instanceof Inspected.Told told) {
            Answers.json(context, Answers.OK, told.answer());
        } else if (found instanceof Inspected.Not not) {
            Problems.refuse(context, status(not.why()), not.reason());
        }
    }

    private static int status(Inspected.Why why) {
        return switch (why) {
            case UNKNOWN -> Answers.NOT_FOUND;
            case BUSY -> Answers.CONFLICT;
            case UNABLE -> UNABLE;
            case NO_ROOM -> NO_ROOM;
            case FAILED -> Answers.FAILED;
            case SILENT -> SILENT;
        };
    }
}
