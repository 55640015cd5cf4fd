package io.universe.launcher.logging;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.jul.LevelChangePropagator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.spi.ContextAware;
import ch.qos.logback.core.spi.LifeCycle;
import ch.qos.logback.core.util.FileSize;
import io.universe.launcher.config.Settings.LogLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * Puts Logback's parts together. A caller only ever puts its line into a bounded queue: when the disk is slow or full, or nobody reads the
 * terminal, lines are lost and callers go on.
 */
final class LogAssembly {

    /** The logger that holds one line for each request. */
    static final String ACCESS = "access";

    private static final int QUEUE_SIZE = 8192;
    /** The access log comes in batches of some KiB. */
    private static final int BATCH_QUEUE_SIZE = 256;

    /** A terminal that takes nothing would take nothing later either. */
    private static final int CONSOLE_QUEUE_SIZE = 256;

    private static final int FLUSH_MILLIS = 5000;
    private static final int CONSOLE_FLUSH_MILLIS = 500;
    private static final String LINE =
            "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [%property{prefix}] [%thread] %logger{36} - %msg%n";

    private final LoggerContext context;
    private final LogSpec spec;

    LogAssembly(LoggerContext context, LogSpec spec) {
        this.context = context;
        this.spec = spec;
    }

    /** Replaces whatever was set up before. */
    void apply() {
        context.reset();
        context.putProperty("prefix", spec.prefix());
        propagateLevels();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.valueOf(spec.settings().level().name()));
        root.addAppender(queued("log", QUEUE_SIZE, FLUSH_MILLIS, movable(file(spec.process(), spec.file(), LINE))));
        spec.console().ifPresent(level -> root.addAppender(console(level)));
        quieten();
        access();
    }

    /** Goes on in the files of this spec with what is in those of the other one, for the same process under its new name. What was rolled before stays where it is. */
    void moveFrom(LogSpec before) {
        move(org.slf4j.Logger.ROOT_LOGGER_NAME, "log", () -> {
            move(before.file(), spec.file());
            return file(spec.process(), spec.file(), LINE);
        });
        move(ACCESS, "access", () -> {
            move(before.accessFile(), spec.accessFile());
            return accessFile();
        });
    }

    private void move(String logger, String queue, Supplier<LossyFileAppender> next) {
        if (context.getLogger(logger).getAppender(queue) instanceof AsyncAppender appender
                && appender.getAppender(MovableFile.NAME) instanceof MovableFile file) {
            file.move(next);
        }
    }

    /** Where it cannot be moved, the new file begins empty. */
    private void move(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException e) {
            context.getLogger(LogAssembly.class).warn("{} keeps its name: {}", from, e.toString());
        }
    }

    /**
     * Hazelcast tells each member's coming and going several times over, as a warning where it is a departure; the platform says it once. Micrometer warns of gauges that Vert.x registers again for each of its clients. Whoever asks for
     * details gets them all.
     */
    private void quieten() {
        if (spec.settings().level().compareTo(LogLevel.INFO) >= 0) {
            context.getLogger("com.hazelcast").setLevel(Level.WARN);
            context.getLogger("com.hazelcast.internal").setLevel(Level.ERROR);
            context.getLogger("com.hazelcast.instance.impl.HazelcastInstanceFactory")
                    .setLevel(Level.ERROR);
            context.getLogger("io.micrometer.core.instrument.MeterRegistry").setLevel(Level.ERROR);
        }
    }

    /** Lines for java.util.logging that nobody wants are dropped there instead of here. */
    private void propagateLevels() {
        LevelChangePropagator propagator = started(new LevelChangePropagator());
        context.addListener(propagator);
    }

    private void access() {
        Logger access = context.getLogger(ACCESS);
        access.setAdditive(false);
        access.setLevel(spec.settings().access() ? Level.INFO : Level.OFF);
        if (spec.settings().access()) {
            access.addAppender(queued("access", BATCH_QUEUE_SIZE, FLUSH_MILLIS, movable(accessFile())));
        }
    }

    private LossyFileAppender accessFile() {
        return file(spec.process() + ".access", spec.accessFile(), "%msg%n");
    }

    private MovableFile movable(LossyFileAppender file) {
        return started(new MovableFile(file));
    }

    private AsyncAppender queued(String name, int size, int flushMillis, Appender<ILoggingEvent> target) {
        AsyncAppender queue = new AsyncAppender();
        queue.setContext(context);
        queue.setName(name);
        queue.setQueueSize(size);
        queue.setNeverBlock(true);
        queue.setMaxFlushTime(flushMillis);
        queue.addAppender(target);
        return started(queue);
    }

    private LossyFileAppender file(String name, Path file, String pattern) {
        LossyFileAppender appender = new LossyFileAppender();
        appender.setContext(context);
        appender.setName(name);
        appender.setFile(file.toString());
        appender.setEncoder(encoder(pattern));
        SizeAndTimeBasedRollingPolicy<ILoggingEvent> policy = policy(name);
        policy.setParent(appender);
        policy.start();
        appender.setRollingPolicy(policy);
        return started(appender);
    }

    private SizeAndTimeBasedRollingPolicy<ILoggingEvent> policy(String name) {
        SizeAndTimeBasedRollingPolicy<ILoggingEvent> policy = new SizeAndTimeBasedRollingPolicy<>();
        policy.setContext(context);
        policy.setFileNamePattern(
                spec.directory().resolve(name + ".%d{yyyy-MM-dd}.%i.log.gz").toString());
        policy.setMaxFileSize(new FileSize(spec.settings().maxFileSize()));
        policy.setMaxHistory((int) Math.max(1, spec.settings().maxAge().toDays()));
        policy.setTotalSizeCap(new FileSize(spec.totalSizeOfEach()));
        return policy;
    }

    /** What is not shown takes no place in the queue. */
    private AsyncAppender console(LogLevel level) {
        AsyncAppender queue = queued("console", CONSOLE_QUEUE_SIZE, CONSOLE_FLUSH_MILLIS, terminal());
        ThresholdFilter filter = new ThresholdFilter();
        filter.setLevel(level.name());
        queue.addFilter(started(filter));
        queue.addFilter(started(new TerminalFilter()));
        return queue;
    }

    private ConsoleAppender<ILoggingEvent> terminal() {
        ConsoleAppender<ILoggingEvent> terminal = new ConsoleAppender<>();
        terminal.setName("terminal");
        terminal.setTarget("System.err");
        terminal.setContext(context);
        terminal.setEncoder(encoder("%-5level [%property{prefix}] %logger{20} - %msg%n"));
        return started(terminal);
    }

    private PatternLayoutEncoder encoder(String pattern) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setPattern(pattern);
        return started(encoder);
    }

    private <T extends ContextAware & LifeCycle> T started(T part) {
        part.setContext(context);
        part.start();
        return part;
    }
}
