package io.universe.monitor.http;

import io.universe.operations.MonitorExtension;
import io.universe.operations.Operations;
import io.universe.worker.http.Problems;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** The routes of extensions, each on a router of its own below {@code /ext/NAME}, where the platform has none. */
final class ExtensionRoutes {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]{0,99}");

    private final Vertx vertx;
    private final Operations operations;
    private final List<Router> routers;
    private final BiConsumer<String, Optional<String>> onExtension;
    private final Set<String> names = new HashSet<>();

    /** Mounts what comes on each of these. */
    ExtensionRoutes(
            Vertx vertx,
            Operations operations,
            List<Router> routers,
            BiConsumer<String, Optional<String>> onExtension) {
        this.vertx = vertx;
        this.operations = operations;
        this.routers = routers;
        this.onExtension = onExtension;
    }

    /** Never fails; what kept one from being mounted is told. */
    Future<Void> mount(List<MonitorExtension> extensions) {
        return Future.join(extensions.stream().map(this::mount).toList())
                .<Void>mapEmpty()
                .otherwiseEmpty();
    }

    private Future<?> mount(MonitorExtension extension) {
        try {
            return mount(extension.name(), extension);
        } catch (Throwable e) {
            onExtension.accept(extension.getClass().getName(), Optional.of(e.toString()));
            return Future.failedFuture(e);
        }
    }

    private Future<?> mount(String name, MonitorExtension extension) {
        Router own = Router.router(vertx);
        Problems.mount(own);
        return configured(name, extension, own)
                .onSuccess(done -> {
                    routers.forEach(
                            router -> router.route("/ext/" + name + "/*").subRouter(own));
                    onExtension.accept(name, Optional.empty());
                })
                .onFailure(cause -> onExtension.accept(name, Optional.of(cause.toString())));
    }

    private Future<?> configured(String name, MonitorExtension extension, Router own) {
        if (!NAME.matcher(name).matches() || !names.add(name)) {
            return Future.failedFuture(
                    "an extension has a name of its own, [a-z][a-z0-9]*: small letters and digits, a letter first");
        }
        try {
            return extension.configure(own, operations);
        } catch (Throwable e) {
            return Future.failedFuture(e);
        }
    }
}
