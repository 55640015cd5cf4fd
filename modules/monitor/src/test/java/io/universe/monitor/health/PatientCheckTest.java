package io.universe.monitor.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.ext.healthchecks.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatientCheckTest {

    private final List<Promise<Status>> asked = new ArrayList<>();
    private long nowNanos = Long.MAX_VALUE;
    private final PatientCheck check = checking(asked::add);

    private PatientCheck checking(Handler<Promise<Status>> procedure) {
        return new PatientCheck(procedure, Duration.ofSeconds(1), () -> nowNanos);
    }

    private static Future<Status> ask(PatientCheck check) {
        Promise<Status> answer = Promise.promise();
        check.handle(answer);
        return answer.future();
    }

    private void pass(Duration time) {
        nowNanos += time.toNanos();
    }

    @Test
    void shouldNotBeAskedAgainAsLongAsItOwesAnAnswer() {
        Future<Status> first = ask(check);
        for (int i = 2; i < 100; i++) {
            pass(Duration.ofSeconds(1));
            assertThat(ask(check).cause()).hasMessage("it has not answered for " + (i - 1) + " s");
        }
        assertThat(asked).hasSize(1);
        assertThat(first.isComplete()).isFalse();
    }

    @Test
    void shouldBeAskedAgainWhenItHasAnsweredHoweverLate() {
        ask(check);
        pass(Duration.ofSeconds(60));
        asked.get(0).complete(Status.OK());

        Future<Status> next = ask(check);
        assertThat(asked).hasSize(2);
        asked.get(1).fail("away");
        assertThat(next.cause()).hasMessage("away");
    }

    @Test
    void shouldGiveTheSameAnswerToWhoeverAsksWithinItsTime() {
        Future<Status> first = ask(check);
        pass(Duration.ofMillis(999));
        Future<Status> second = ask(check);
        asked.get(0).complete(Status.OK());

        assertThat(asked).hasSize(1);
        assertThat(first.result().isOk()).isTrue();
        assertThat(second.result().isOk()).isTrue();
    }

    @Test
    void shouldOweNothingAfterItHasThrown() {
        PatientCheck throwing = checking(answer -> {
            throw new NoClassDefFoundError("driver");
        });
        assertThat(ask(throwing).cause()).hasMessage("driver");
        assertThat(ask(throwing).cause()).hasMessage("driver");
    }

    @Test
    void shouldBearThatNobodyWaitsForItsAnswerAnyMore() {
        Promise<Status> answer = Promise.promise();
        check.handle(answer);
        answer.fail("Timeout");
        asked.get(0).complete(Status.OK());
        assertThat(answer.future().failed()).isTrue();
    }
}
