package io.universe.launcher.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A rolling file that drops lines while the disk is full. Its stream is none of NIO's: those close when their thread is interrupted, which is
 * how Logback's queue is told to stop while it still has lines to write.
 */
final class LossyFileAppender extends RollingFileAppender<ILoggingEvent> {

    @Override
    public void openFile(String name) throws IOException {
        Path directory = Path.of(name).toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        setOutputStream(new LossyFileStream(() -> new FileOutputStream(name, true), System::nanoTime));
    }
}
