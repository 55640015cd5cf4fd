package io.universe.launcher.supervisor.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PoliciesTest {
    private static final Heartbeat.Errors NO_ERRORS = new Heartbeat.Errors(0, 0);

    @Test
    void shouldFindAWorkerTooOldSoonerOrLaterAsChanceWills() {
        MaxAge policy = new MaxAge(Duration.ofHours(10), 0.1);
        assertThat(isBad(policy, aged(Duration.ofMinutes(539), 0))).isFalse();
        assertThat(isBad(policy, aged(Duration.ofHours(9), 0))).isTrue();
        assertThat(isBad(policy, aged(Duration.ofHours(9), 0.5))).isFalse();
        assertThat(isBad(policy, aged(Duration.ofHours(10), 0.5))).isTrue();
        assertThat(isBad(policy, aged(Duration.ofMinutes(659), 1))).isFalse();
    }

    @Test
    void shouldFindAWorkerThatServesLessAtMoreCostInEveryRespect() {
        assertThat(after(beat(100, 0.5, 50, 10), beat(89, 0.6, 60, 20))).isTrue();
    }

    @Test
    void shouldNotBlameAWorkerThatIsAtLeastNearItsPeak() {
        assertThat(after(beat(100, 0.5, 50, 10), beat(90, 0.6, 60, 20))).isFalse();
    }

    @Test
    void shouldNotBlameAWorkerThatIsCheaperInOneRespect() {
        assertThat(after(beat(100, 0.5, 50, 10), beat(50, 0.5, 60, 20))).isFalse();
        assertThat(after(beat(100, 0.5, 50, 10), beat(50, 0.6, 50, 20))).isFalse();
        assertThat(after(beat(100, 0.5, 50, 10), beat(50, 0.6, 60, 10))).isFalse();
    }

    @Test
    void shouldNotJudgeAWorkerThatHasNothingToDo() {
        assertThat(after(beat(100, 0.5, 50, 10), beat(1.9, 0.6, 60, 20))).isFalse();
        assertThat(after(beat(1.9, 0.5, 50, 10), beat(1.5, 0.6, 60, 20))).isFalse();
    }

    @Test
    void shouldForgetOneLuckySecondAfterAWhile() {
        Watch<?> watch = Watch.of(new BadGc(false, 0.01))
                .observe(seen(beat(100, 0.5, 50, 10)))
                .watch();
        for (int i = 0; i < 60; i++) {
            watch = watch.observe(seen(beat(60, 0.4, 60, 20))).watch();
        }
        assertThat(watch.observe(seen(beat(59, 0.6, 70, 30))).judgement().evidence())
                .isEmpty();
    }

    @Test
    void shouldSayWhatItFound() {
        Watch<?> watch =
                Watch.of(BadGc.DEFAULT).observe(seen(beat(100, 0.5, 50, 10))).watch();
        assertThat(watch.observe(seen(beat(40, 0.6, 60, 20)))
                        .judgement()
                        .evidence()
                        .orElseThrow())
                .containsEntry("tps", "40.0")
                .containsEntry("peakTps", "99.0")
                .containsEntry("gcPause", "20ms")
                .containsEntry("peakCpu", "50%");
    }

    @Test
    void shouldFindAWorkerThatHasServedEnough() {
        assertThat(isBad(new MaxRequests(101), seen(beat(10, 0, 0, 0)))).isFalse();
        assertThat(isBad(new MaxRequests(100), seen(beat(10, 0, 0, 0)))).isTrue();
    }

    @Test
    void shouldFindAWorkerThatHasGrownTooBig() {
        assertThat(isBad(new MaxRss(1_000, false), seen(beat(10, 0, 0, 0)))).isFalse();
        assertThat(isBad(new MaxRss(999, false), seen(beat(10, 0, 0, 0)))).isTrue();
    }

    @Test
    void shouldFindABlockedEventLoop() {
        assertThat(isBad(new EventLoopBlocked(Duration.ofMillis(701)), seen(beat(10, 0, 0, 0))))
                .isFalse();
        assertThat(isBad(new EventLoopBlocked(Duration.ofMillis(700)), seen(beat(10, 0, 0, 0))))
                .isTrue();
    }

    @Test
    void shouldSayTheRangeOfAFigure() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MaxAge(Duration.ofDays(3), 1.5))
                .withMessage("jitter of maxAge must be between 0 and 1, got 1.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MaxRequests(0))
                .withMessage("maxRequests must be 1 or more, got 0");
    }

    private static boolean after(Heartbeat first, Heartbeat second) {
        Watch<?> watch = Watch.of(new BadGc(false, 0)).observe(seen(first)).watch();
        return watch.observe(seen(second)).watch().isBad();
    }

    private static <M> boolean isBad(Policy<M> policy, Observation seen) {
        return Watch.of(policy).observe(seen).watch().isBad();
    }

    private static Observation aged(Duration age, double chance) {
        return new Observation(Heartbeat.BARE, age, chance);
    }

    private static Observation seen(Heartbeat beat) {
        return new Observation(beat, Duration.ZERO, 0.5);
    }

    private static Heartbeat beat(double tps, double cpu, long memory, long gcPause) {
        return new Heartbeat(
                Duration.ofMinutes(1),
                new Heartbeat.Load(cpu, memory, 1_000),
                new Heartbeat.Traffic(1, 1, 50, 50, tps, 100, 100),
                new Heartbeat.Pauses(1, 1, gcPause, 700),
                NO_ERRORS,
                1);
    }
}
