package io.universe.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GarbageCollectionsTest {

    @ParameterizedTest
    @CsvSource({
        "Copy, 3, 0, 40",
        "MarkSweepCompact, 0, 3, 40",
        "G1 Young Generation, 3, 0, 40",
        "G1 Concurrent GC, 3, 0, 40",
        "G1 Old Generation, 0, 3, 40",
        "PS MarkSweep, 0, 3, 40",
        "ZGC Minor Cycles, 3, 0, 0",
        "ZGC Major Cycles, 0, 3, 0",
        "ZGC Major Pauses, 0, 0, 40",
        "Shenandoah Pauses, 0, 0, 40"
    })
    void shouldTellYoungFromFullAndPausesFromWhatRunsBeside(
            String name, long incremental, long full, long pauseMillis) {
        assertThat(GarbageCollections.of(name, 3, 40))
                .isEqualTo(new GarbageCollections(incremental, full, pauseMillis));
    }

    @Test
    void shouldTakeAnUnknownFigureForNone() {
        assertThat(GarbageCollections.of("Copy", -1, -1)).isEqualTo(GarbageCollections.NONE);
    }

    @Test
    void shouldCountWhatHappenedInBetween() {
        GarbageCollections later = new GarbageCollections(7, 2, 90);

        assertThat(later.minus(new GarbageCollections(5, 2, 50))).isEqualTo(new GarbageCollections(2, 0, 40));
        assertThat(later.all()).isEqualTo(9);
    }

    @Test
    void shouldKnowEveryCollectorOfThisJvm() {
        GarbageCollections now = GarbageCollections.of(ManagementFactory.getGarbageCollectorMXBeans());

        assertThat(now.all()).isNotNegative();
        assertThat(now.pauseMillis()).isNotNegative();
    }
}
