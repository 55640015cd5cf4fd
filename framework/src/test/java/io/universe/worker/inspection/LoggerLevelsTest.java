package io.universe.worker.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.universe.operations.Inspection;
import io.universe.spi.LogLevels;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoggerLevelsTest {

    private final Map<String, String> own = new HashMap<>();
    private final List<Runnable> later = new ArrayList<>();
    private final LoggerLevels levels = new LoggerLevels(Optional.of(new Levels()), (time, step) -> later.add(step));

    private final class Levels implements LogLevels {
        @Override
        public boolean isAvailable() {
            return true;
        }

        @Override
        public Level of(String logger) {
            String level = own.getOrDefault(logger, INHERIT);
            return new Level(level, level.equals(INHERIT) ? "INFO" : level);
        }

        @Override
        public Level set(String logger, String level) {
            own.put(logger, level);
            return of(logger);
        }
    }

    private JsonObject change(String level, Optional<Duration> time) throws InspectionRefusal {
        return levels.change(new Inspection.LogLevel("io.x", level, time));
    }

    @Test
    void shouldTellOldAndNew() throws Exception {
        assertThat(change("DEBUG", Optional.empty()).encode())
                .isEqualTo("{\"logger\":\"io.x\",\"old\":{\"level\":\"INHERIT\",\"effective\":\"INFO\"},"
                        + "\"new\":{\"level\":\"DEBUG\",\"effective\":\"DEBUG\"}}");
        assertThat(own).containsEntry("io.x", "DEBUG");
        assertThat(later).isEmpty();
    }

    @Test
    void shouldReturnToWhatWasBeforeTheFirstOfSeveralPassingChanges() throws Exception {
        own.put("io.x", "WARN");
        change("DEBUG", Optional.of(Duration.ofMinutes(1)));
        change("TRACE", Optional.of(Duration.ofMinutes(1)));
        later.get(0).run();
        assertThat(own).containsEntry("io.x", "TRACE");
        later.get(1).run();
        assertThat(own).containsEntry("io.x", "WARN");
    }

    @Test
    void shouldNotTakeBackWhatWasChangedForGoodMeanwhile() throws Exception {
        change("DEBUG", Optional.of(Duration.ofMinutes(1)));
        change("ERROR", Optional.empty());
        later.get(0).run();
        assertThat(own).containsEntry("io.x", "ERROR");
    }

    @Test
    void shouldSayWhereNobodyCanChangeThem() {
        LoggerLevels none = new LoggerLevels(Optional.empty(), (time, step) -> {});
        assertThatExceptionOfType(InspectionRefusal.class)
                .isThrownBy(() -> none.change(new Inspection.LogLevel("io.x", "DEBUG", Optional.empty())))
                .withMessageContaining("lets nobody change levels");
    }
}
