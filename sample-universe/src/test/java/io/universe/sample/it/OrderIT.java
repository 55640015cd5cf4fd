package io.universe.sample.it;

import static io.universe.testkit.Scenario.aUniverse;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.testkit.Fixture;
import io.universe.testkit.LongForm;
import io.universe.testkit.MultiProcessTest;
import io.universe.testkit.TestUniverse;
import io.universe.testkit.http.TcpHttp;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Contexts that come after each other, know each other's options, and ask for more workers. */
@MultiProcessTest
class OrderIT {

    private static final Fixture FAMILY = Fixture.application("""
            package family;

            import io.universe.app.Controller;
            import io.universe.app.Module;
            import io.universe.app.Worker;
            import io.universe.app.WorkerContext;
            import io.vertx.core.Future;
            import io.vertx.core.Vertx;
            import java.nio.file.Files;
            import java.nio.file.Path;
            import java.util.List;
            import java.util.OptionalInt;
            import java.util.concurrent.TimeUnit;

            public final class Family implements Module {

                public static final class Parent implements WorkerContext {
                    public String name() { return "parent"; }
                }

                public static final class Child implements WorkerContext {
                    public String name() { return "child"; }
                    public int instances() { return 1; }
                    public OptionalInt port() { return OptionalInt.of(0); }
                    public List<String> after() { return List.of("parent", "absent"); }
                }

                public static final class Absent implements WorkerContext {
                    public String name() { return "absent"; }
                }

                public Future<?> start(Worker worker) {
                    String gate = worker.options().getString("gate");
                    return gate == null ? Future.succeededFuture() : opened(worker.vertx(), Path.of(gate));
                }

                private static Future<?> opened(Vertx vertx, Path gate) {
                    return Files.exists(gate)
                            ? Future.succeededFuture()
                            : vertx.timer(50, TimeUnit.MILLISECONDS).compose(passed -> opened(vertx, gate));
                }

                public List<Controller> controllers(Worker worker) {
                    return List.of((router, any) -> {
                        router.get("/options/:name").handler(request -> {
                            try {
                                request.json(worker.cluster().options(request.pathParam("name")));
                            } catch (IllegalArgumentException unknown) {
                                request.end(unknown.getMessage());
                            }
                        });
                        router.get("/fork/:count").handler(request -> worker.cluster()
                                .fork(Integer.parseInt(request.pathParam("count")))
                                .onSuccess(target -> request.end("target " + target))
                                .onFailure(failure -> request.end(failure.getMessage())));
                    });
                }
            }
            """);

    private static final String ABSENT = "--contexts.absent.enabled=false";
    private static final String OPTIONS = "--contexts.absent.options.colour=red";

    private static int first(List<JsonObject> journal, String worker, String stage) {
        Predicate<JsonObject> isMeant =
                line -> worker.equals(line.getString("worker")) && stage.equals(line.getString("to"));
        JsonObject found = journal.stream().filter(isMeant).findFirst().orElseThrow();
        return journal.indexOf(found);
    }

    @Test
    @LongForm
    void shouldKnowTheOptionsOfAllAndGrantWorkersWithinTheLimit() throws IOException {
        try (TestUniverse universe = aUniverse()
                .of(FAMILY)
                .with(ABSENT, OPTIONS, "--contexts.child.maxInstances=2", "--contexts.child.jvm=-Xmx160m")
                .start()) {
            universe.awaitReady();
            List<JsonObject> journal = universe.home().journal();
            assertThat(first(journal, "child-0.1", "STARTING")).isGreaterThan(first(journal, "parent-0.1", "READY"));

            assertKnowsOptions(new TcpHttp(universe.address("child")));

            assertThat(universe.get("child", "/fork/2").body())
                    .isEqualTo("contexts.child.maxInstances is 2, child has 1 worker; raise it, or scale by hand");
            assertThat(universe.get("child", "/fork/1").body()).isEqualTo("target 2");
            universe.awaits("a second child", status -> status.isReady("child-1", 0));
            assertThat(universe.get("child", "/fork/1").body()).contains("child has 2 workers");
            assertThat(universe.home().journal())
                    .filteredOn(line -> "fork by child-0.1".equals(line.getString("reason")))
                    .singleElement()
                    .satisfies(line -> assertThat(line.getString("worker")).isEqualTo("child-1.1"));
        }
    }

    private static void assertKnowsOptions(TcpHttp child) throws IOException {
        assertThat(new JsonObject(child.get("/options/absent").body()).getString("colour"))
                .isEqualTo("red");
        assertThat(new JsonObject(child.get("/options/parent").body())).isEmpty();
        assertThat(child.get("/options/nobody").body())
                .isEqualTo("there is no context nobody; there are: absent, child, parent");
    }

    @Test
    void shouldSayWhomAContextWaitsFor() throws IOException {
        try (TestUniverse universe = aUniverse()
                .of(FAMILY)
                .withCache()
                .with(ABSENT, "--contexts.parent.options.gate=gate")
                .start()) {
            universe.awaits("parent-0 is there", seen -> seen.worker("parent-0").isPresent());
            var status = universe.awaits("cache-0 is ready", seen -> seen.isReady("cache-0", 0));
            assertThat(status.context("child").getString("reason")).isEqualTo("waits for parent");
            assertThat(status.context("child").getJsonArray("workers")).isEmpty();
            assertThat(universe.command("status").stdout()).contains("waits for parent");

            Files.createFile(universe.home().directory().resolve("gate"));

            assertThat(universe.awaitReady().context("child").getString("reason"))
                    .isNull();
        }
    }

    @Test
    void shouldKeepToTheOrderAndKnowTheOptionsInOneJvm() throws IOException {
        try (TestUniverse universe =
                aUniverse().of(FAMILY).with(ABSENT, OPTIONS).withoutCluster().start()) {
            String port = universe.awaitOutput("parent runs\\R(?:.*\\R)*?child serves on port (\\d+)");
            universe.awaitOutput("ready: ");
            TcpHttp child = new TcpHttp(URI.create("http://127.0.0.1:" + port));

            assertKnowsOptions(child);
            assertThat(child.get("/fork/1").body()).startsWith("only a worker with a master can ask for more");

            universe.master().signal("TERM");
            assertThat(universe.awaitExit()).isEqualTo(143);
        }
    }
}
