package io.universe.launcher.logging;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import io.universe.launcher.config.ConfigurationException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Logging of this process: begins once it is known what to write where, and ends with everything written. Safe from any thread. */
public final class Logging {

    private static final AtomicBoolean HOOKED = new AtomicBoolean();
    private static final long RENAMING_MILLIS = 1_000;
    /** Under which the context remembers its spec. */
    private static final String SPEC = LogSpec.class.getName();

    private Logging() {}

    /**
     * Writes from now on as the spec says, in the place of what was set up before. Throws {@link ConfigurationException} where the operator's
     * {@code logback.xml} cannot be read. {@code -Dlogback.configurationFile} was obeyed before and stays.
     */
    public static void start(LogSpec spec) {
        ILoggerFactory factory = LoggerFactory.getILoggerFactory();
        if (factory instanceof LoggerContext context && System.getProperty("logback.configurationFile") == null) {
            apply(context, spec);
        }
    }

    /** Writes what is still queued and closes the files; called again, it does nothing. Also happens when the JVM ends. */
    public static void stop() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            OutputCapture.release();
            context.stop();
        }
    }

    static void apply(LoggerContext context, LogSpec spec) {
        System.setProperty("hazelcast.logging.type", System.getProperty("hazelcast.logging.type", "slf4j"));
        spec.ownConfiguration()
                .ifPresentOrElse(file -> own(context, spec, file), () -> new LogAssembly(context, spec).apply());
        context.putObject(SPEC, spec);
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        if (spec.capturesOutput()) {
            OutputCapture.begin(context);
        }
        if (HOOKED.compareAndSet(false, true)) {
            Runtime.getRuntime().addShutdownHook(new Thread(Logging::stop, "universe-log-flush"));
        }
    }

    /** From now on lines carry the new name. The files follow a little later, with all that is in them, since whoever is renamed is in a hurry. Does nothing where a foreign configuration was obeyed. */
    static void rename(LoggerContext context, String life, int generation) {
        if (context.getObject(SPEC) instanceof LogSpec before) {
            LogSpec after = before.of(life, generation);
            context.putObject(SPEC, after);
            context.putProperty("prefix", after.prefix());
            CompletableFuture.delayedExecutor(RENAMING_MILLIS, TimeUnit.MILLISECONDS)
                    .execute(() -> renameFiles(context, before, after));
        }
    }

    static void renameFiles(LoggerContext context, LogSpec before, LogSpec after) {
        try {
            after.ownConfiguration()
                    .ifPresentOrElse(
                            file -> apply(context, after), () -> new LogAssembly(context, after).moveFrom(before));
        } catch (ConfigurationException e) {
            LoggerFactory.getLogger(Logging.class).warn("The log keeps its name: {}", e.getMessage());
        }
    }

    /** The operator's file finds the process under the same names as the platform does. */
    private static void own(LoggerContext context, LogSpec spec, Path file) {
        context.reset();
        context.putProperty("directory", spec.directory().toString());
        context.putProperty("process", spec.process());
        context.putProperty("prefix", spec.prefix());
        JoranConfigurator joran = new JoranConfigurator();
        joran.setContext(context);
        try {
            joran.doConfigure(file.toFile());
        } catch (JoranException e) {
            throw new ConfigurationException(
                    List.of(file + ": is no Logback configuration: " + e.getMessage() + "; correct it or remove it"));
        }
    }
}
