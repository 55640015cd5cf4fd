package io.universe.monitor.logs;

import io.universe.operations.LogLine;
import io.universe.operations.LogParameters;
import io.universe.operations.LogQuery;
import io.universe.operations.LogReader;
import io.universe.worker.http.Problems;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * {@code GET /logs}: the logs of all processes, merged by time. {@code ?worker=}, {@code ?kind=}, {@code ?level=}, {@code ?text=}, {@code ?lines=} and {@code ?since=} choose lines; {@code ?follow=true} goes on with what is written.
 */
public final class LogRoutes {

    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MUCH = 503;
    private static final String FOLLOW = "follow";
    private static final int THREADS = 2;
    private static final int MOST_AT_ONCE = 4;

    private final Vertx vertx;
    private final LogReader logs;
    private final WorkerExecutor threads;
    private final AtomicInteger underWay = new AtomicInteger();

    /** What is asked for. */
    private record Wanted(LogQuery query, LogForm form, boolean isFollowed) {}

    /** What was found, or what there is not. */
    private record Found(List<LogLine> lines, Optional<String> missing) {}

    /** Reads on threads of its own, which end with this Vert.x. */
    public LogRoutes(Vertx vertx, LogReader logs) {
        this.vertx = vertx;
        this.logs = logs;
        this.threads = vertx.createSharedWorkerExecutor("log-reads", THREADS);
    }

    /** Changes nothing, so that it is for every router. */
    public void mount(Router router) {
        Route route = router.get("/logs");
        for (LogForm form : LogForm.values()) {
            route.produces(form.mediaType());
        }
        route.handler(this::answer);
    }

    private void answer(RoutingContext request) {
        try {
            Wanted wanted = wanted(request);
            if (wanted.isFollowed()) {
                follow(request, wanted);
            } else {
                read(request, wanted);
            }
        } catch (IllegalArgumentException e) {
            Problems.refuse(request, BAD_REQUEST, String.valueOf(e.getMessage()));
        }
    }

    private static Wanted wanted(RoutingContext request) {
        MultiMap parameters = request.queryParams();
        LogForm form = LogForm.of(request.getAcceptableContentType());
        boolean isFollowed = isFollowed(parameters.getAll(FOLLOW), form);
        Map<String, List<String>> others = parameters.names().stream()
                .filter(name -> !name.equals(FOLLOW))
                .collect(Collectors.toMap(name -> name, parameters::getAll, (one, same) -> one));
        return new Wanted(new LogParameters(others).query(), isFollowed ? form.endless() : form, isFollowed);
    }

    /** Server-sent events have no end. */
    private static boolean isFollowed(List<String> given, LogForm form) {
        if (given.isEmpty()) {
            return form == LogForm.EVENTS;
        }
        String text = String.join(", ", given);
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("follow: \"" + text + "\" is none; allowed: true, false");
        }
        return text.equals("true");
    }

    private void read(RoutingContext request, Wanted wanted) {
        apart(() -> find(wanted.query()))
                .ifPresentOrElse(
                        found -> found.onSuccess(lines -> answer(request, wanted, lines))
                                .onFailure(request::fail),
                        () -> refuse(request, "the logs are being read for others; ask again"));
    }

    /** A name that nobody has is told from one of whom there is nothing to see. */
    private Found find(LogQuery query) throws IOException {
        List<LogLine> lines = logs.read(query);
        return new Found(lines, lines.isEmpty() ? query.missing(logs.processes()) : Optional.empty());
    }

    private void answer(RoutingContext request, Wanted wanted, Found found) {
        if (found.missing().isPresent()) {
            Problems.refuse(request, NOT_FOUND, found.missing().get());
        } else if (!request.response().closed()) {
            PacedLines lines = new PacedLines(vertx, request.request(), wanted.form());
            request.response().closeHandler(gone -> lines.forget());
            lines.begin(found.lines());
            lines.complete();
        }
    }

    private void follow(RoutingContext request, Wanted wanted) {
        Context eventLoop = vertx.getOrCreateContext();
        LogStream stream = new LogStream(request.response(), new PacedLines(vertx, request.request(), wanted.form()));
        apart(() -> logs.follow(wanted.query(), line -> eventLoop.runOnContext(v -> stream.onLine(line))))
                .ifPresentOrElse(
                        begun -> begun.onSuccess(following -> following.ifPresentOrElse(
                                        stream::begin, () -> refuse(request, "too many follow the logs; end others")))
                                .onFailure(request::fail),
                        () -> refuse(request, "the logs are being read for others; ask again"));
    }

    private static void refuse(RoutingContext request, String why) {
        if (!request.response().closed()) {
            Problems.refuse(request, TOO_MUCH, why);
        }
    }

    /** On one of the own threads; empty where too many have asked for that already. */
    private <T> Optional<Future<T>> apart(Callable<T> reading) {
        if (underWay.incrementAndGet() > MOST_AT_ONCE) {
            underWay.decrementAndGet();
            return Optional.empty();
        }
        return Optional.of(threads.executeBlocking(reading, false).onComplete(done -> underWay.decrementAndGet()));
    }
}
