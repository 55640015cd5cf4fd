package io.universe.launcher.master.ecv;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.launcher.config.Operator;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpConnection;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of a question and its connection, whichever ends first. */
class QuestionTest {

    private final List<String> calls = new ArrayList<>();
    private final Question question = new Question();

    private HttpClientRequest request() {
        return (HttpClientRequest) Proxy.newProxyInstance(
                HttpClientRequest.class.getClassLoader(),
                new Class<?>[] {HttpClientRequest.class},
                (proxy, method, arguments) ->
                        method.getName().equals("connection") ? connection() : noted(method.getName()));
    }

    private HttpConnection connection() {
        return (HttpConnection) Proxy.newProxyInstance(
                HttpConnection.class.getClassLoader(),
                new Class<?>[] {HttpConnection.class},
                (proxy, method, arguments) -> noted(method.getName()));
    }

    private Future<?> noted(String call) {
        calls.add(call);
        return Future.succeededFuture();
    }

    @Test
    void shouldBeSentAndLeaveNoConnection() {
        question.send(request());
        assertThat(question.isOver()).isFalse();
        question.end();
        assertThat(calls).containsExactly("send", "close");
        assertThat(question.isOver()).isTrue();
    }

    @Test
    void shouldNotBeSentOverAConnectionThatComesTooLate() {
        question.end();
        assertThat(question.send(request()).failed()).isTrue();
        assertThat(calls).containsExactly("close");
    }

    @Test
    void shouldTellAnAnswerThatCannotBeJudgedFromNone() {
        assertThat(question.isAnswered()).isFalse();
        question.onAnswer();
        assertThat(question.isAnswered()).isTrue();
    }

    @Test
    void shouldConnectForNoLongerThanAnAnswerMayTake() {
        var asking = Operator.anOperator(Path.of("nowhere"))
                .typing("--ecv.timeout=1500ms")
                .settings()
                .ecv()
                .asking();
        assertThat(Inquiry.options(asking).getConnectTimeout()).isEqualTo(1_500);
    }
}
