package io.universe.launcher.master.ecv;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.launcher.config.EcvSettings.Mode;
import io.universe.launcher.master.ecv.EcvEvent.Answered;
import io.universe.launcher.master.ecv.EcvEvent.ContextsSeen;
import io.universe.launcher.master.ecv.EcvEvent.MarkedDown;
import io.universe.launcher.master.ecv.EcvEvent.MarkedUp;
import io.universe.launcher.master.ecv.EcvEvent.StopBegan;
import io.universe.operations.Ecv.By;
import io.universe.operations.Ecv.Sign;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Who decides what load balancers are told. */
class EcvRuleTest {

    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
    private static final ContextsSeen ALL_UP = new ContextsSeen(true, true);
    private static final ContextsSeen ONE_SHORT = new ContextsSeen(false, true);
    private static final ContextsSeen NOBODY = new ContextsSeen(false, false);
    private static final Answered GOOD = new Answered(true, "good");
    private static final Answered BAD = new Answered(false, "answered 503");

    private Instant now = START;
    private EcvRule rule = new EcvRule(Mode.CONTROL, 2, 3);
    private EcvState state = EcvState.begun(START);

    private EcvRuleTest on(EcvEvent... events) {
        for (EcvEvent event : events) {
            now = now.plusSeconds(1);
            state = rule.on(state, event, now);
        }
        return this;
    }

    private void asking() {
        rule = new EcvRule(Mode.MONITOR, 2, 3);
    }

    private Sign sign() {
        return state.sign();
    }

    @Test
    void shouldGoUpByItselfWhenEveryContextIsUp() {
        on(NOBODY, ONE_SHORT);
        assertThat(sign()).isEqualTo(new Sign(false, By.UNIVERSE, "the universe starts", START));
        assertThat(state.isSettled()).isFalse();

        on(ALL_UP);
        assertThat(sign()).isEqualTo(new Sign(true, By.UNIVERSE, "every context is ready", START.plusSeconds(3)));
        assertThat(state.isSettled()).isTrue();
    }

    @Test
    void shouldStayUpWhileEachContextHasAWorkerAndComeBackWhenAllAreThere() {
        on(ALL_UP, ONE_SHORT);
        assertThat(sign().isUp()).isTrue();

        on(NOBODY);
        assertThat(sign().isUp()).isFalse();
        assertThat(sign().by()).isEqualTo(By.UNIVERSE);

        on(ONE_SHORT);
        assertThat(sign().isUp()).isFalse();
        on(ALL_UP);
        assertThat(sign().isUp()).isTrue();
    }

    @Test
    void shouldNeverGoUpByItselfAfterAPersonMarkedItDown() {
        on(ALL_UP, new MarkedDown("maintenance"));
        assertThat(sign()).isEqualTo(new Sign(false, By.OPERATOR, "maintenance", START.plusSeconds(2)));

        on(NOBODY, ALL_UP, NOBODY, ALL_UP);
        assertThat(sign()).isEqualTo(new Sign(false, By.OPERATOR, "maintenance", START.plusSeconds(2)));

        on(new MarkedUp("done"));
        assertThat(sign()).isEqualTo(new Sign(true, By.OPERATOR, "done", START.plusSeconds(7)));
    }

    @Test
    void shouldLetAUniverseBeReadyThoughAPersonHoldsEcvDown() {
        on(new MarkedDown("maintenance"));
        assertThat(state.isSettled()).isTrue();
        on(ALL_UP);
        assertThat(sign().isUp()).isFalse();
    }

    @Test
    void shouldNotTurnUpForAPersonWhatIsNotThereYet() {
        on(new MarkedDown("not yet"), NOBODY, new MarkedUp("now"));
        assertThat(sign().isUp()).isFalse();
        assertThat(sign().by()).isEqualTo(By.UNIVERSE);

        on(ALL_UP);
        assertThat(sign().by()).isEqualTo(By.UNIVERSE);
        assertThat(sign().isUp()).isTrue();
    }

    @Test
    void shouldGoDownForAStopAndStayThere() {
        on(ALL_UP, new StopBegan("SIGTERM"));
        assertThat(sign()).isEqualTo(new Sign(false, By.STOP, "SIGTERM", START.plusSeconds(2)));

        on(NOBODY, ALL_UP, new MarkedUp("no, go on"));
        assertThat(sign()).isEqualTo(new Sign(false, By.STOP, "SIGTERM", START.plusSeconds(2)));
    }

    @Test
    void shouldRememberAMarkThatComesDuringAStop() {
        on(ALL_UP, new StopBegan("SIGTERM"), new MarkedDown("and stay down"));
        assertThat(state.isHeld()).isTrue();
        assertThat(sign().by()).isEqualTo(By.STOP);
    }

