package io.universe.worker.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoomTest {

    private static final long MB = 1 << 20;

    @Test
    void shouldWantWhatIsInUseAndAReserveThatGrowsWithIt() {
        assertThat(new Room(406 * MB).refusal("the heap dump", 100 * MB)).isEmpty();
        assertThat(new Room(406 * MB - 1).refusal("the heap dump", 100 * MB))
                .contains("the heap dump needs about 100 MB and 306 MB in reserve, and the disk has 406 MB free; free"
                        + " space first");
    }

    @Test
    void shouldRefuseOnADiskThatIsFull() {
        assertThat(new Room(0).refusal("it", 0)).isPresent();
        assertThat(new Room(Room.RESERVE_BYTES).refusal("it", 0)).isEmpty();
    }
}
