package io.universe.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessStatTest {

    private static final String REST = " 1 4711 4711 0 -1 4194560 100 0 0 0 250 50 0 0 20 0 33 0 1000 4000000 5000 0";

    @Test
    void shouldReadStateAndTimeOfALineOfProc() {
        assertThat(ProcessStat.parse("4711 (java) S" + REST)).contains(new ProcessStat("java", 'S', 300));
    }

    @Test
    void shouldReadANameWithSpacesAndBrackets() {
        assertThat(ProcessStat.parse("4711 (a) T (b) S" + REST)).contains(new ProcessStat("a) T (b", 'S', 300));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4711", "4711 (java", "4711 (java) S 1 2", "4711 (java) S 1 2 3 4 5 6 7 8 9 10 a b 0"})
    void shouldTakeWhatIsNoLineOfProcForNothing(String line) {
        assertThat(ProcessStat.parse(line)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"T,true,false", "t,false,false", "Z,false,true", "X,false,true", "S,false,false", "D,false,false"})
    void shouldTellStoppedFromEnded(char state, boolean isStopped, boolean isEnded) {
        ProcessStat process = new ProcessStat("java", state, 0);

        assertThat(process.isStopped()).isEqualTo(isStopped);
        assertThat(process.isEnded()).isEqualTo(isEnded);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GC Thread#0", "G1 Main Marker", "G1 Conc#0", "VM Thread", "ZWorkerYoung#0", "Shenandoah GC T"})
    void shouldKnowTheThreadsThatCollectGarbage(String name) {
        assertThat(new ProcessStat(name, 'R', 0).collectsGarbage()).isTrue();
        assertThat(new ProcessStat("vert.x-eventloop", 'R', 0).collectsGarbage())
                .isFalse();
    }
}
