package io.universe.sample.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import io.universe.cluster.Node;
import io.universe.cluster.Role;
import io.universe.sample.PlainUniverse;
import io.universe.sample.SampleOnPlainVertx;
import io.universe.testkit.Requires;
import io.universe.testkit.Tool;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Requires(Tool.CHROMIUM)
class PageIT {

    /** How many pixels of the canvas are clearly brighter than the night. */
    private static final String LIT_PIXELS = """
            canvas => {
              const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d", { willReadFrequently: true });
              copy.drawImage(canvas, 0, 0);
              const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
              let lit = 0;
              for (let i = 0; i < data.length; i += 4) if (data[i] + data[i + 1] + data[i + 2] > 330) lit++;
              return lit;
            }""";

    private static final Vertx VERTX = Vertx.vertx();
    private static SampleOnPlainVertx.Running sample;
    private static Chromium chromium;

    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private BrowserContext visit;
    private Page page;

    /** The server under test: where it is. */
    private static String origin() {
        return "http://127.0.0.1:" + sample.port();
    }

    @BeforeAll
    static void start() throws Exception {
        sample = SampleOnPlainVertx.start(VERTX, 0)
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() throws Exception {
        chromium.close();
        VERTX.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @BeforeEach
    void open() {
        visit = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(1280, 800)
                        .setReducedMotion(ReducedMotion.REDUCE));
        page = visit.newPage();
        page.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
        page.onPageError(complaints::add);
        page.navigate(origin());
        assertThat(page.locator("#count")).hasText("5,044 stars shown");
        assertThat(page.locator("#requests li")).hasCount(2);
    }

    /** The console also tells of each breach of the content security policy. */
    @AfterEach
    void close() {
        visit.close();
        assertThat(complaints).isEmpty();
    }

    @Test
    void shouldDrawTheStars() {
        assertThat(litPixels()).isGreaterThan(2_000);
    }

    @Test
    void shouldForbidWhateverIsNotItsOwn() {
        String policy = page.request().get(origin()).headers().get("content-security-policy");
        assertThat(policy).contains("default-src 'none'", "script-src 'self'").doesNotContain("unsafe");
    }

    @Test
    void shouldShowFewerStarsWhenTheSliderGoesDown() {
        onlyStars();
        int before = litPixels();
        page.locator("#magnitude").fill("3");
        assertThat(page.locator("#limit")).hasText("3.0");
        assertThat(page.locator("#count")).hasText(Pattern.compile("^1\\d\\d stars shown$"));
        assertThat(litPixels()).isLessThan(before);
    }

    @Test
    void shouldShowTheNeighboursOfAStarThatIsClicked() {
        find("Sirius");
        page.locator("#card .close").click();
        assertThat(page.locator("#card")).isHidden();
        page.locator("#sky").click(new Locator.ClickOptions().setPosition(640, 400));
        assertThat(page.locator("#card h2")).hasText("Sirius");
        assertThat(page.locator("#card li")).hasCount(6);
        assertThat(page.locator("#card .signed")).hasText("Found by engine-0.1");
    }

    @Test
    void shouldGoToANeighbourThatIsChosen() {
        find("Alcyone");
        Locator neighbour = page.locator("#card li button").first();
        String name =
                neighbour.evaluate("button => button.firstChild.textContent").toString();
        neighbour.click();
        assertThat(page.locator("#card h2")).hasText(name);
    }

    @Test
    void shouldObeyTheKeyboard() {
        find("Vega");
        page.locator("#sky").focus();
        page.keyboard().press("Escape");
        assertThat(page.locator("#card")).isHidden();
        String aim = page.locator("#aim").textContent();
        page.keyboard().press("+");
        assertThat(page.locator("#aim")).not().hasText(aim);
        page.keyboard().press("Enter");
        assertThat(page.locator("#card h2")).hasText("Vega");
    }

    @Test
    void shouldNameTheWorkerThatAnswered() {
        assertThat(page.locator("#requests li .worker").first()).hasText("web-0.1");
    }

    @Test
    void shouldShowNodesThatJoinAndLeave() {
        Node newcomer = PlainUniverse.node(Role.FORK, "web", 2, 7);
        Locator row = page.locator("#nodes li[data-worker='web-2']");
        assertThat(page.locator("#link")).hasText("live");
        sample.universe().join(newcomer);
        assertThat(row).containsText("web-2.7");
        assertThat(row).containsText("pid " + newcomer.pid());
        sample.universe().kill(newcomer);
        assertThat(row).hasClass(Pattern.compile("has-left"));
        assertThat(row).containsText("SIGKILL");
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 768, 1280})
    void shouldFitTheScreen(int width) {
        page.setViewportSize(width, 740);
        assertThat(page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(width);
        find("Rigel");
        assertThat(page.locator("#card .close")).isInViewport();
        assertThat(page.locator("#magnitude, #view summary").first()).isInViewport();
    }

    private void find(String name) {
        page.locator("#query").fill(name);
        page.keyboard().press("Enter");
        assertThat(page.locator("#card h2")).hasText(name);
        assertThat(page.locator("#card li")).hasCount(6);
    }

    private void onlyStars() {
        page.locator("label:has(#lines)").click();
        page.locator("label:has(#names)").click();
    }

    /** Read once the frame that was asked for is painted. */
    private int litPixels() {
        page.evaluate("() => new Promise(painted => requestAnimationFrame(() => requestAnimationFrame(painted)))");
        return (Integer) page.locator("#sky").evaluate(LIT_PIXELS);
    }
}
