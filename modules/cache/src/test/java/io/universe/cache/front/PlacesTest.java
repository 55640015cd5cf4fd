package io.universe.cache.front;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.cache.entry.Entry;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A bound, two maps that never differ, and reads that count. */
final class PlacesTest {

    private static final int MOST = 100;

    private final Places places = new Places(MOST);

    private static Place fresh() {
        return new Place(null, Entry.NEVER);
    }

    private void put(String key) {
        places.change(key, there -> fresh());
    }

    private long found() {
        return IntStream.range(0, 100 * MOST)
                .filter(i -> places.atHand().get("key-" + i) != null)
                .count();
    }

    @Test
    void shouldKeepNoMorePlacesThanItMay() {
        IntStream.range(0, 100 * MOST).forEach(i -> put("key-" + i));

        assertThat(found()).isBetween(1L, (long) MOST);
    }

    @Test
    void shouldKeepNoMorePlacesThanItMayWhenManyThreadsPutAndRemove() {
        IntStream.range(0, 100 * MOST).parallel().forEach(i -> {
            put("key-" + i);
            put("key-" + i / 2);
            places.change("key-" + i / 3, there -> null);
        });

        assertThat(found()).isLessThanOrEqualTo(MOST);
        places.removeIf(any -> true);
        assertThat(places.isEmpty()).isTrue();
        assertThat(found()).isZero();
    }

    @Test
    void shouldKeepWhatIsReadOftenWhenOthersPassThrough() {
        IntStream.range(0, MOST).forEach(i -> put("key-" + i));
        for (int tick = 0; tick < 50; tick++) {
            for (int read = 0; read < 10; read++) {
                places.tell("key-7");
            }
            int round = tick;
            IntStream.range(0, MOST).forEach(i -> put("passing-" + round + "-" + i));
        }

        assertThat(places.atHand().get("key-7")).isNotNull();
    }

    @Test
    void shouldTellOfTheFirstReadsOfEachTick() {
        Place place = fresh();

        assertThat(toldOf(place, 1)).isEqualTo(Place.READS_TO_TELL);
        assertThat(toldOf(place, 2)).isEqualTo(Place.READS_TO_TELL);
    }

    private static long toldOf(Place place, long tick) {
        return IntStream.range(0, 100).filter(i -> place.isToTell(tick)).count();
    }

    @Test
    void shouldRemoveOnlyThePlaceThatWasLookedAt() {
        put("key-1");
        put("key-2");
        Place second = places.atHand().get("key-2");

        places.removeIf(place -> place == second);

        assertThat(places.atHand().get("key-1")).isNotNull();
        assertThat(places.atHand().get("key-2")).isNull();
    }

    @Test
    void shouldLeaveNothingWhereAChangeLeavesNothing() {
        assertThat(places.change("key-1", there -> null)).isNull();
        put("key-1");
        assertThat(places.change("key-1", there -> null)).isNull();

        assertThat(places.atHand().get("key-1")).isNull();
        assertThat(places.isEmpty()).isTrue();
    }
}