    @Test
    void shouldGoUpAfterSoManyGoodAnswersAndDownAfterSoManyOthers() {
        asking();
        on(ALL_UP, GOOD);
        assertThat(sign().isUp()).isFalse();
        on(GOOD);
        assertThat(sign()).isEqualTo(new Sign(true, By.MONITOR, "good", START.plusSeconds(3)));

        on(BAD, BAD);
        assertThat(sign().isUp()).isTrue();
        on(BAD);
        assertThat(sign()).isEqualTo(new Sign(false, By.MONITOR, "answered 503", START.plusSeconds(6)));
    }

    @Test
    void shouldTellWhatIsAgainstItAsLongAsItIsDown() {
        asking();
        on(BAD);
        assertThat(sign()).isEqualTo(new Sign(false, By.MONITOR, "answered 503", START));
        on(GOOD, new Answered(false, "no answer"));
        assertThat(sign()).isEqualTo(new Sign(false, By.MONITOR, "no answer", START));

        on(new MarkedDown("maintenance"), BAD);
        assertThat(sign().reason()).isEqualTo("maintenance");
        on(new MarkedUp("done"));
        assertThat(sign().reason()).isEqualTo("answered 503");
    }

    @Test
    void shouldTellFiguresOfNowThoughTheCauseIsTheSame() {
        asking();
        on(Answered.badly("the validator says: 17 wait"));
        EcvState before = state;
        on(Answered.badly("the validator says: 18 wait"));
        assertThat(sign().reason()).isEqualTo("the validator says: 18 wait");
        assertThat(state.tellsOtherThan(before)).isFalse();

        on(Answered.badly("the validator says: nobody works"));
        assertThat(state.tellsOtherThan(before)).isTrue();
    }

    @Test
    void shouldMakeOneLineOfWhateverAValidatorSays() {
        Answered answered = Answered.badly("a\n  b\t" + "c".repeat(1_000));
        assertThat(answered.reason()).startsWith("a b ccc").hasSize(300);
    }

    @Test
    void shouldCountOnlyAnswersInARow() {
        asking();
        on(GOOD, BAD, GOOD);
        assertThat(sign().isUp()).isFalse();
        on(GOOD, BAD, BAD, GOOD, BAD, BAD);
        assertThat(sign().isUp()).isTrue();
    }

    @Test
    void shouldHoldDownWhatAPersonMarkedThoughTheApplicationAnswersWell() {
        asking();
        on(GOOD, GOOD, new MarkedDown("maintenance"), GOOD, GOOD, GOOD);
        assertThat(sign().by()).isEqualTo(By.OPERATOR);

        on(BAD, BAD, BAD, new MarkedUp("done"));
        assertThat(sign().isUp()).isFalse();
        assertThat(sign().by()).isEqualTo(By.MONITOR);
    }

    @Test
    void shouldGiveNoticeOnlyToThoseWhoSawItUp() {
        Duration delay = Duration.ofSeconds(10);
        assertThat(state.notice(delay, now)).isZero();

        on(ALL_UP);
        assertThat(state.notice(delay, now.plusSeconds(100))).isEqualTo(delay);

        on(new MarkedDown("maintenance"));
        assertThat(state.notice(delay, now.plusSeconds(4))).isEqualTo(Duration.ofSeconds(6));
        assertThat(state.notice(delay, now.plusSeconds(11))).isZero();
        assertThat(state.notice(delay, now.minusSeconds(60))).isEqualTo(delay);
    }

    @Test
    void shouldGoOnWithWhatTheMasterBeforeHasTold() {
        on(ALL_UP);
        state = KeptEcv.of(state).resumed(true, now);
        assertThat(sign()).isEqualTo(new Sign(true, By.UNIVERSE, "every context is ready", START.plusSeconds(1)));
        on(ONE_SHORT);
        assertThat(sign().isUp()).isTrue();
        on(NOBODY);
        assertThat(sign().isUp()).isFalse();
    }

    @Test
    void shouldKeepWhatAPersonMarkedThroughTheNextMasterAndThroughAStop() {
        on(ALL_UP, new MarkedDown("maintenance"));
        Sign marked = sign();
        for (boolean isTakenOver : new boolean[] {true, false}) {
            state = KeptEcv.of(state).resumed(isTakenOver, now);
            on(NOBODY, ALL_UP);
            assertThat(sign()).isEqualTo(marked);
            on(new StopBegan("SIGTERM"));
        }
        state = KeptEcv.of(state).resumed(false, now);
        on(ALL_UP, new MarkedUp("done"));
        assertThat(sign().isUp()).isTrue();
    }

    @Test
    void shouldForgetTheStopWhenTheUniverseBeginsAnew() {
        on(ALL_UP, new StopBegan("SIGTERM"));
        state = KeptEcv.of(state).resumed(false, now);
        assertThat(sign().by()).isEqualTo(By.UNIVERSE);
        on(ALL_UP);
        assertThat(sign().isUp()).isTrue();
    }
}
