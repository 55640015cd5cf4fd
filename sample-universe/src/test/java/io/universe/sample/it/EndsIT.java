package io.universe.sample.it;

import static io.universe.testkit.Scenario.aUniverse;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.testkit.Fixture;
import io.universe.testkit.LongForm;
import io.universe.testkit.MultiProcessTest;
import io.universe.testkit.TestUniverse;
import io.universe.testkit.UniverseStatus;
import io.universe.testkit.http.TcpHttp;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the master makes of each way in which a worker can end by itself, and that none of them harms the others. */
@MultiProcessTest
class EndsIT {

    private static final Fixture APPLICATION = Fixture.application("""
            package ends;

            import io.universe.app.Backend;
                        import io.universe.app.Module;
            import io.universe.app.Selection;
            import io.universe.app.Worker;
            import io.universe.app.WorkerContext;
            import io.vertx.core.Future;
            import java.util.OptionalInt;

            public final class Ends {

                public static abstract class Context implements WorkerContext {
                    public String name() { return getClass().getSimpleName().toLowerCase(); }
                    public Selection modules() { return Selection.of(name()); }
                    public Selection backends() { return Selection.none(); }
                }

                public static final class Steady extends Context {
                    public OptionalInt port() { return OptionalInt.of(0); }
                    public int instances() { return 1; }
                    public Selection modules() { return Selection.none(); }
                    public Future<?> configure(io.vertx.ext.web.Router router, Worker worker) {
                        router.get("/hello").handler(context -> context.end("hello"));
                        return Future.succeededFuture();
                    }
                }

                public static final class Backless extends Context {
                    public Selection modules() { return Selection.none(); }
                    public Selection backends() { return Selection.of("nowhere"); }
                }

                public static final class Nowhere implements Backend {
                    public String name() { return "nowhere"; }
                    public Future<?> open(Worker worker) { return Future.failedFuture("nobody answers"); }
                }

                public static final class Misfit extends Context {}

                public static final class MisfitModule implements Module {
                    public Future<?> start(Worker worker) {
                        Runtime.getRuntime().halt(78);
                        return Future.succeededFuture();
                    }
                }

                public static final class Job extends Context {}

                public static final class JobModule implements Module {
                    public Future<?> start(Worker worker) {
                        Runtime.getRuntime().halt(0);
                        return Future.succeededFuture();
                    }
                }

                public static final class Crashing extends Context {
                    public int instances() { return 4; }
                }

                public static final class CrashingModule implements Module {
                    public Future<?> start(Worker worker) {
                        Runtime.getRuntime().halt(1);
                        return Future.succeededFuture();
                    }
                }
            }
            """);

    private static TestUniverse universe;

    @BeforeAll
    static void start() {
        universe = aUniverse()
                .of(APPLICATION)
                .running("steady", "backless", "misfit", "job", "crashing")
                .start();
    }

    @AfterAll
    static void stop() {
        universe.close();
    }

    @Test
    void shouldTryAgainWhenABackendCannotBeOpened() {
        UniverseStatus status =
                universe.awaits("backless was tried again", seen -> incarnation(seen, "backless-0") >= 2);

        assertThat(status.state("backless")).isEqualTo("steady");
        assertThat(universe.home().journal())
                .anySatisfy(line -> assertThat(line.encode()).contains("backless-0", "111", "nobody answers"));
    }

    @Test
    void shouldNotTryAgainWhatIsWronglyConfigured() {
        UniverseStatus status = universe.awaits(
                "misfit is errored", seen -> seen.state("misfit").equals("errored"));

        assertThat(status.context("misfit").getString("reason")).contains("78");
        assertThat(starts("misfit-0")).isEqualTo(1);
    }

    @Test
    @LongForm
    void shouldTakeAnExitWithZeroForFinishedWhereThereIsNoPort() {
        universe.awaits("job is finished", seen -> seen.state("job").equals("finished"));

        assertThat(starts("job-0")).isEqualTo(1);
    }

    @Test
    void shouldGiveUpAContextThatEndsEarlyTooOften() {
        UniverseStatus status = universe.awaits(
                "crashing is errored", seen -> seen.state("crashing").equals("errored"));

        assertThat(status.context("crashing").getString("reason")).isNotBlank();
    }

    @Test
    void shouldServeOnBesideContextsThatFail() throws IOException {
        int port = universe.awaits("steady is READY", seen -> seen.isReady("steady-0", 0))
                .port("steady");
        universe.awaits("crashing is errored", seen -> seen.state("crashing").equals("errored"));

        assertThat(new TcpHttp(URI.create("http://127.0.0.1:" + port))
                        .get("/hello")
                        .body())
                .isEqualTo("hello");
        assertThat(universe.worker("steady-0").incarnation()).isEqualTo(1);
    }

    private static int incarnation(UniverseStatus status, String slot) {
        return status.worker(slot)
                .map(worker -> worker.getInteger("incarnation"))
                .orElse(0);
    }

    /** How many incarnations of a slot the journal knows. */
    private static long starts(String slot) {
        return universe.home().journal().stream()
                .map(JsonObject::encode)
                .flatMap(line ->
                        Pattern.compile(slot + "\\.(\\d+)").matcher(line).results())
                .map(found -> found.group(1))
                .distinct()
                .count();
    }
}
