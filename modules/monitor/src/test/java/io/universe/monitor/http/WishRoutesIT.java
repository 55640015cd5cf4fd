package io.universe.monitor.http;

import static io.universe.monitor.http.TestMonitor.assertProblem;
import static io.universe.monitor.http.TestMonitor.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.universe.monitor.http.TestMonitor.Answer;
import io.universe.operations.Outcome;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Wishes over HTTP, and what they come to. */
@Timeout(60)
class WishRoutesIT {

    @TempDir
    private Path run;

    private TestMonitor monitor;

    @BeforeEach
    void open() throws Exception {
        monitor = TestMonitor.in(run);
    }

    @AfterEach
    void close() throws Exception {
        monitor.close();
    }

    @Test
    void shouldPassEachWishOnAndSayThatItIsAccepted() throws Exception {
        monitor.operations.answer.complete(new Outcome.Accepted());

        Answer answer = monitor.overSocket(HttpMethod.POST, "/workers/web-0/pause");
        monitor.overSocket(HttpMethod.POST, "/workers/web-0/resume");
        monitor.overSocket(HttpMethod.POST, "/workers/web-0/recycle");
        monitor.overSocket(HttpMethod.POST, "/contexts/web/scale?target=3");
        monitor.overSocket(HttpMethod.POST, "/contexts/web/debug");
        monitor.overSocket(HttpMethod.POST, "/workers/web-debug.1/debug/finish");
        monitor.overSocket(HttpMethod.POST, "/workers/web-0/debug");
        monitor.overSocket(HttpMethod.POST, "/workers/web-0/debug/finish");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("{\"wish\":\"pause\",\"worker\":\"web-0\",\"outcome\":\"accepted\"}");
        assertThat(monitor.operations.wishes)
                .containsExactly(
                        "TAKEN {\"wish\":\"pause\",\"worker\":\"web-0\"}",
                        "TAKEN {\"wish\":\"resume\",\"worker\":\"web-0\"}",
                        "TAKEN {\"wish\":\"recycle\",\"worker\":\"web-0\"}",
                        "TAKEN {\"wish\":\"scale\",\"context\":\"web\",\"target\":3}",
                        "TAKEN {\"wish\":\"debug\",\"context\":\"web\"}",
                        "TAKEN {\"wish\":\"finishDebug\",\"worker\":\"web-debug.1\"}",
                        "TAKEN {\"wish\":\"debug\",\"worker\":\"web-0\"}",
                        "TAKEN {\"wish\":\"finishDebug\",\"worker\":\"web-0\"}");
    }

