package io.universe.launcher.logging;

import ch.qos.logback.classic.LoggerContext;
import io.universe.spi.Renaming;
import org.slf4j.LoggerFactory;

/** The log of a process that gets another name, found by ServiceLoader: lines carry it at once, the files a moment later. */
public final class RenamedLog implements Renaming {

    @Override
    public void renamed(String life, int generation) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            Logging.rename(context, life, generation);
        }
    }
}
