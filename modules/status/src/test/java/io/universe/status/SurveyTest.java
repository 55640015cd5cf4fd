package io.universe.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.cluster.Node;
import io.universe.cluster.Role;
import io.universe.spi.StatusBoard;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a survey makes of nodes that answer, are silent, fail and leave; time passes when the test says so. */
class SurveyTest {

    private static final Duration WAIT = Duration.ofSeconds(3);
    private static final int MANY = 10_000;
    private static final Node SELF = worker("web", 0);

    private final ManualAlarm alarm = new ManualAlarm();
    private final ScriptedOthers others = new ScriptedOthers();
    private final StatusBoard board = new StatusBoard();
    private final OwnStatuses own = new OwnStatuses(board, new CallPlace(null), alarm);
    private final UniverseStatuses statuses = new UniverseStatuses(own, new Survey(() -> SELF, own, others, alarm));

    private static Node worker(String context, int slot) {
        String name = context + "-" + slot;
        return new Node("uuid-" + name, Role.FORK, context, name, slot, 1, 1, "localhost", 10L + slot, "0");
    }

    private static Node master() {
        return new Node("uuid-master", Role.MASTER, "master", "master", 0, 1, 1, "localhost", 1, "0");
    }

    private static Future<JsonObject> said(Object value) {
        return Future.succeededFuture(new JsonObject().put("status", value));
    }

    private static Future<JsonObject> silence() {
        return Promise.<JsonObject>promise().future();
    }

    private static Future<JsonObject> failure(ReplyFailure type, int code, String text) {
        return Future.failedFuture(new ReplyException(type, code, text));
    }

    private static List<String> told(Future<List<NodeStatus>> answer) {
        assertThat(answer.isComplete()).isTrue();
        return answer.result().stream()
                .map(entry -> entry.worker() + "=" + (entry.hasError() ? entry.error() : entry.status()))
                .toList();
    }

    /** cluster2: one silent worker made getStatus fail for all. */
    @Test
    void shouldGiveASilentNodeAnEntryThatSaysSo() {
        others.with(worker("web", 1), question -> silence()).with(worker("web", 2), question -> said(2));
        board.register("open", () -> 0);
        Future<List<NodeStatus>> answer = statuses.getStatus("open", WAIT);
        assertThat(answer.isComplete()).isFalse();
        alarm.after(WAIT);
        assertThat(told(answer)).containsExactly("web-0=0", "web-1=did not answer within 3000 ms", "web-2=2");
    }

    @Test
    void shouldTellTheMasterFirstAndThenByContextAndSlot() {
        others.with(worker("web", 10), question -> said(10))
                .with(worker("engine", 0), question -> said("engine"))
                .with(worker("web", 2), question -> said(2))
                .with(master(), question -> said("master"));
        board.register("open", () -> 0);
        assertThat(told(statuses.getStatus("open")))
                .containsExactly("master=master", "engine-0=engine", "web-0=0", "web-2=2", "web-10=10");
    }

    @Test
    void shouldSayWhyANodeHasNotAnswered() {
        others.with(worker("web", 1), question -> failure(ReplyFailure.RECIPIENT_FAILURE, -1, "it died"))
                .with(worker("web", 2), question -> failure(ReplyFailure.RECIPIENT_FAILURE, 500, "it threw\nhere"))
                .with(worker("web", 3), question -> failure(ReplyFailure.TIMEOUT, -1, "late"))
                .with(worker("web", 4), question -> failure(ReplyFailure.NO_HANDLERS, -1, "nobody listens"))
                .with(worker("web", 5), question -> Future.failedFuture(new IllegalStateException("leaving")));
        assertThat(told(statuses.getStatus("open", WAIT)))
                .containsExactly(
                        "web-1=left before it answered",
                        "web-2=could not answer: (RECIPIENT_FAILURE,500) it threw",
                        "web-3=did not answer within 3000 ms",
                        "web-4=could not be asked: (NO_HANDLERS,-1) nobody listens",
                        "web-5=could not be asked: java.lang.IllegalStateException: leaving");
    }

    @Test
    void shouldSayNothingOfANodeThatHadLeftWhenItWasAsked() {
        Node leaving = worker("web", 1);
        others.with(leaving, question -> {
            others.remove(leaving);
            return failure(ReplyFailure.NO_HANDLERS, -1, "no node answers");
        });
        assertThat(told(statuses.getStatus("open"))).isEmpty();
    }

    @Test
    void shouldHaveNoEntryOfANodeThatDoesNotKnowTheName() {
        others.with(worker("web", 1), question -> Future.succeededFuture(new JsonObject()));
        assertThat(told(statuses.getStatus("open"))).isEmpty();
        board.register("open", () -> 0);
        assertThat(told(statuses.getStatus("open"))).containsExactly("web-0=0");
    }

    @Test
    void shouldEndTheWaitForAViewBeforeTheOtherNodeGivesUp() {
        own.register("endless", () -> Promise.promise().future());
        Future<List<NodeStatus>> answer = statuses.getStatus("endless", WAIT);
        alarm.after(WAIT.minusMillis(200));
        assertThat(told(answer)).containsExactly("web-0=its view did not end within 2800 ms");
    }

    @Test
    void shouldListTheNamesOfThoseWhoAnswer() {
        others.with(worker("web", 1), question -> said(List.of("b", "c")))
                .with(worker("web", 2), question -> silence());
        board.register("a", () -> 0);
        board.register("b", () -> 0);
        Future<List<String>> names = statuses.names(WAIT);
        alarm.after(WAIT);
        assertThat(names.result()).containsExactly("a", "b", "c");
    }

    @Test
    void shouldBringTheValueToEveryNode() {
        List<Object> set = new ArrayList<>();
        others.with(worker("web", 1), question -> said(question.kind() + " " + question.name() + question.value()));
        own.register("limit", () -> 0, set::add);
        assertThat(told(statuses.setStatus("limit", new JsonObject().put("max", 1))))
                .containsExactly("web-0=true", "web-1=SET limit{\"max\":1}");
        assertThat(set).containsExactly(new JsonObject().put("max", 1));
    }

    @Test
    void shouldLeaveNoAlarmBehindTenThousandQuestions() {
        List<Promise<JsonObject>> asked = new ArrayList<>();
        others.with(worker("web", 1), question -> {
            Promise<JsonObject> answer = Promise.promise();
            asked.add(answer);
            return answer.future();
        });
        own.register("open", () -> 0);
        List<Future<List<NodeStatus>>> answers = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            answers.add(statuses.getStatus("open"));
        }
        asked.forEach(answer -> answer.complete(new JsonObject().put("status", 1)));
        assertThat(answers).allSatisfy(answer -> assertThat(told(answer)).hasSize(2));
        assertThat(alarm.pending()).isZero();
    }
}
