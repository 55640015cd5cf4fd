package io.universe.cluster.bus;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an application may expect of {@code vertx.eventBus()} in a universe. Run on plain clustered Vert.x too, which keeps all but {@link #unkept}. */
@ExtendWith(Unkept.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class BusContract {

    /** Far more than at once, and far less than the half minute of Vert.x's time-out. */
    private static final long AT_ONCE_SECONDS = 2;

    private static final long PATIENCE_SECONDS = 20;

    /** What is known not to come is not waited for as long. */
    private static final long PATIENCE_IN_VAIN_SECONDS = 3;

    private BusUniverse universe;
    private Vertx client;
    private Vertx right;
    private @Nullable Vertx joined;
    private long patienceSeconds;
    private int tests;

    protected abstract BusUniverse cluster();

    /** The promises, by name of their test, that are not kept here. */
    protected Set<String> unkept() {
        return Set.of();
    }

    @BeforeAll
    void open() {
        universe = cluster();
        client = universe.node("client");
        right = universe.node("right");
    }

    /** Each test has addresses and, where it wants one, a node of its own. */
    @BeforeEach
    void begin(TestInfo test) {
        String name = test.getTestMethod().orElseThrow().getName();
        patienceSeconds = unkept().contains(name) ? PATIENCE_IN_VAIN_SECONDS : PATIENCE_SECONDS;
        tests++;
        joined = null;
    }

    @AfterAll
    void close() {
        universe.close();
    }

    private String own(String address) {
        return address + "-" + tests;
    }

    /** A node that may die. */
    private Vertx left() {
        Vertx left = joined;
        if (left == null) {
            left = universe.node("left-" + tests);
            joined = left;
        }
        return left;
    }

    @Test
    void shouldFailARequestInFlightWhenTheNodeThatHasItDies() throws InterruptedException {
        BlockingQueue<Message<Object>> received = silent(left(), own("work"));
        Future<Message<Object>> request = client.eventBus().request(own("work"), "ask");
        take(received);
        universe.kill(left());
        assertRecipientFailure(request);
    }

    @Test
    void shouldFailAllOfAThousandRequestsInFlight() throws InterruptedException {
        BlockingQueue<Message<Object>> received = silent(left(), own("work"));
        List<Future<Message<Object>>> requests = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            requests.add(client.eventBus().request(own("work"), i));
        }
        for (int i = 0; i < 1000; i++) {
            take(received);
        }
        universe.kill(left());
        for (Future<Message<Object>> request : requests) {
            assertRecipientFailure(request);
        }
    }

    @Test
    void shouldFailAReplyThatAwaitsAReplyWhenTheNodeThatHasItDies() throws InterruptedException {
        BlockingQueue<Future<Message<Object>>> second = new LinkedBlockingQueue<>();
        consume(client, own("work"), message -> second.add(message.replyAndRequest("and you?")));
        Future<Message<Object>> first = left().eventBus().request(own("work"), "ask");
        assertThat(within(first, PATIENCE_SECONDS).body()).isEqualTo("and you?");
        universe.kill(left());
        assertRecipientFailure(take(second));
    }

    @Test
    void shouldFailARequestAfterARequestWhenTheNodeThatHasItDies() throws InterruptedException {
        BlockingQueue<Message<Object>> received = new LinkedBlockingQueue<>();
        consume(
                left(),
                own("work"),
                message -> message.replyAndRequest("and you?").onSuccess(received::add));
        Message<Object> reply = within(client.eventBus().request(own("work"), "ask"), PATIENCE_SECONDS);
        Future<Message<Object>> second = reply.replyAndRequest("well, and then?");
        take(received);
        universe.kill(left());
        assertRecipientFailure(second);
    }

    @Test
    void shouldFailAReplyThatAwaitsAReplyOfANodeThatHasDiedBefore() throws InterruptedException {
        BlockingQueue<Message<Object>> asked = silent(client, own("work"));
        BlockingQueue<Message<Object>> received = silent(left(), own("other"));
        Future<Message<Object>> witness = client.eventBus().request(own("other"), "ask");
        left().eventBus().request(own("work"), "ask");
        take(received);
        Message<Object> question = take(asked);
        universe.kill(left());
        assertRecipientFailure(witness);
        assertRecipientFailure(question.replyAndRequest("and you?"));
    }

    @Test
    void shouldGoOnAfterAMessageThatCannotBeSent() {
        consume(right, own("work"), message -> message.reply("right"));
        JsonObject unfit = new JsonObject().put("what", new Object());
        assertThat(within(failure(requestOf(unfit)), AT_ONCE_SECONDS)).isNotNull();
        assertThat(ask()).isEqualTo("right");
        assertThat(within(failure(requestOf(unfit)), AT_ONCE_SECONDS)).isNotNull();
        assertThat(ask()).isEqualTo("right");
    }

    /** Plain Vert.x throws it, where it knows at once. */
    private Future<?> requestOf(Object body) {
        try {
            return client.eventBus().request(own("work"), body);
        } catch (RuntimeException unfit) {
            return Future.failedFuture(unfit);
        }
    }

    @Test
    void shouldLeaveRequestsToTheLivingAloneWhenANodeDies() throws InterruptedException {
        BlockingQueue<Message<Object>> received = silent(right, own("other"));
        Future<Message<Object>> request = client.eventBus().request(own("other"), "ask");
        Message<Object> asked = take(received);
        universe.kill(left());
        asked.reply("answer");
        assertThat(within(request, AT_ONCE_SECONDS).body()).isEqualTo("answer");
    }

    @Test
    void shouldServeByTheNumberOfConsumersWithoutLeavingAnybodyOut() {
        consume(left(), own("work"), message -> message.reply("left"));
        consume(right, own("work"), message -> message.reply("right"));
        consume(right, own("work"), message -> message.reply("right"));
        awaitBoth();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(AT_ONCE_SECONDS);
        Map<String, Integer> counts = counts(300);
        while (!counts.equals(Map.of("left", 100, "right", 200)) && System.nanoTime() < deadline) {
            counts = counts(300);
        }
        assertThat(counts).isEqualTo(Map.of("left", 100, "right", 200));
    }

    private Map<String, Integer> counts(int times) {
        Map<String, Integer> counts = new TreeMap<>();
        for (int i = 0; i < times; i++) {
            counts.merge(ask(), 1, Integer::sum);
        }
        return counts;
    }

    @Test
    void shouldServeEqualsInTurn() {
        consume(left(), own("work"), message -> message.reply("left"));
        consume(right, own("work"), message -> message.reply("right"));
        awaitBoth();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(AT_ONCE_SECONDS);
        List<String> turns = turns(20);
        while (!isAlternating(turns) && System.nanoTime() < deadline) { // news of the consumers may be on its way
            turns = turns(20);
        }
        assertThat(turns).matches(BusContract::isAlternating);
    }

    private List<String> turns(int times) {
        List<String> turns = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            turns.add(ask());
        }
        return turns;
    }

    private static boolean isAlternating(List<? extends String> turns) {
        for (int i = 1; i < turns.size(); i++) {
            if (turns.get(i).equals(turns.get(i - 1))) {
                return false;
            }
        }
        return true;
    }

    @Test
    void shouldLetOneCallerAtATimeUnderALock() {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Future<?>> callers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            callers.add(client.sharedData().withLock(own("lock"), () -> {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                return client.timer(5).onComplete(passed -> inside.decrementAndGet());
            }));
        }
        within(Future.all(callers), PATIENCE_SECONDS);
        assertThat(most.get()).isEqualTo(1);
    }

    @Test
    void shouldFailAtOnceWhereNobodyListens() {
        assertThat(within(failure(client.eventBus().request("nobody", "ask")), AT_ONCE_SECONDS))
                .isInstanceOfSatisfying(
                        ReplyException.class,
                        failure -> assertThat(failure.failureType()).isEqualTo(ReplyFailure.NO_HANDLERS));
    }

    @Test
    void shouldDeliverInTheOrderInWhichOneNodeSends() throws InterruptedException {
        BlockingQueue<Message<Object>> received = silent(left(), own("work"));
        List<Integer> bodies = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            client.eventBus().send(own("work"), i);
            bodies.add(i);
        }
        List<Object> heard = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            heard.add(take(received).body());
        }
        assertThat(heard).isEqualTo(bodies);
    }

    @Test
    void shouldPublishToEverybodyOnce() throws InterruptedException {
        List<String> heard = new CopyOnWriteArrayList<>();
        consume(left(), own("news"), message -> heard.add("left"));
        consume(right, own("news"), message -> heard.add("right"));
        BlockingQueue<Message<Object>> last = silent(client, own("news"));
        awaitPublished(heard);
        heard.clear();
        last.clear();
        client.eventBus().publish(own("news"), "now");
        take(last);
        awaitPublished(heard, 2);
        assertThat(heard).containsExactlyInAnyOrder("left", "right");
    }

    private void awaitPublished(List<String> heard) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!heard.containsAll(List.of("left", "right"))) {
            assertThat(System.nanoTime()).as("heard by %s", heard).isLessThan(deadline);
            client.eventBus().publish(own("news"), "trial");
            TimeUnit.MILLISECONDS.sleep(50);
        }
        TimeUnit.MILLISECONDS.sleep(200);
    }

    private static void awaitPublished(List<String> heard, int count) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(AT_ONCE_SECONDS);
        while (heard.size() < count && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    /** Until the client knows of all consumers. */
    private void awaitBoth() {
        List<String> missing = new ArrayList<>(List.of("left", "right"));
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(patienceSeconds);
        String last = "";
        while (!missing.isEmpty()) {
            assertThat(System.nanoTime()).as("never served by %s", missing).isLessThan(deadline);
            last = ask();
            missing.remove(last);
        }
        if (last.equals("left")) {
            ask();
        }
    }

    private String ask() {
        return (String) within(client.eventBus().request(own("work"), "who"), PATIENCE_SECONDS)
                .body();
    }

    private static BlockingQueue<Message<Object>> silent(Vertx node, String address) {
        BlockingQueue<Message<Object>> received = new LinkedBlockingQueue<>();
        consume(node, address, received::add);
        return received;
    }

    private static void consume(Vertx node, String address, io.vertx.core.Handler<Message<Object>> handler) {
        within(node.eventBus().consumer(address, handler).completion(), PATIENCE_SECONDS);
    }

    private static void assertRecipientFailure(Future<?> request) {
        assertThat(within(failure(request), AT_ONCE_SECONDS))
                .isInstanceOfSatisfying(
                        ReplyException.class,
                        failure -> assertThat(failure.failureType()).isEqualTo(ReplyFailure.RECIPIENT_FAILURE));
    }

    private static Future<Throwable> failure(Future<?> future) {
        return future.transform(
                done -> done.failed() ? Future.succeededFuture(done.cause()) : Future.failedFuture("it has succeeded"));
    }

    private static <T> T take(BlockingQueue<T> queue) throws InterruptedException {
        T next = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(next).as("what was to arrive").isNotNull();
        return next;
    }

    private static <T> T within(Future<T> future, long seconds) {
        try {
            return future.await(seconds, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new AssertionError("not done after " + seconds + " s", late);
        }
    }
}
