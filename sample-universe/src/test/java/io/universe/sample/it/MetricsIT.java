package io.universe.sample.it;

import static io.universe.testkit.Scenario.aUniverse;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.testkit.Await;
import io.universe.testkit.Fixture;
import io.universe.testkit.MultiProcessTest;
import io.universe.testkit.Requires;
import io.universe.testkit.Rounds;
import io.universe.testkit.TestUniverse;
import io.universe.testkit.TestWorker;
import io.universe.testkit.Tool;
import io.universe.testkit.load.Load;
import io.universe.testkit.load.LoadReport;
import io.universe.testkit.load.RunningLoad;
import io.universe.testkit.os.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Prometheus reads is true, whatever becomes of workers. */
@MultiProcessTest
class MetricsIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int CONNECTIONS = 8;
    private static final String ANSWERED = "universe_http_server_requests_total";
    private static final String TIMED = "universe_http_server_request_seconds_count";
    private static final String ORDERS = "orders_total";
    private static final String STALE = "universe_worker_metrics_stale";
    private static final String MEMORY = "jvm_memory_used_bytes";
    private static final String SHOP = "context=\"shop\"";
    private static final Path DASHBOARD = Path.of("../docs/grafana-dashboard.json");
    private static final Pattern METRIC = Pattern.compile("\\b(universe|jvm|process|vertx|system)_\\w+");

    private static final Fixture APPLICATION = Fixture.application("""
            package shop;

            import io.micrometer.core.instrument.Counter;
            import io.micrometer.core.instrument.MeterRegistry;
            import io.universe.app.Controller;
            import io.universe.app.Module;
            import io.universe.app.Worker;
            import io.universe.app.WorkerContext;
            import java.util.List;
            import java.util.OptionalInt;

            public final class Shop implements Module {

                public static final class Front implements WorkerContext {
                    public String name() { return "shop"; }
                    public int instances() { return 2; }
                    public OptionalInt port() { return OptionalInt.of(0); }
                }

                public List<Controller> controllers(Worker worker) {
                    Counter orders = worker.service(MeterRegistry.class).counter("orders");
                    return List.of((router, any) -> router.get("/order").handler(context -> {
                        orders.increment();
                        context.end("done");
                    }));
                }
            }
            """);

    private static TestUniverse universe;
    private static Scraper scraper;

    @BeforeAll
    static void start() throws IOException {
        universe = aUniverse()
                .of(APPLICATION)
                .running("shop")
                .with("--minUptime=0s", "--tolerance=60s", "--heartbeatInterval=1s")
                .start();
        universe.awaitReady();
        scraper = Scraper.of(universe);
    }

    @AfterAll
    static void stop() {
        universe.close();
    }

    @BeforeEach
    void awaitReady() {
        universe.awaits("both workers are READY", status -> status.isReady("shop-0", 0) && status.isReady("shop-1", 0));
    }

    /** Nobody is cut off, and so what is counted is what clients have got: neither more nor less. */
    @Test
    void shouldCountWhatClientsHaveGotWhileWorkersAreRecycled() throws IOException {
        Scraped before = scraper.now();

        LoadReport report = underLoad(MetricsIT::recycle);

        assertThat(report.failed()).as(report.toString()).isZero();
        Scraped after = scraper.now();
        double answered = report.answered();
        assertThat(more(ANSWERED, before, after)).as(report.toString()).isEqualTo(answered);
        assertThat(more(TIMED, before, after)).isEqualTo(answered);
        assertThat(more(ORDERS, before, after)).isEqualTo(answered);
    }

    /** What was answered was counted before; beyond that there may be what was on its way to a client when its worker was killed. */
    @Test
    void shouldLoseNoCountOfWorkersThatAreKilled() throws IOException {
        Scraped before = scraper.now();

        LoadReport report = underLoad(round -> worker(round).kill().awaitSuccessor());

        Scraped after = scraper.now();
        for (String name : new String[] {ANSWERED, TIMED, ORDERS}) {
            assertThat(more(name, before, after))
                    .as(name + ", " + report)
                    .isBetween((double) report.answered(), (double) (report.answered() + report.lost()));
        }
    }

    private static LoadReport underLoad(IntConsumer change) throws IOException {
        Scraper scraping = Scraper.of(universe).start();
        LoadReport report;
        try (scraping;
                RunningLoad load = Load.on(universe.address("shop").resolve("/order"))
                        .connections(CONNECTIONS)
                        .start()) {
            int rounds = Rounds.of(2, 20);
            for (int round = 0; round < rounds; round++) {
                load.awaitAnswers(50);
                change.accept(round);
            }
            load.awaitAnswers(50);
            report = load.stop();
        }
        assertThat(scraping.falls()).isEmpty();
        assertThat(scraping.scrapes()).isPositive();
        return report;
    }

    private static TestWorker worker(int round) {
        return universe.worker("shop-" + round % 2);
    }

    private static void recycle(int round) {
        TestWorker old = worker(round);
        try {
            universe.control().post("/workers/" + old.name() + "/recycle");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        old.awaitSuccessor();
        old.awaitEnd();
    }

    private static double more(String name, Scraped before, Scraped after) {
        return after.sum(name, SHOP) - before.sum(name, SHOP);
    }

    @Test
    void shouldNotWaitForAWorkerThatIsSilentAndSaySo() throws IOException {
        TestWorker silent = universe.worker("shop-1").signal("STOP");
        try {
            awaitStale(silent, 1);
            assertThat(scraper.now().has(MEMORY, label(silent.name()))).isTrue();
            assertThat(scraper.now().sum(STALE, label("shop-0"))).isZero();
        } finally {
            silent.signal("CONT");
        }
        awaitStale(silent, 0);
    }

    private static void awaitStale(TestWorker worker, double value) {
        Await.until(
                STALE + " of " + worker.name() + " is " + value,
                SOON,
                () -> scraper.now().sum(STALE, label(worker.name())),
                seen -> seen == value);
    }

    private static String label(String worker) {
        return "worker=\"" + worker + "\"";
    }

    @Test
    void shouldForgetTheGaugesOfAWorkerAndCarryOnItsCounters() throws IOException {
        TestWorker leaving = universe.worker("shop-1");
        assertThat(scraper.now().has(MEMORY, label("shop-1"))).isTrue();

        universe.control().post("/contexts/shop/scale?target=1");
        leaving.awaitEnd();

        Scraped after = Await.until(
                "no gauge of shop-1 is told", SOON, scraper::now, seen -> !seen.has(MEMORY, label("shop-1")));
        assertThat(after.has("process_cpu_seconds_total", label("shop-1"))).isTrue();
        universe.control().post("/contexts/shop/scale?target=2");
    }

    @Test
    void shouldKeepWhatIsCountedFromOtherUsers() throws IOException {
        Path directory = universe.home().run().resolve("metrics");

        assertThat(Files.getPosixFilePermissions(directory)).hasSize(3);
        assertThat(directory).isDirectoryContaining("glob:**shop-0.*.meters");
    }

    /** The dashboard asks for nothing that is not there; some series come with the first event that they count. */
    @Test
    void shouldTellWhatTheDashboardShows() throws IOException {
        universe.get("shop", "/order");
        Set<String> asked = new TreeSet<>();
        Matcher metric = METRIC.matcher(Files.readString(DASHBOARD));
        while (metric.find()) {
            asked.add(metric.group());
        }

        assertThat(asked).hasSizeGreaterThan(10);
        assertThat(Await.until(
                        "all of " + asked + " are told",
                        SOON,
                        () -> scraper.now().names(),
                        names -> names.containsAll(asked)))
                .containsAll(asked);
    }

    @Test
    @Requires(Tool.PROMTOOL)
    void shouldSatisfyPromtool() throws IOException {
        universe.get("shop", "/order");
        Path text = Files.writeString(universe.home().root().resolve("metrics.txt"), scraper.text());

        Command.Ended checked = Command.of("sh", "-c", "promtool check metrics < \"$0\"", text.toString())
                .run();

        assertThat(checked.exitCode()).as(checked.toString()).isZero();
    }
}
