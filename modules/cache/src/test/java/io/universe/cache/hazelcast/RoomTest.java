package io.universe.cache.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** There is room, or something has to give way. */
class RoomTest {

    private final Room room = new Room();

    @Test
    void shouldHaveSomethingGiveWayForALargeValueThatWasRefused() {
        room.limit(1_000);
        room.taken(700);
        assertThat(room.isNearlyFull()).isFalse();
        assertThat(room.fits(300)).isTrue();
        assertThat(room.fits(400)).isFalse();
        assertThat(room.isNearlyFull()).isTrue();
        assertThat(room.takeRefused()).isEqualTo(100);
        assertThat(room.isNearlyFull()).isFalse();
    }

    @Test
    void shouldNotPressForAValueThatNeverFits() {
        room.limit(1_000);
        assertThat(room.fits(1_001)).isFalse();
        assertThat(room.isNearlyFull()).isFalse();
    }
}
