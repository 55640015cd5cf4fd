package io.universe.launcher.master.heritage;

import io.universe.control.DaemonThreads;
import io.universe.control.PrivateFile;
import io.universe.launcher.master.generations.Generations;
import io.universe.launcher.master.generations.Stand;
import io.universe.launcher.supervisor.ContextState;
import io.universe.launcher.supervisor.SupervisorState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the legacy of a master on disk as things change, on a thread of its own. Where it cannot be written (a full disk) what was there stays: workers whose generation stands there can be taken over all the same.
 * Writing is tried again at each change. Its {@link #keep} methods are called by one thread at a time.
 */
public final class LegacyKeeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LegacyKeeper.class);
    private static final long WRITING_SECONDS = 5;

    private final PrivateFile file;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(new DaemonThreads("legacy"));
    private Legacy kept;
    private volatile boolean isLost;
    private volatile boolean isOver;

    /** Begins with what is known before anything is written. */
    LegacyKeeper(Path file, Legacy first) {
        this.file = new PrivateFile(file);
        this.kept = first;
    }

    /** What the master before has left; empty where there was none, or it cannot be read, which is said. */
    static Optional<Legacy> read(Path file) {
        return new PrivateFile(file)
                .find(
                        Legacy::fromJson,
                        damage -> LOG.warn(
                                "{} cannot be read, so no worker can be taken over: {}", file, damage.toString()));
    }

    /** Writes it now: before the first worker is started. */
    void keep(Legacy legacy) {
        kept = legacy;
        write(legacy);
    }

    /** Writes it when a context has changed, or which generations there are. The real ports are asked for by name. */
    public void keep(SupervisorState state, Generations generations, Function<String, OptionalInt> port) {
        Map<String, Stand> stands = new LinkedHashMap<>();
        for (ContextState context : state.contexts()) {
            stands.put(
                    context.name(),
                    new Stand(
                            context.generation(),
                            context.spec().target(),
                            port.apply(context.name()).orElse(0),
                            !context.isWaiting(),
                            context.debuggedInSlot().map(worker -> worker.id().toString())));
        }
        boolean hasOtherGenerations =
                !generations.numbers().equals(kept.editions().keySet());
        if (hasOtherGenerations || !stands.equals(kept.contexts()) || isLost) {
            Legacy changed = kept.with(hasOtherGenerations ? generations.editions() : kept.editions(), stands);
            kept = changed;
            thread.execute(() -> write(changed));
        }
    }

    /** Nobody is left who could be taken over: what stands there is deleted, and nothing is written any more. */
    public void forget() {
        isOver = true;
        thread.execute(this::delete);
    }

    private void delete() {
        try {
            Files.deleteIfExists(file.path());
        } catch (IOException e) {
            LOG.warn("{} cannot be deleted: {}", file.path(), e.toString());
        }
    }

    private void write(Legacy legacy) {
        if (isOver) {
            return;
        }
        try {
            file.write(legacy.toJson().encode());
            isLost = false;
        } catch (IOException e) {
            if (!isLost) {
                LOG.warn(
                        "{} cannot be written: {}; until it can, another master may have to replace the workers instead of taking them over",
                        file.path(),
                        e.toString());
            }
            isLost = true;
        }
    }

    /** What was to be written is written, within some seconds. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(WRITING_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("{} is still being written", file.path());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
