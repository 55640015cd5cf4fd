package io.universe.sample.sky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import org.junit.jupiter.api.Test;

class AtlasTest {

    private static final int SIRIUS = 32349;
    private static final Atlas ATLAS = Atlas.load();

    @Test
    void shouldHoldEveryStarOfTheNakedEye() {
        assertThat(ATLAS.stars().all()).hasSize(5044).isSortedAccordingTo(Comparator.comparingDouble(Star::magnitude));
    }

    @Test
    void shouldKnowSirius() {
        assertThat(ATLAS.stars().star(SIRIUS)).hasValueSatisfying(sirius -> {
            assertThat(sirius.name()).isEqualTo("Sirius");
            assertThat(sirius.designation()).isEqualTo("α CMa");
            assertThat(sirius.constellation()).isEqualTo("CMa");
        });
        assertThat(ATLAS.stars().brightest(1, 6)).extracting(Star::id).containsExactly(SIRIUS);
    }

    @Test
    void shouldGiveNoFainterStarThanAskedFor() {
        assertThat(ATLAS.stars().brightest(100, 0.5))
                .hasSizeBetween(5, 20)
                .allSatisfy(star -> assertThat(star.magnitude()).isLessThanOrEqualTo(0.5));
    }

    @Test
    void shouldHoldAllConstellationsEachWithLinesALabelAndStars() {
        assertThat(ATLAS.constellations().all()).hasSize(88).allSatisfy(constellation -> {
            assertThat(constellation.labels()).isNotEmpty();
            assertThat(constellation.lines()).isNotEmpty();
            assertThat(ATLAS.stars().in(constellation.id())).isNotEmpty();
        });
    }

    @Test
    void shouldPutEveryStarIntoAConstellation() {
        assertThat(ATLAS.stars().all())
                .allSatisfy(star -> assertThat(ATLAS.constellations().constellation(star.constellation()))
                        .isPresent());
    }

    @Test
    void shouldReadWhatItWrites() {
        assertThat(ATLAS.stars().all())
                .allSatisfy(star ->
                        assertThat(AtlasFormat.star(AtlasFormat.line(star))).isEqualTo(star));
        assertThat(ATLAS.constellations().all())
                .allSatisfy(constellation -> assertThat(AtlasFormat.constellation(AtlasFormat.line(constellation)))
                        .isEqualTo(constellation));
    }

    @Test
    void shouldMeasureAnglesAsTheyAreInTheSky() {
        Position betelgeuse = ATLAS.stars().star(27989).orElseThrow().position();
        Position rigel = ATLAS.stars().star(24436).orElseThrow().position();
        assertThat(betelgeuse.angleTo(rigel)).isCloseTo(18.6, within(0.1));
        assertThat(new Position(0, 90).angleTo(new Position(123, -90))).isCloseTo(180, within(1e-9));
    }
}
