package io.universe.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.cluster.EmittedEvent;
import io.universe.cluster.Node;
import io.universe.cluster.Role;
import io.universe.cluster.emitter.LiveEmitter;
import io.universe.cluster.emitter.Sight;
import io.universe.cluster.routing.BusTap;
import io.universe.cluster.routing.Routes;
import io.universe.cluster.routing.Unanswered;
import io.universe.cluster.session.BusAddresses;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RequestsIT {

    private static final Duration SETTLING = Duration.ofSeconds(1);
    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    private final Vertx vertx = Vertx.vertx();
    private final AtomicLong nanos = new AtomicLong();
    private final Unanswered unanswered = new Unanswered();
    private final Requests requests = new Requests(vertx, nanos::get, unanswered);
    private final BlockingQueue<Message<Object>> received = new LinkedBlockingQueue<>();

    @BeforeEach
    void listen() {
        Routes routes = new Routes(address -> List.of(), BusAddresses::isOfTheApplication);
        BusTap.install(vertx.eventBus(), routes, unanswered, BusAddresses::isOfTheApplication);
    }

    @AfterEach
    void close() {
        await(vertx.close());
    }

    @Test
    void shouldNotEndBeforeItHasSettled() {
        Future<Void> answered = requests.answered(Future.succeededFuture(), SETTLING, TIMEOUT);
        letTimersRun();
        assertThat(answered.isComplete()).isFalse();
        pass(SETTLING);
        await(answered);
    }

    @Test
    void shouldWaitForAnAnswerThatIsOwed() throws InterruptedException {
        Message<Object> request = ask();
        Future<Void> answered = requests.answered(Future.succeededFuture(), SETTLING, TIMEOUT);
        pass(SETTLING);
        letTimersRun();
        assertThat(answered.isComplete()).isFalse();
        request.reply("answer");
        await(answered);
    }

    @Test
    void shouldTakeAFailureForAnAnswer() throws InterruptedException {
        Message<Object> request = ask();
        Future<Void> answered = requests.answered(Future.succeededFuture(), SETTLING, TIMEOUT);
        pass(SETTLING);
        request.fail(1, "no");
        await(answered);
    }

    @Test
    void shouldForgetWhatNobodyWaitsForAnyMore() throws InterruptedException {
        ask();
        Future<Void> answered = requests.answered(Future.succeededFuture(), SETTLING, TIMEOUT);
        pass(SETTLING);
        for (int i = 0; i < 4; i++) {
            unanswered.sweep();
        }
        await(answered);
    }

    @Test
    void shouldSettleOnlyOnceRegistrationsAreWithdrawn() {
        Promise<Void> withdrawn = Promise.promise();
        Future<Void> answered = requests.answered(withdrawn.future(), SETTLING, TIMEOUT);
        pass(SETTLING);
        letTimersRun();
        assertThat(answered.isComplete()).isFalse();
        withdrawn.fail("the cluster could not be told");
        letTimersRun();
        assertThat(answered.isComplete()).isFalse();
        pass(SETTLING);
        await(answered);
    }

    @Test
    void shouldNotWaitLongerThanItsTimeForTheWithdrawal() {
        Future<Void> answered = requests.answered(Promise.promise().future(), SETTLING, Duration.ofSeconds(2));
        pass(Duration.ofSeconds(2));
        await(answered);
    }

    @Test
    void shouldNotWaitLongerThanItsTime() throws InterruptedException {
        ask();
        Future<Void> answered = requests.answered(Future.succeededFuture(), SETTLING, Duration.ofSeconds(2));
        pass(Duration.ofSeconds(2));
        await(answered);
    }

    @Test
    void shouldOweNothingToNodesThatGreetAWorkerBeforeItIsAnnounced() throws InterruptedException {
        ask("universe.node.uuid");
        Future<Void> answered = requests.answered(Future.succeededFuture(), SETTLING, TIMEOUT);
        pass(SETTLING);
        await(answered);
    }

    @Test
    void shouldWaitForTheReplyToANodeThatAsksByItsEmitter() throws InterruptedException {
        Node node = new Node("uuid", Role.FORK, "web", "web-1", 1, 1, 1, "localhost", 1, "dev");
        ContextInternal context = ((VertxInternal) vertx).createEventLoopContext();
        LiveEmitter.prepare(vertx.eventBus());
        LiveEmitter emitter =
                new LiveEmitter(context, () -> Sight.inOneJvm(node, List.of(), true), uuid -> "universe.node." + uuid);
        vertx.eventBus().consumer("universe.node.uuid", emitter::onMessage);
        BlockingQueue<EmittedEvent> asked = new LinkedBlockingQueue<>();
        emitter.on("question", asked::add);
        emitter.request("self", Duration.ofMinutes(1), "question");
        EmittedEvent question = Objects.requireNonNull(asked.poll(10, TimeUnit.SECONDS));
        Future<Void> answered = requests.answered(Future.succeededFuture(), SETTLING, TIMEOUT);
        pass(SETTLING);
        letTimersRun();
        assertThat(answered.isComplete()).isFalse();
        question.reply("answer");
        await(answered);
    }

    private Message<Object> ask() throws InterruptedException {
        return ask("address");
    }

    private Message<Object> ask(String address) throws InterruptedException {
        vertx.eventBus().consumer(address, received::add);
        vertx.eventBus().request(address, "question");
        Message<Object> request = received.poll(10, TimeUnit.SECONDS);
        if (request == null) {
            throw new AssertionError("the request did not arrive");
        }
        return request;
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    /** Timers of Vert.x that are due in a few milliseconds run before this one. */
    private void letTimersRun() {
        await(vertx.timer(50));
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }
}