    @Test
    void shouldTellHowWhoIsDebuggedInItsSlotIsReached() throws Exception {
        monitor.operations.answer.complete(new Outcome.Done("web-0.1 waits for a debugger"));

        Answer answer = monitor.overPortWithToken(HttpMethod.POST, "/workers/web-0/debug?wait=30s");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getJsonObject("debugged").getString("name")).isEqualTo("web-0");
    }

    @Test
    void shouldTellHowWhoIsDebuggedIsReached() throws Exception {
        monitor.operations.answer.complete(new Outcome.Done("web-debug.1 waits for a debugger"));

        Answer answer = monitor.overPortWithToken(HttpMethod.POST, "/contexts/web/debug?wait=30s");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getJsonObject("debugged").getString("name")).isEqualTo("web-debug.1");
        assertThat(monitor.overSocket(HttpMethod.GET, "/workers/web-debug.1")
                        .json()
                        .getString("context"))
                .isEqualTo("web");
    }

    @Test
    void shouldTellWhatAWishCameToWhenOneWaits() throws Exception {
        monitor.operations.answer.complete(new Outcome.Done("web-0.1 is PAUSED"));
        Answer answer = monitor.overSocket(HttpMethod.POST, "/workers/web-0/pause?wait=30s");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getString("how")).isEqualTo("web-0.1 is PAUSED");
        assertThat(monitor.operations.wishes).singleElement().asString().startsWith("ENDED ");
        assertProblem(answerTo(new Outcome.Refused(true, "there is no worker web-9")), 404);
        assertProblem(answerTo(new Outcome.Refused(false, "web-0.1 is DRAINING")), 409);
        assertProblem(answerTo(new Outcome.Failed("web-0.1 is EXITED")), 500);
    }

    private Answer answerTo(Outcome outcome) throws Exception {
        monitor.operations.answer = CompletableFuture.completedFuture(outcome);
        Answer answer = monitor.overSocket(HttpMethod.POST, "/workers/web-0/recycle?wait=1h");
        assertThat(outcome.toString()).contains(answer.json().getString("title"));
        return answer;
    }

    @Test
    void shouldTakeTheBodyOfAReloadAndTellByWhichItIsFound() throws Exception {
        monitor.operations.answer.complete(new Outcome.Accepted());
        Answer answer = monitor.overSocket(HttpMethod.POST, "/contexts/web/reload");

        assertThat(answer.status()).isEqualTo(202);
        String id = answer.json().getString("id");
        assertThat(monitor.operations.wishes)
                .containsExactly("TAKEN {\"wish\":\"reload\",\"context\":\"web\",\"id\":\"" + id + "\"}");
        monitor.operations.answer =
                CompletableFuture.completedFuture(new Outcome.Unfit(List.of("a is no key", "b is no key")));
        Answer unfit = monitor.overSocket(HttpMethod.POST, "/contexts/all/reload");
        assertProblem(unfit, 422);
        assertThat(unfit.json().getString("title")).isEqualTo("a is no key\nb is no key");
        assertProblem(monitor.overPortWithToken(HttpMethod.POST, "/contexts/all/reload"), 422);
    }

    @Test
    void shouldWaitNoLongerThanItWasToldTo() throws Exception {
        assertThat(monitor.overSocket(HttpMethod.POST, "/workers/web-0/pause?wait=50ms")
                        .status())
                .isEqualTo(202);
    }

    @Test
    void shouldWaitNoLongerForAClientThatHasLeft() throws Exception {
        HttpClient leaving = monitor.vertx.createHttpClient();
        leaving.request(TestMonitor.options(HttpMethod.POST, "/workers/web-0/pause?wait=30s")
                        .setServer(TestMonitor.at(monitor.socket)))
                .compose(request -> request.send());
        monitor.operations.awaitWishes(1);
        await(leaving.close());

        assertThatThrownBy(() -> monitor.operations.answer.get(20, TimeUnit.SECONDS))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void shouldRefuseAWishThatIsNotUnderstood() throws Exception {
        assertProblem(monitor.overSocket(HttpMethod.POST, "/workers/web-0/pause?wait=5"), 400);
        assertProblem(monitor.overSocket(HttpMethod.POST, "/workers/web-0/pause?wait=2h"), 400);
        assertProblem(monitor.overSocket(HttpMethod.POST, "/workers/web/recycle"), 404);
        assertProblem(monitor.overSocket(HttpMethod.POST, "/workers/web-0.1/recycle"), 404);
        assertProblem(monitor.overSocket(HttpMethod.POST, "/contexts/web/scale"), 400);
        assertProblem(monitor.overSocket(HttpMethod.POST, "/contexts/web-0/debug"), 404);
        assertProblem(monitor.overSocket(HttpMethod.POST, "/workers/web/debug/finish"), 404);
        assertProblem(monitor.overSocket(HttpMethod.POST, "/workers/web-debug.1/debug"), 404);
        assertProblem(monitor.overSocket(HttpMethod.POST, "/contexts/web/scale?target=three"), 400);
        assertProblem(monitor.overSocket(HttpMethod.POST, "/contexts/web/scale?target=99999999999"), 400);
        assertThat(monitor.operations.wishes).isEmpty();
    }
}
