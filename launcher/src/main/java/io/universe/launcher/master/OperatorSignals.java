package io.universe.launcher.master;

import io.universe.launcher.supervisor.Event;
import io.universe.worker.Signals;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The signals to a master: TERM and INT stop gracefully, a second one of either at once. HUP does nothing yet, but does not end a master whose terminal was closed either. */
final class OperatorSignals {

    private static final Logger LOG = LoggerFactory.getLogger(OperatorSignals.class);
    private static final int INTERRUPTED = 130;
    private static final int TERMINATED = 143;

    private final Consumer<Event> events;
    private final AtomicReference<@Nullable Integer> first = new AtomicReference<>();

    private OperatorSignals(Consumer<Event> events) {
        this.events = events;
    }

    static OperatorSignals install(Consumer<Event> events) {
        OperatorSignals signals = new OperatorSignals(events);
        Signals.on("INT", () -> signals.onStop("SIGINT", INTERRUPTED));
        Signals.on("TERM", () -> signals.onStop("SIGTERM", TERMINATED));
        Signals.on("HUP", () -> LOG.info("SIGHUP is ignored"));
        return signals;
    }

    private void onStop(String name, int exitCode) {
        events.accept(
                first.compareAndSet(null, exitCode)
                        ? new Event.StopRequested(name)
                        : new Event.StopAtOnceRequested("a second signal: " + name, exitCode));
    }

    /** The code by which a process says that a signal stopped it; empty where none did. */
    Optional<Integer> exitCode() {
        return Optional.ofNullable(first.get());
    }
}
