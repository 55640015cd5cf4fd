package io.universe.launcher.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** A file of the log that may go on under another name. Lines that come while it moves wait for that, on the thread that writes them; those who log wait for neither. */
final class MovableFile extends UnsynchronizedAppenderBase<ILoggingEvent> {

    static final String NAME = "file";

    private final ReentrantLock lock = new ReentrantLock();
    private Appender<ILoggingEvent> file;

    MovableFile(Appender<ILoggingEvent> file) {
        this.file = file;
        setName(NAME);
    }

    @Override
    protected void append(ILoggingEvent line) {
        locked(() -> file.doAppend(line));
    }

    /** Closes the file, and goes on in the one that is given then. */
    void move(Supplier<? extends Appender<ILoggingEvent>> next) {
        locked(() -> {
            file.stop();
            file = next.get();
        });
    }

    @Override
    public void stop() {
        super.stop();
        locked(() -> file.stop());
    }

    private void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }
}
