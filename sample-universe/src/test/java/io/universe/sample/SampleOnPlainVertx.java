package io.universe.sample;

import io.universe.app.Deployment;
import io.universe.app.Module;
import io.universe.app.WarmUp;
import io.universe.cluster.Role;
import io.universe.sample.engine.EngineModule;
import io.universe.sample.web.AtlasModule;
import io.universe.sample.web.StarWeb;
import io.vertx.core.CompositeFuture;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import java.util.ArrayList;
import java.util.List;

/**
 * Both contexts of the sample in one JVM on plain Vert.x: the same modules and handlers, without master, processes and cluster.
 *
 * <p>{@code main} takes a port (0 for any) and serves the page there, for work on it.
 */
public final class SampleOnPlainVertx {

    private final Vertx vertx;
    private final PlainUniverse universe;
    private final PlainWorker web;
    private final AtlasModule atlas = new AtlasModule();
    private final StarWeb context = new StarWeb();
    private final List<String> engineDeployments = new ArrayList<>();

    private SampleOnPlainVertx(Vertx vertx) {
        this.vertx = vertx;
        this.universe = new PlainUniverse(vertx);
        this.web = new PlainWorker(vertx, universe, PlainUniverse.node(Role.SPAWN, "web", 0, 1));
        universe.join(PlainUniverse.node(Role.MASTER, "master", 0, 1));
        universe.join(PlainUniverse.node(Role.SPAWN, "cache", 0, 1));
        universe.join(web.node());
        universe.join(PlainUniverse.node(Role.FORK, "web", 1, 1));
    }

    /** The sample with its engine, on loopback. */
    public static Future<Running> start(Vertx vertx, int port) {
        SampleOnPlainVertx sample = new SampleOnPlainVertx(vertx);
        return sample.startEngine().compose(started -> sample.startWeb(port));
    }

    /** The sample whose engine is missing. */
    public static Future<Running> startWithoutEngine(Vertx vertx, int port) {
        return new SampleOnPlainVertx(vertx).startWeb(port);
    }

    public static void main(String[] args) {
        start(Vertx.vertx(), args.length == 0 ? 0 : Integer.parseInt(args[0]))
                .onSuccess(running -> System.out.println("http://127.0.0.1:" + running.port() + "/"))
                .await();
    }

    private Future<?> stopEngine() {
        return Future.all(engineDeployments.stream().map(vertx::undeploy).toList());
    }

    private Future<?> startEngine() {
        PlainWorker engine = new PlainWorker(vertx, universe, PlainUniverse.node(Role.SPAWN, "engine", 0, 1));
        universe.join(engine.node());
        return started(new EngineModule(), engine).onSuccess(ids -> engineDeployments.addAll(ids.list()));
    }

    private Future<Running> startWeb(int port) {
        return started(atlas, web).compose(done -> listen(routes(), port)).map(server -> new Running(this, server));
    }

    private Future<CompositeFuture> started(Module module, PlainWorker worker) {
        return module.start(worker).compose(done -> deployed(module.verticles(worker)));
    }

    private Future<CompositeFuture> deployed(List<Deployment> deployments) {
        return Future.all(deployments.stream()
                .map(each -> vertx.deployVerticle(each.verticle().get(), each.options()))
                .toList());
    }

    private Router routes() {
        Router router = Router.router(vertx);
        atlas.controllers(web).forEach(controller -> controller.routes(router, web));
        return router;
    }

    private Future<HttpServer> listen(Router router, int port) {
        HttpServerOptions options = context.createServer(
                new HttpServerOptions().setHost("127.0.0.1").setPort(port), web);
        return context.configure(router, web)
                .compose(configured ->
                        vertx.createHttpServer(options).requestHandler(router).listen());
    }

    /** The sample as it serves; nodes join and leave through its {@link #universe}. */
    public record Running(SampleOnPlainVertx sample, HttpServer server) {

        /** The port on loopback. */
        public int port() {
            return server.actualPort();
        }

        /** Who is in it. */
        public PlainUniverse universe() {
            return sample.universe;
        }

        /** Ends the engine; what it did not answer is not answered. */
        public Future<?> stopEngine() {
            return sample.stopEngine();
        }

        /** What the context does before it meets the public. */
        public Future<?> warmUp() {
            return sample.context.warmUp(
                    new WarmUp(SocketAddress.inetSocketAddress(port(), "127.0.0.1"), false), sample.web);
        }

        /** What the context does when its worker is about to go. */
        public Future<?> drain() {
            return sample.context.onDrain(sample.web);
        }
    }
}
