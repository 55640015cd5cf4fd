package io.universe.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** What lets a worker back in. */
class PassTest {

    private static final Pass PASS = new Pass("web-0.3", 4711, 123_456, 2, "0123abcd");

    private final Pass.Seal seal = Pass.Seal.random();

    @Test
    void shouldReadWhatItHasSealed() {
        assertThat(seal.open(seal.seal(PASS))).contains(PASS);
    }

    @Test
    void shouldReadWhatTheSameSealOfAnotherMasterHasSealed() {
        assertThat(Pass.Seal.of(seal.text()).open(seal.seal(PASS))).contains(PASS);
    }

    @Test
    void shouldNotReadWhatAnotherSealHasMade() {
        assertThat(Pass.Seal.random().open(seal.seal(PASS))).isEmpty();
    }

    @Test
    void shouldNotReadWhatWasChanged() {
        String sealed = seal.seal(PASS);
        assertThat(seal.open(sealed.replace("4711", "4712"))).isEmpty();
        assertThat(seal.open(sealed.replace("web-0.3", "web-0.4"))).isEmpty();
        assertThat(seal.open(sealed.substring(1))).isEmpty();
        assertThat(seal.open("")).isEmpty();
        assertThat(seal.open("|||||")).isEmpty();
    }

    @Test
    void shouldRefuseWhatIsNoSeal() {
        assertThatIllegalArgumentException().isThrownBy(() -> Pass.Seal.of("abcd"));
        assertThatIllegalArgumentException().isThrownBy(() -> Pass.Seal.of("no hexadecimal number"));
    }
}
