package io.universe.worker.inspection;

import io.universe.control.WorkerMessage.Inspected.End;
import io.universe.operations.Inspection;
import io.universe.spi.LogLevels;
import io.universe.spi.LogLevels.Level;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The levels of the loggers of this process, and which of them are to be again what they were. Safe from any thread. */
final class LoggerLevels {

    private static final Logger LOG = LoggerFactory.getLogger(LoggerLevels.class);

    /**
     * A change that is for a while only.
     *
     * @param before the logger's own level, to which it returns
     * @param number tells it from earlier and later ones of the same logger
     */
    private record Passing(String before, long number) {}

    private final Optional<LogLevels> levels;
    private final BiConsumer<Duration, Runnable> later;
    private final Map<String, Passing> passing = new HashMap<>();
    private long lastNumber;

    /** Of whoever writes the logs here; empty where nobody is known. */
    LoggerLevels(Optional<LogLevels> levels, BiConsumer<Duration, Runnable> later) {
        this.levels = levels.filter(LogLevels::isAvailable);
        this.later = later;
    }

    synchronized JsonObject change(Inspection.LogLevel what) throws InspectionRefusal {
        LogLevels known = levels.orElseThrow(() -> new InspectionRefusal(
                End.UNABLE, "whatever writes the logs of this process lets nobody change levels"));
        Level before = known.of(what.logger());
        Passing earlier = passing.remove(what.logger());
        Level after = known.set(what.logger(), what.level());
        LOG.info("the level of {} is {} instead of {}", what.logger(), after.own(), before.own());
        what.duration()
                .ifPresent(time ->
                        returnLater(known, what.logger(), earlier == null ? before.own() : earlier.before(), time));
        JsonObject told = new JsonObject()
                .put("logger", what.logger())
                .put("old", json(before))
                .put("new", json(after));
        what.duration().ifPresent(time -> told.put("forMillis", time.toMillis()));
        return told;
    }

    /** One change for a while after the other ends at what was before the first. */
    private void returnLater(LogLevels known, String logger, String before, Duration time) {
        Passing change = new Passing(before, ++lastNumber);
        passing.put(logger, change);
        later.accept(time, () -> giveBack(known, logger, change));
    }

    private synchronized void giveBack(LogLevels known, String logger, Passing change) {
        if (passing.remove(logger, change)) {
            known.set(logger, change.before());
            LOG.info("the level of {} is {} again", logger, change.before());
        }
    }

    private static JsonObject json(Level level) {
        return new JsonObject().put("level", level.own()).put("effective", level.effective());
    }
}
