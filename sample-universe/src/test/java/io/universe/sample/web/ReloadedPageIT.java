package io.universe.sample.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.universe.testkit.Scenario.aUniverse;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import io.universe.testkit.MultiProcessTest;
import io.universe.testkit.Requires;
import io.universe.testkit.TestUniverse;
import io.universe.testkit.Tool;
import io.universe.testkit.os.Command;
import org.junit.jupiter.api.Test;

/** What a visitor of the page sees of a reload: workers that come and go, and a stream that is live again. */
@MultiProcessTest
@Requires(Tool.CHROMIUM)
class ReloadedPageIT {

    private static final double PATIENCE_MILLIS = 30_000;

    @Test
    void shouldBeLiveAgainByItself() {
        try (TestUniverse universe = aUniverse().ofTheSample().withWorkers(1).start();
                Chromium chromium = new Chromium()) {
            Page page = chromium.browser().newPage();
            page.navigate(universe.address("web").toString());
            Locator serving = page.locator("#nodes li.is-serving");
            assertThat(serving).containsText("web-0.1");

            Command.Ended reload = universe.command("reload", "web");

            assertThat(reload.exitCode()).as(reload.toString()).isZero();
            assertThat(serving).containsText("web-0.2", new ContainsTextOptions().setTimeout(PATIENCE_MILLIS));
            assertThat(page.locator("#link")).hasText("live");
        }
    }
}
