package io.universe.launcher.master.ecv;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.launcher.config.EcvSettings.Asking;
import io.universe.launcher.config.Operator;
import io.universe.launcher.master.vertx.Waiting;
import io.universe.operations.EcvValidator;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the master makes of an application's answers. */
@Timeout(60)
class InquiryIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final Vertx applications = Vertx.vertx();
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final BlockingQueue<EcvEvent.Answered> told = new LinkedBlockingQueue<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private Optional<EcvValidator> validator = Optional.empty();
    private int port;

    @BeforeEach
    void open() {
        port = Waiting.on(
                        applications
                                .createHttpServer()
                                .requestHandler(this::answer)
                                .listen(0, "127.0.0.1"),
                        SOON)
                .actualPort();
    }

    @AfterEach
    void close() {
        over.countDown();
        Waiting.on(vertx.close(), SOON);
        Waiting.on(applications.close(), SOON);
    }

    private void answer(HttpServerRequest request) {
        switch (request.path()) {
            case "/ill" -> request.response().setStatusCode(500).end("I am ill");
            case "/xs" -> request.response().end("x".repeat(1_000));
            case "/silent" -> {}
            default -> request.response().end("I am fine");
        }
    }

    private void ask(IntSupplier at, String... options) {
        List<String> all = new ArrayList<>(List.of("--ecv.mode=monitor", "--ecv.interval=100ms"));
        all.addAll(List.of(options));
        Asking asking = Operator.anOperator(Path.of("nowhere"))
                .typing(all.toArray(String[]::new))
                .settings()
                .ecv()
                .asking();
        new Inquiry(vertx, asking, at, new Judge(vertx, AnswerRule.of(asking), validator), told::add).begin();
    }

    private EcvEvent.Answered next() throws InterruptedException {
        EcvEvent.Answered answered = told.poll(SOON.toSeconds(), TimeUnit.SECONDS);
        assertThat(answered).isNotNull();
        return answered;
    }

    /** Of the first that is asked, or of one that came meanwhile. */
    private String reason() throws InterruptedException {
        EcvEvent.Answered answered = next();
        assertThat(answered.isGood()).as(answered.toString()).isFalse();
        return answered.reason();
    }

    /** Until it is this one: on a busy machine an answer may take longer than it should. */
    private void awaitReason(String wanted) throws InterruptedException {
        String reason = reason();
        while (!reason.equals(wanted)) {
            assertThat(reason).startsWith("no answer within ");
            reason = reason();
        }
    }

    @Test
    void shouldTakeAGoodAnswerForOne() throws InterruptedException {
        ask(() -> port, "--ecv.url=/well", "--ecv.body=fine");
        assertThat(next()).isEqualTo(EcvEvent.Answered.WELL);
        assertThat(next().isGood()).isTrue();
    }

    @Test
    void shouldSayThatTheStatusIsNotGood() throws InterruptedException {
        ask(() -> port, "--ecv.url=/ill");
        assertThat(reason()).isEqualTo("answered 500, which is not in ecv.status, 200-299");
    }

    @Test
    void shouldSayThatTheBodyIsNotGood() throws InterruptedException {
        ask(() -> port, "--ecv.url=/well", "--ecv.body=great");
        assertThat(reason()).isEqualTo("answered 200, but ecv.body is not found in it: great");
    }

    @Test
    void shouldSayWhatTheValidatorSays() throws InterruptedException {
        validator = Optional.of(answer -> Optional.of("looks pale"));
        ask(() -> port);
        assertThat(reason()).isEqualTo("the validator says: looks pale");
    }

    @Test
    void shouldSayThatNobodyListens() throws InterruptedException {
        ask(() -> 1);
        assertThat(reason()).startsWith("no answer: ").containsIgnoringCase("refused");
    }

    @Test
    void shouldGoOnAskingThoughAQuestionCannotBeAsked() throws InterruptedException {
        AtomicInteger asked = new AtomicInteger();
        ask(() -> {
            if (asked.incrementAndGet() <= 2) {
                throw new IllegalStateException("no port yet");
            }
            return port;
        });
        assertThat(reason()).isEqualTo("no answer: no port yet");
        assertThat(reason()).isEqualTo("no answer: no port yet");
        assertThat(next().isGood()).isTrue();
    }

    @Test
    void shouldSayThatNoAnswerCameInTime() throws InterruptedException {
        ask(() -> port, "--ecv.url=/silent", "--ecv.timeout=50ms");
        assertThat(reason()).isEqualTo("no answer within 50 ms");
    }

    @Test
    void shouldLetNoExpressionHoldUpTheEventLoopHoweverLongItTakes() throws InterruptedException {
        ask(() -> port, "--ecv.url=/xs", "--ecv.body=(x+x+)+\\1?y", "--ecv.timeout=500ms");
        for (int i = 0; i < 3; i++) {
            awaitReason("the answer could not be judged within 500 ms");
            Waiting.on(Future.future(turned -> vertx.runOnContext(turned::complete)), SOON);
        }
    }

    @Test
    void shouldNotAskAValidatorThatHangsAgain() throws InterruptedException {
        AtomicInteger asked = new AtomicInteger();
        validator = Optional.of(answer -> {
            asked.incrementAndGet();
            hang();
            return Optional.empty();
        });
        ask(() -> port, "--ecv.timeout=500ms");
        awaitReason("the answer could not be judged within 500 ms");
        awaitReason(
                "the answer could not be judged: the answer before is still being judged, by ecv.body or ecv.validator");
        assertThat(asked).hasValue(1);
    }

    private void hang() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void shouldCountAgainstTheApplicationWhatTheValidatorThrows() throws InterruptedException {
        validator = Optional.of(answer -> {
            throw new IllegalStateException("I know nothing");
        });
        ask(() -> port);
        assertThat(reason()).isEqualTo("the answer could not be judged: I know nothing");
    }
}
