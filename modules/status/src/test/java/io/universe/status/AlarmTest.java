package io.universe.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Where the wait for a future ends. */
class AlarmTest {

    private final ManualAlarm alarm = new ManualAlarm();
    private final Promise<String> promise = Promise.promise();

    @Test
    void shouldGiveWhatTheFutureGivesInTime() {
        Future<String> bound = alarm.bound(promise.future(), Duration.ofSeconds(1), () -> "late");
        promise.complete("in time");
        assertThat(bound.result()).isEqualTo("in time");
        assertThat(alarm.pending()).isZero();
    }

    @Test
    void shouldFailWithWhatTheFutureFailsWith() {
        Future<String> bound = alarm.bound(promise.future(), Duration.ofSeconds(1), () -> "late");
        promise.fail("no");
        assertThat(bound.cause()).hasMessage("no");
        assertThat(alarm.pending()).isZero();
    }

    @Test
    void shouldIgnoreWhatComesTooLate() {
        Future<String> bound = alarm.bound(promise.future(), Duration.ofSeconds(1), () -> "late");
        alarm.after(Duration.ofSeconds(1));
        promise.complete("too late");
        assertThat(bound.result()).isEqualTo("late");
    }

    @Test
    void shouldSetNoAlarmWhereThereIsNothingToWaitFor() {
        alarm.bound(Future.succeededFuture(), Duration.ofSeconds(1), () -> "late");
        assertThat(alarm.pending()).isZero();
    }

    @Test
    void shouldRingInTheJvm() throws Exception {
        Future<String> bound = Alarm.OF_THE_JVM.bound(promise.future(), Duration.ofMillis(1), () -> "late");
        assertThat(bound.await(30, TimeUnit.SECONDS)).isEqualTo("late");
    }
}
