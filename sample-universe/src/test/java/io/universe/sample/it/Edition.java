package io.universe.sample.it;

import io.universe.testkit.Fixture;
import io.universe.testkit.TestHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** An application of which there are several editions: contexts {@code front}, which answers over HTTP, and {@code back}, which it asks over the bus. Each says which edition it is, and may fail to warm up. */
final class Edition {

    private static final String SOURCE = """
            package edition;

            import io.universe.app.Controller;
            import io.universe.app.Module;
            import io.universe.app.WarmUp;
            import io.universe.app.Worker;
            import io.universe.app.WorkerContext;
            import io.vertx.core.Future;
            import io.vertx.core.http.HttpServerOptions;
            import io.vertx.core.net.PfxOptions;
            import io.vertx.ext.web.RoutingContext;
            import java.util.List;
            import java.util.OptionalInt;

            public final class Edition implements Module {

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

                    public Future<?> warmUp(WarmUp warmUp, Worker worker) {
                        return worker.name().matches("FAILING")
                                ? Future.failedFuture("edition EDITION is out of print")
                                : Future.succeededFuture();
                    }
                }

                public static final class Back implements WorkerContext {
                    public String name() { return "back"; }
                }

                public Future<?> start(Worker worker) {
                    return worker.context().equals("front")
                            ? Future.succeededFuture()
                            : worker.vertx().eventBus().consumer("back.ask", message -> message.reply("EDITION")).completion();
                }

                public List<Controller> controllers(Worker worker) {
                    return List.of((router, any) -> {
                        router.get("/edition").handler(context -> context.end(said(worker)));
                        router.get("/ask").handler(context -> worker.vertx().eventBus().<String>request("back.ask", "")
                                .onSuccess(reply -> context.end(reply.body()))
                                .onFailure(context::fail));
                        router.get("/slow").handler(context -> answerLater(context, worker));
                        router.get("/socket").handler(context -> context.request().toWebSocket()
                                .onSuccess(socket -> socket.writeTextMessage(worker.name())));
                    });
                }

                private static String said(Worker worker) {
                    return "EDITION " + worker.options().getString("paper") + " " + System.getenv("INK");
                }

                private static void answerLater(RoutingContext context, Worker worker) {
                    context.response().setChunked(true).write("slow");
                    worker.vertx().setTimer(5_000, timer -> context.response().end("ly"));
                }
            }
            """;

    private Edition() {}

    /** The edition of this number, of which nothing fails. */
    static Fixture number(int edition) {
        return failing(edition, "nobody");
    }

    /** One whose workers with a name that fits do not warm up. */
    static Fixture failing(int edition, String workers) {
        return Fixture.application(
                SOURCE.replace("EDITION", String.valueOf(edition)).replace("FAILING", workers));
    }

    /** Puts another edition in the place of the one in the home, whole or not at all. */
    static void replace(TestHome home, Fixture edition) throws IOException {
        Path fresh = home.root().resolve("fresh.jar");
        edition.packInto(fresh, home.launcher().toString());
        Files.move(fresh, jar(home), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    static Path jar(TestHome home) {
        return home.modules().resolve("edition.Edition.jar");
    }
}
