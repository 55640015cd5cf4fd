package io.universe.launcher.logging;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import io.universe.spi.LogLevels;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** The levels of Logback's loggers, found by ServiceLoader. */
public final class LogbackLevels implements LogLevels {

    @Override
    public boolean isAvailable() {
        return LoggerFactory.getILoggerFactory() instanceof LoggerContext;
    }

    @Override
    public Level of(String logger) {
        return level(logback(logger));
    }

    @Override
    public Level set(String logger, String level) {
        Logger found = logback(logger);
        found.setLevel(
                level.equals(INHERIT)
                        ? null
                        : Optional.ofNullable(ch.qos.logback.classic.Level.toLevel(level, null))
                                .orElseThrow(() -> new IllegalArgumentException("\"" + level + "\" is no level")));
        return level(found);
    }

    private static Logger logback(String name) {
        return ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(name);
    }

    private static Level level(Logger logger) {
        return new Level(
                logger.getLevel() == null ? INHERIT : logger.getLevel().toString(),
                logger.getEffectiveLevel().toString());
    }
}
