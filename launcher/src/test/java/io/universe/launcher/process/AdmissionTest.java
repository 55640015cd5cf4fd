package io.universe.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.control.Protocol;
import io.universe.launcher.process.Admission.Claim;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Who may call itself a worker. */
class AdmissionTest {

    private static final String LIFE = "web-0.3";

    private final Admission admission = new Admission();
    private final String token = admission.issue(LIFE, 1, "code");

    @Test
    void shouldAdmitWhoeverShowsTheTokenOfTheProcess() {
        admission.bind(LIFE, 4711);

        assertThat(admission.refusal(claim(token, 4711))).isEmpty();
        assertThat(admission.admit(LIFE)).isTrue();
    }

    @Test
    void shouldAdmitAProcessThatIsFasterThanItsParent() {
        assertThat(admission.refusal(claim(token, 4711))).isEmpty();
    }

    @Test
    void shouldAdmitWhereThePlatformDoesNotTellThePid() {
        admission.bind(LIFE, 4711);

        assertThat(admission.refusal(new Claim(Protocol.VERSION, token, LIFE, OptionalInt.empty())))
                .isEmpty();
    }

    @Test
    void shouldGiveAPassUnderTheNameThatAProcessHasByNow() {
        Pass.Seal seal = Pass.Seal.random();
        Admission sealing = new Admission(seal);
        sealing.issue("web-standby.3", 2, "code");
        sealing.bind("web-standby.3", ProcessHandle.current().pid());

        Pass pass = seal.open(sealing.passOf("web-standby.3", "web-0.7").orElseThrow())
                .orElseThrow();

        assertThat(pass.life()).isEqualTo("web-0.7");
        assertThat(pass.pid()).isEqualTo(ProcessHandle.current().pid());
        assertThat(pass.generation()).isEqualTo(2);
        assertThat(sealing.passOf("web-standby.4", "web-0.8")).isEmpty();
    }

    @Test
    void shouldTellAWorkerOfThePastFromAStranger() {
        assertThat(admission.isRevoked(token)).isFalse();
        admission.revoke(LIFE);

        assertThat(admission.isRevoked(token)).isTrue();
        assertThat(admission.isRevoked("0".repeat(48))).isFalse();
        assertThat(admission.refusal(claim(token, 4711))).isPresent();
    }

    @Test
    void shouldForgetWorkersOfThePast() {
        admission.revoke(LIFE);
        for (int incarnation = 4; incarnation < 100; incarnation++) {
            admission.issue("web-0." + incarnation, 1, "code");
            admission.revoke("web-0." + incarnation);
        }

        assertThat(admission.isRevoked(token)).isFalse();
    }

    @Test
    void shouldRefuseAnotherToken() {
        assertThat(admission.refusal(claim("0".repeat(48), 4711)))
                .hasValueSatisfying(reason -> assertThat(reason).contains("token"));
        assertThat(admission.refusal(claim("", 4711))).isPresent();
    }

    @Test
    void shouldRefuseTheTokenOfAnotherLife() {
        String other = admission.issue("web-1.1", 1, "code");

        assertThat(admission.refusal(claim(other, 4711))).isPresent();
    }

    @Test
    void shouldRefuseANameThatWasNeverStarted() {
        assertThat(admission.refusal(new Claim(Protocol.VERSION, token, "web-9.9", OptionalInt.of(1))))
                .isPresent();
    }

    @Test
    void shouldRefuseAnotherProcessAndNameBoth() {
        admission.bind(LIFE, 4711);

        assertThat(admission.refusal(claim(token, 4712)))
                .hasValueSatisfying(reason -> assertThat(reason).contains("4711", "4712"));
    }

    @Test
    void shouldRefuseAnotherProtocolAndNameBoth() {
        assertThat(admission.refusal(new Claim(Protocol.VERSION + 7, token, LIFE, OptionalInt.of(1))))
                .hasValueSatisfying(reason -> assertThat(reason)
                        .contains(Integer.toString(Protocol.VERSION), Integer.toString(Protocol.VERSION + 7)));
    }

    @Test
    void shouldAdmitOnceOnly() {
        assertThat(admission.admit(LIFE)).isTrue();
        assertThat(admission.admit(LIFE)).isFalse();
    }

    @Test
    void shouldNotAdmitAgainBecauseThePidBecameKnown() {
        admission.admit(LIFE);
        admission.bind(LIFE, 4711);

        assertThat(admission.admit(LIFE)).isFalse();
    }

    @Test
    void shouldRefuseTheTokenOfAProcessThatHasEnded() {
        admission.revoke(LIFE);
        admission.bind(LIFE, 4711);

        assertThat(admission.refusal(claim(token, 4711))).isPresent();
        assertThat(admission.admit(LIFE)).isFalse();
    }

    @Test
    void shouldMakeEveryTokenAnew() {
        assertThat(admission.issue(LIFE, 1, "code")).isNotEqualTo(token).hasSize(48);
    }

    private static Claim claim(String token, int pid) {
        return new Claim(Protocol.VERSION, token, LIFE, OptionalInt.of(pid));
    }
}
