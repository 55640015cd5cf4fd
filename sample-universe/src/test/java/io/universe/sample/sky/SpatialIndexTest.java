package io.universe.sample.sky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SpatialIndexTest {

    private static final List<Star> STARS = randomStars(7, 1500);
    private final SpatialIndex index = SpatialIndex.of(STARS);

    static Stream<Position> places() {
        Random random = new Random(11);
        Stream<Position> anywhere =
                Stream.generate(() -> randomPosition(random)).limit(60);
        return Stream.concat(
                anywhere,
                Stream.of(new Position(0, 90), new Position(0, -90), new Position(0, 0), new Position(360, 0)));
    }

    @ParameterizedTest
    @MethodSource("places")
    void shouldFindTheSameAsLookingAtEveryStar(Position place) {
        assertThat(index.around(place, Search.nearest(12)))
                .containsExactlyElementsOf(lookingAtEach(place, Search.nearest(12)));
    }

    @ParameterizedTest
    @MethodSource("places")
    void shouldFindTheSameWithinARadiusAndUnderACondition(Position place) {
        Search search = Search.nearest(40).within(25).where(star -> star.magnitude() <= 3);
        assertThat(index.around(place, search)).containsExactlyElementsOf(lookingAtEach(place, search));
    }

    @Test
    void shouldFindEveryStarWhenAskedForAll() {
        assertThat(index.around(new Position(10, 10), Search.nearest(5000))).hasSameSizeAs(STARS);
    }

    @Test
    void shouldOrderStarsAtTheSamePlaceByNumber() {
        SpatialIndex twins = SpatialIndex.of(List.of(star(9, 5, 5, 1), star(3, 5, 5, 1), star(6, 5, 5, 1)));
        assertThat(twins.around(new Position(0, 0), Search.nearest(2)))
                .extracting(neighbour -> neighbour.star().id())
                .containsExactly(3, 6);
    }

    @Test
    void shouldSeeAcrossTheMeridianOfRightAscensionZero() {
        SpatialIndex pair = SpatialIndex.of(List.of(star(1, 359.5, 0, 1), star(2, 3, 0, 1)));
        Neighbour nearest = pair.around(new Position(0.5, 0), Search.nearest(1)).get(0);
        assertThat(nearest.star().id()).isEqualTo(1);
        assertThat(nearest.distance()).isCloseTo(1, within(1e-9));
    }

    @Test
    void shouldFindNothingInAnEmptySky() {
        assertThat(SpatialIndex.of(List.of()).around(new Position(0, 0), Search.nearest(3)))
                .isEmpty();
    }

    @Test
    void shouldRefuseSearchesThatCanFindNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Search.nearest(0))
                .withMessage("limit must be at least 1, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Search.nearest(1).within(181))
                .withMessage("radius must be from 0 to 180 degrees, got 181.0");
    }

    private static List<Neighbour> lookingAtEach(Position place, Search search) {
        return STARS.stream()
                .filter(search.wanted())
                .map(star -> new Neighbour(star, star.position().angleTo(place)))
                .filter(neighbour -> neighbour.distance() <= search.radius())
                .sorted(Comparator.comparingDouble(Neighbour::distance)
                        .thenComparing(neighbour -> neighbour.star().id()))
                .limit(search.limit())
                .toList();
    }

    private static List<Star> randomStars(long seed, int count) {
        Random random = new Random(seed);
        return IntStream.rangeClosed(1, count)
                .mapToObj(id -> {
                    Position position = randomPosition(random);
                    return star(id, position.ra(), position.dec(), random.nextDouble() * 6);
                })
                .toList();
    }

    private static Position randomPosition(Random random) {
        return new Position(random.nextDouble() * 360, Math.toDegrees(Math.asin(random.nextDouble() * 2 - 1)));
    }

    private static Star star(int id, double ra, double dec, double magnitude) {
        return new Star(id, "", "HIP " + id, "Ori", new Position(ra, dec), magnitude, OptionalDouble.empty());
    }
}
