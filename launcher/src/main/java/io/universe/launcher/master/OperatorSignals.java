package io.universe.launcher.master;

import io.universe.launcher.supervisor.Event;
import io.universe.operations.Author;
import io.universe.worker.Signals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The signals to a master: TERM and INT stop gracefully, a second one of either at once. HUP reloads, and so does not end a master whose terminal was closed either. */
final class OperatorSignals implements AutoCloseable {

    private static final int INTERRUPTED = 130;
    private static final int TERMINATED = 143;

    private final Consumer<Event> events;
    private final BiConsumer<Author, String> record;
    private final AtomicReference<@Nullable Integer> first = new AtomicReference<>();
    private final List<Runnable> restorations = new ArrayList<>();

    private OperatorSignals(Consumer<Event> events, BiConsumer<Author, String> record) {
        this.events = events;
        this.record = record;
    }

    /** Install them; a HUP runs the action. Each is recorded. */
    static OperatorSignals install(Consumer<Event> events, Runnable reload, BiConsumer<Author, String> record) {
        OperatorSignals signals = new OperatorSignals(events, record);
        signals.on("INT", () -> signals.onStop("INT", INTERRUPTED));
        signals.on("TERM", () -> signals.onStop("TERM", TERMINATED));
        signals.on("HUP", () -> {
            record.accept(Author.signal("HUP"), "reload");
            reload.run();
        });
        return signals;
    }

    private void on(String name, Runnable action) {
        restorations.add(Signals.on(name, action));
    }

    private void onStop(String name, int exitCode) {
        record.accept(Author.signal(name), "stop");
        events.accept(
                first.compareAndSet(null, exitCode)
                        ? new Event.StopRequested("SIG" + name)
                        : new Event.StopAtOnceRequested("a second signal: SIG" + name, exitCode));
    }

    /** The code by which a process says that a signal stopped it; empty where none did. */
    Optional<Integer> exitCode() {
        return Optional.ofNullable(first.get());
    }

    /** There is no master any more: whoever goes on in this process can be ended by the signals again. */
    @Override
    public void close() {
        restorations.forEach(Runnable::run);
    }
}
