package io.universe.testkit.listen;

import io.universe.Universe;
import io.universe.app.ListenOptions;
import io.universe.app.Listening;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;

/** An application with a main of its own: its first argument is the home, the others are part of its greeting. */
public final class Greeter {

    private Greeter() {}

    /** Listens, and says so in the master and in every worker. */
    public static void main(String[] arguments) {
        ListenOptions options = new ListenOptions()
                .home(Path.of(arguments[0]))
                .workers(2)
                .port(0)
                .monPort(0)
                .stopTimeout(Duration.ofSeconds(5))
                .set("contexts.app.jvm", "-Xmx128m")
                .configureApp((router, worker) -> {
                    router.get("/")
                            .handler(context -> context.end("hello from " + worker.name() + " to " + arguments[1]));
                    return Future.succeededFuture();
                })
                .monConfigureApp(router -> {
                    router.get("/greeted").handler(context -> context.end(arguments[1]));
                    return Future.succeededFuture();
                })
                .monCreateServer(server -> server.setCompressionSupported(true));
        Universe.listen(options)
                .onSuccess(Greeter::say)
                .onFailure(cause -> System.out.println("cannot listen: " + cause.getMessage()));
    }

    private static void say(Listening listening) {
        String who = listening.cluster().isMaster() ? "master" : "worker";
        System.out.println(who + " listens on port " + listening.port() + ", monitor on " + listening.monPort());
    }
}
