package io.universe.launcher.master.wishes;

import io.universe.control.DaemonThreads;
import io.universe.launcher.supervisor.Event;
import io.universe.launcher.supervisor.SupervisorState;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The wish that another process become the master: it is found out whether one could, before anything is given up for it. One wish at a time, on a thread of its own. Safe from any thread. */
public final class HandingOver implements AutoCloseable {

    private final Succession succession;
    private final Optional<String> needOfMaster;
    private final Supplier<@Nullable SupervisorState> state;
    private final BooleanSupplier isReloadBeingPrepared;
    private final Consumer<Event> events;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(new DaemonThreads("handing-over"));

    /**
     * The succession may take seconds to answer; all of these are asked on its thread.
     *
     * @param needOfMaster why something would be lost in between; empty where nothing would
     * @param state that of the moment, null before the start
     */
    public HandingOver(
            Succession succession,
            Optional<String> needOfMaster,
            Supplier<@Nullable SupervisorState> state,
            BooleanSupplier isReloadBeingPrepared,
            Consumer<Event> events) {
        this.succession = succession;
        this.needOfMaster = needOfMaster;
        this.state = state;
        this.isReloadBeingPrepared = isReloadBeingPrepared;
        this.events = events;
    }

    /** Why it does not come to it; empty where it does. */
    public CompletableFuture<Optional<String>> wish() {
        try {
            return CompletableFuture.supplyAsync(this::begin, thread);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(Optional.of("the master is on its way out"));
        }
    }

    /** Asked again after the check, which takes its time. */
    private Optional<String> begin() {
        Optional<String> obstacle =
                refusal().or(() -> needOfMaster).or(succession::obstacle).or(this::refusal);
        if (obstacle.isEmpty()) {
            events.accept(new Event.HandOverRequested("restart"));
        }
        return obstacle;
    }

    /** Why the last successor did not come to be the master; empty where none has failed. */
    public Optional<String> lastFailure() {
        return succession.lastFailure();
    }

    /** Why something would be lost if there were no master for a moment; empty where nothing would. */
    public Optional<String> needOfMaster() {
        return needOfMaster;
    }

    private Optional<String> refusal() {
        SupervisorState now = state.get();
        if (now == null) {
            return Optional.of("the master has only just begun; try again");
        }
        if (now.isLeaving()) {
            return Optional.of("the master is on its way out");
        }
        return now.rollout()
                .map(rollout -> "a phased restart is under way; wait until it has ended")
                .or(this::preparedReload);
    }

    /** It would come to nothing with the master that prepares it, and who asked for it first would have asked in vain. */
    private Optional<String> preparedReload() {
        return isReloadBeingPrepared.getAsBoolean()
                ? Optional.of("a reload is being prepared; wait until it has ended, then restart")
                : Optional.empty();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
