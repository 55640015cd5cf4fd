package io.universe.monitor.http;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.universe.monitor.console.ConsoleRoutes;
import io.universe.monitor.console.Feed;
import io.universe.monitor.logs.LogRoutes;
import io.universe.operations.MonitorOptions.Access;
import io.universe.operations.Operations;
import io.universe.operations.Probe;
import io.universe.worker.http.Problems;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Clock;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The routes of the control socket and of the monitor's port: the same, but for who is let in. */
final class Routes {

    private static final long SESSIONS_LOOK_MILLIS = 60_000;

    private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";
    private static final int TOO_LARGE = HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE.code();

    private final Vertx vertx;
    private final Operations operations;
    private final LogRoutes logs;
    private final ConsoleRoutes console;
    private final Feed feed;

    Routes(Vertx vertx, Operations operations) {
        this.vertx = vertx;
        this.operations = operations;
        this.logs = new LogRoutes(vertx, operations.logs());
        this.console = new ConsoleRoutes(vertx);
        this.feed = new Feed(vertx, operations, Clock.systemUTC());
    }

    /** For whoever can open the control socket, which is its user. */
    Router atSocket() {
        return mountAll(router(), login(new Sessions(System::nanoTime), given -> true));
    }

    /** For whoever reaches the port by a name that is known, and knows the token where it is wanted: not for the page, nor to log in there. */
    Router atPort(Access access) {
        Sessions sessions = new Sessions(System::nanoTime);
        vertx.setPeriodic(SESSIONS_LOOK_MILLIS, id -> sessions.dropOver());
        TokenGuard guard = new TokenGuard(access, health(), sessions);
        LoginRoutes login = login(sessions, guard::isToken);
        Router router = router();
        router.route().handler(new KnownHosts(access.hosts()));
        mountOpen(router, login);
        router.route().handler(guard);
        return mountGuarded(router, login);
    }

    private LoginRoutes login(Sessions sessions, Predicate<String> isToken) {
        return new LoginRoutes(operations, sessions, new LoginLimit(System::nanoTime), isToken);
    }

    /** What load balancers and orchestrators ask. */
    private Set<String> health() {
        return Stream.concat(
                        Stream.of(operations.ecv().paths().root()),
                        Arrays.stream(Probe.Kind.values()).map(HealthRoutes::path))
                .collect(Collectors.toSet());
    }

    /** What no route answers is a problem document too. */
    private Router router() {
        Router router = Router.router(vertx);
        Problems.mount(router);
        router.errorHandler(
                Answers.NOT_ALLOWED, context -> Problems.refuse(context, Answers.NOT_ALLOWED, "Method Not Allowed"));
        router.errorHandler(
                TOO_LARGE,
                context -> Answers.refuse(
                        context, TOO_LARGE, "a body has " + Limits.MOST_BODY_BYTES + " bytes at the most"));
        router.errorHandler(Answers.OK, Routes::onFailure);
        return router;
    }

    /** A body that does not come to its end fails without a status, since there is nobody to tell. */
    private static void onFailure(RoutingContext context) {
        if (!context.response().closed()) {
            Problems.refuse(context, Answers.FAILED, "Internal Server Error");
        }
    }

    private Router mountAll(Router router, LoginRoutes login) {
        mountOpen(router, login);
        return mountGuarded(router, login);
    }

    private void mountOpen(Router router, LoginRoutes login) {
        console.mount(router);
        login.mountLogin(router);
    }

    private Router mountGuarded(Router router, LoginRoutes login) {
        router.route().handler(BodyHandler.create(false).setBodyLimit(Limits.MOST_BODY_BYTES));
        router.route().handler(new ChangeRecord(operations));
        new ViewRoutes(operations).mount(router);
        new StatusRoute(operations).mount(router);
        new EventRoutes(operations).mount(router);
        new WishRoutes(operations).mount(router);
        new InspectionRoutes(operations).mount(router);
        new MasterRoutes(operations).mount(router);
        OpenApiRoute.mount(router);
        new EcvRoutes(operations, Clock.systemUTC()).mount(router);
        new HealthRoutes(operations).mount(router);
        new DependencyRoutes(operations).mount(router);
        router.get("/metrics").handler(this::metrics);
        logs.mount(router);
        login.mountLogout(router);
        feed.mount(router);
        return router;
    }

    private void metrics(RoutingContext context) {
        vertx.executeBlocking(operations::metrics)
                .onSuccess(text ->
                        Answers.head(context.response(), PROMETHEUS_TEXT).end(text))
                .onFailure(context::fail);
    }
}
