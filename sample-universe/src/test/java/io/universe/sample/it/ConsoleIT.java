package io.universe.sample.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.universe.testkit.Scenario.aUniverse;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.SameSiteAttribute;
import io.universe.sample.web.Chromium;
import io.universe.testkit.MultiProcessTest;
import io.universe.testkit.Requires;
import io.universe.testkit.TestUniverse;
import io.universe.testkit.Tool;
import io.universe.testkit.http.TcpHttp;
import io.universe.testkit.load.Load;
import io.universe.testkit.load.RunningLoad;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The console in a real browser over a real universe: what a person sees of it, and what comes of what he presses. One universe for all of it. */
@MultiProcessTest
@Requires(Tool.CHROMIUM)
class ConsoleIT {

    private static final double PATIENCE_MILLIS = 60_000;
    private static final LocatorAssertions.HasTextOptions SOON =
            new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE_MILLIS);

    private static final LocatorAssertions.ContainsTextOptions CONTAINED_SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MILLIS);

    private static final String AXE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";
    private static final String SERIOUS_FAULTS = """
            async () => {
              const { violations } = await axe.run(document);
              const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
              return JSON.stringify(serious.map(({ id, nodes }) => id + ": " + nodes.map((node) => node.html).join(" | ")));
            }""";

    private static TestUniverse universe;
    private static Chromium chromium;
    private static String origin;
    private static String token;

    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private BrowserContext visit;
    private Page page;

    @BeforeAll
    static void start() throws Exception {
        chromium = new Chromium();
        universe = aUniverse()
                .ofTheSample()
                .withWorkers(2)
                .withCache()
                .with("--heartbeatInterval=1s", "--tolerance=20s")
                .start();
        origin = "http://127.0.0.1:" + universe.awaitReady().monPort();
        token = Files.readString(universe.home().run().resolve("token")).strip();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        universe.close();
    }

    @BeforeEach
    void open() {
        universe.awaitReady();
        visit = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(1280, 900)
                        .setReducedMotion(ReducedMotion.REDUCE));
        page = visit.newPage();
        page.onConsoleMessage(this::hear);
        page.onPageError(complaints::add);
        page.onRequest(this::watch);
        page.navigate(origin + "/debug");
        assertThat(page.locator(".link")).hasText("live", SOON);
    }

    /** The console of the browser also tells of each breach of the content security policy. */
    private void hear(ConsoleMessage message) {
        if (Set.of("error", "warning").contains(message.type())) {
            complaints.add(message.type() + ": " + message.text());
        }
    }

    private void watch(Request request) {
        if (!request.url().startsWith(origin + "/")) {
            complaints.add("asks " + request.url());
        }
    }

    @AfterEach
    void close() {
        visit.close();
        assertThat(complaints).isEmpty();
    }

    @Test
    void shouldShowEveryWorkerAndItsFigures() {
        for (String worker : List.of("web-0", "web-1", "engine-0", "cache-0")) {
            Locator row = page.locator("tr[data-worker^='" + worker + ".']");
            assertThat(row.locator("[data-stage]")).hasText("READY", SOON);
            assertThat(row.locator("[data-title='RSS']")).hasText(Pattern.compile("\\d+ [MG]B"), SOON);
        }
        assertThat(page.locator(".nodes li:not(.has-left)")).hasCount(5);
        assertThat(page.locator("[data-context='web'] universe-spark canvas").first())
                .isVisible();
    }

    @Test
    void shouldRecycleAWorkerThatIsPressed() {
        int before = incarnation("web-1");
        logIn();
        page.locator("tr a[href='#/worker/web-1']").click();
        Locator panel = page.locator("[data-panel='web-1']");
        press(panel, "Recycle");
        press(page.locator("dialog"), "Recycle");

        Locator stage = page.locator("tr[data-worker='web-1." + (before + 1) + "'] [data-stage]");
        assertThat(stage).hasText("READY", SOON);
        assertThat(page.locator(".outcomes [data-state='done']")).containsText("Recycle web-1", CONTAINED_SOON);
        assertThat(panel.locator("h2")).hasText("web-1." + (before + 1), SOON);
        page.keyboard().press("Escape");
        assertThat(panel).isHidden();
    }

    @Test
    void shouldLookInsideAWorker() throws Exception {
        logIn();
        page.navigate(origin + "/debug#/worker/web-0");
        Locator panel = page.locator("[data-panel='web-0']");
        press(panel, "Threads");
        press(page.locator("dialog"), "Threads");
        assertThat(page.locator("dialog.found pre")).containsText("vert.x-eventloop-thread", CONTAINED_SOON);
        press(page.locator("dialog.found"), "Close");

        press(panel, "Recording");
        page.locator("dialog input").fill("1");
        Download recording = page.waitForDownload(() -> press(page.locator("dialog"), "Recording"));
        assertThat(recording.suggestedFilename()).startsWith("web-0.").endsWith(".jfr");
        assertThat(Files.readString(recording.path(), StandardCharsets.ISO_8859_1))
                .startsWith("FLR");

        lookAtItsFlameGraph(panel);
        press(panel, "Collect garbage");
        press(page.locator("dialog"), "Collect garbage");
        assertThat(page.locator(".outcomes")).containsText(" freed in ", CONTAINED_SOON);
        press(panel, "Log level");
        page.locator("dialog input[name=logger]").fill("io.universe.sample");
        press(page.locator("dialog"), "Change");
        assertThat(page.locator(".outcomes")).containsText("io.universe.sample was INFO, and is DEBUG", CONTAINED_SOON);
    }

    private void lookAtItsFlameGraph(Locator panel) throws Exception {
        try (RunningLoad load = Load.on(universe.address("web").resolve("/api/sky"))
                .connections(2)
                .start()) {
            load.awaitAnswers(1);
            press(panel, "Flame graph");
            page.locator("dialog input").fill("3");
            press(page.locator("dialog"), "Flame graph");
            Locator threads = page.locator("universe-flame [aria-level='2']");
            assertThat(threads.first()).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MILLIS));
        }
        zoomAndSearch();
        page.evaluate(resource(AXE));
        assertNoSeriousFault("the flame graph");
        complaints.removeIf(axes -> axes.contains("willReadFrequently"));
        press(page.locator("dialog.found"), "Close");
    }

    private void zoomAndSearch() {
        Locator back = page.locator("universe-flame").getByText("Back");
        assertThat(back).isDisabled();
        page.locator("universe-flame [aria-level='1']").focus();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(page.locator("universe-flame [aria-level='2']")).hasCount(1);
        assertThat(page.locator("universe-flame [aria-level='2']")).isFocused();
        assertThat(back).isEnabled();
        page.keyboard().press("Backspace");
        assertThat(back).isDisabled();
        page.locator("dialog input[type=search]").fill("thread.RUN");
        assertThat(page.locator("universe-flame .is-found").first()).isVisible();
        assertThat(page.locator("universe-flame [role=status]")).containsText("“thread.RUN” is in ");
    }

    @Test
    void shouldBringUpAWorkerToBeDebuggedAndEndIt() throws Exception {
        visit.grantPermissions(List.of("clipboard-read", "clipboard-write"));
        logIn();
        press(page.locator("[data-context='web']"), "Debug web");
        press(page.locator("dialog"), "Debug");

        Locator panel = page.locator("[data-panel^='web-debug.']");
        assertThat(panel.locator(".commands")).containsText("jdb -attach 127.0.0.1:", CONTAINED_SOON);
        String served = panel.locator("a.primary").getAttribute("href");
        assertThat(new TcpHttp(URI.create(served)).get("/api/worker").body()).contains("web-debug.");
        press(panel, "Copy for jdb");
        assertThat(page.evaluate("() => navigator.clipboard.readText()").toString())
                .startsWith("jdb -attach 127.0.0.1:");
        page.evaluate(resource(AXE));
        assertNoSeriousFault("who is debugged");
        complaints.removeIf(axes -> axes.contains("willReadFrequently"));

        press(panel, "Finish");
        press(page.locator("dialog"), "Finish");
        assertThat(page.locator(".outcomes")).containsText("has ended", CONTAINED_SOON);
        assertThat(page.locator("tr[data-worker^='web-debug.']")).hasCount(0);
    }

    @Test
    void shouldShowAWorkerThatIsKilledAndTheOneThatFollows() {
        int before = incarnation("web-0");
        universe.worker("web-0").kill();

        assertThat(page.locator(".nodes .has-left").filter(named("web-0." + before)))
                .containsText("SIGKILL", CONTAINED_SOON);
        assertThat(page.locator("tr[data-worker='web-0." + (before + 1) + "'] [data-stage]"))
                .hasText("READY", SOON);
    }

    @Test
    void shouldAskForTheLoginWhereItIsMissingAndGoOn() {
        press(page.locator("[data-context='web']"), "Scale web");
        assertThat(page.locator("dialog input")).hasValue("2");
        press(page.locator("dialog"), "Scale");
        page.locator("dialog input[type=password]").fill("wrong");
        press(page.locator("dialog"), "Log in");
        assertThat(page.locator("dialog [role=alert]")).containsText("that is not the token");
        page.locator("dialog input[type=password]").fill(token);
        press(page.locator("dialog"), "Log in");

        assertThat(page.locator(".outcomes [data-state='failed']"))
                .containsText("target of web is 2 already", CONTAINED_SOON);
        assertThat(complaints)
                .hasSize(3)
                .allSatisfy(refused -> assertThat(refused).containsPattern("status of (401|409)"));
        complaints.clear();
    }

    @Test
    void shouldKeepTheTokenOutOfTheBrowser() {
        logIn();
        Cookie cookie = visit.cookies().get(0);

        assertThat(visit.cookies()).hasSize(1);
        assertThat(cookie.httpOnly).isTrue();
        assertThat(cookie.sameSite).isEqualTo(SameSiteAttribute.STRICT);
        assertThat(cookie.value).isNotEqualTo(token);
        assertThat(page.evaluate(
                                "() => document.cookie + JSON.stringify(localStorage) + JSON.stringify(sessionStorage)")
                        .toString())
                .doesNotContain(token, cookie.value);
        press(page.locator(".head"), "Log out");
        assertThat(page.locator(".head").getByText("Log in")).isVisible();
        assertThat(visit.cookies()).isEmpty();
    }

    @Test
    void shouldFindLinesOfTheJournalAndOfTheLogs() {
        page.keyboard().press("2");
        assertThat(page.locator("input[type=search]")).isVisible();
        page.keyboard().press("/");
        assertThat(page.locator("input[type=search]")).isFocused();
        page.keyboard().type("engine-0 warming ready");
        Locator lines = page.locator(".lines tbody tr");
        assertThat(lines.filter(named("web-0"))).hasCount(0);
        assertThat(lines.filter(named("WARMING → READY"))).not().hasCount(0);

        page.keyboard().press("Escape");
        page.navigate(origin + "/debug#/logs?worker=master");
        assertThat(page.locator(".log-line").filter(named("universe ready")))
                .not()
                .hasCount(0);
        assertThat(page.locator(".log-line b").first()).hasText("master");

        page.navigate(origin + "/debug#/statuses");
        assertThat(page.locator("#cache ~ .scroll tbody tr").first()).containsText("constellations", CONTAINED_SOON);
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 768, 1280})
    void shouldFitTheScreen(int width) {
        page.setViewportSize(width, 740);
        for (String at : List.of("#/", "#/worker/web-0", "#/journal", "#/logs", "#/statuses")) {
            page.navigate(origin + "/debug" + at);
            assertThat(page.locator("main section, main aside").first()).isVisible();
            assertThat(page.evaluate("() => document.documentElement.scrollWidth"))
                    .as(at)
                    .isEqualTo(width);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void shouldHaveNoSeriousFaultForThoseWhoSeeOrMoveOtherwise(ColorScheme scheme) throws Exception {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.evaluate(resource(AXE));
        for (String at : List.of("#/", "#/worker/web-0", "#/journal", "#/logs", "#/statuses")) {
            page.navigate(origin + "/debug" + at);
            assertThat(page.locator("main section, main aside").first()).isVisible();
            assertNoSeriousFault(at);
        }
        press(page.locator(".head"), "Log in");
        assertThat(page.locator("dialog")).isVisible();
        assertNoSeriousFault("the login");
        complaints.removeIf(axes -> axes.contains("willReadFrequently"));
    }

    /** Counted in the time that the thread of the page has run: the machine may have others to run. */
    @Test
    void shouldShowFortyWorkersLiveWithoutKeepingTheBrowserBusy() throws Exception {
        page.addInitScript(resource("forty-workers.js"));
        page.navigate(origin + "/");
        assertThat(page.locator("tr[data-worker]"))
                .hasCount(40, new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE_MILLIS));
        CDPSession devtools = visit.newCDPSession(page);
        com.google.gson.JsonObject threadTicks = new com.google.gson.JsonObject();
        threadTicks.addProperty("timeDomain", "threadTicks");
        devtools.send("Performance.enable", threadTicks);

        double before = busySeconds(devtools);
        page.waitForTimeout(10_000);
        double busyMillisPerSecond = (busySeconds(devtools) - before) * 100;

        assertThat(busyMillisPerSecond).isBetween(1.0, 100.0);
    }

    private static double busySeconds(CDPSession devtools) {
        for (JsonElement metric : devtools.send("Performance.getMetrics").getAsJsonArray("metrics")) {
            if (metric.getAsJsonObject().get("name").getAsString().equals("TaskDuration")) {
                return metric.getAsJsonObject().get("value").getAsDouble();
            }
        }
        throw new AssertionError("the browser tells no TaskDuration");
    }

    private void assertNoSeriousFault(String where) {
        assertThat(new JsonArray(page.evaluate(SERIOUS_FAULTS).toString()))
                .as(where)
                .isEmpty();
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = ConsoleIT.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void logIn() {
        press(page.locator(".head"), "Log in");
        page.locator("dialog input[type=password]").fill(token);
        press(page.locator("dialog"), "Log in");
        assertThat(page.locator(".head").getByText("Log out")).isVisible();
    }

    private static void press(Locator within, String name) {
        within.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    private static Locator.FilterOptions named(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static int incarnation(String slot) {
        JsonObject worker = universe.awaits(
                        slot + " is there", status -> status.worker(slot).isPresent())
                .worker(slot)
                .orElseThrow();
        return worker.getInteger("incarnation");
    }
}
