package io.universe.launcher.master.crew;

import io.universe.control.DaemonThreads;
import io.universe.control.MasterMessage;
import io.universe.control.Place;
import io.universe.launcher.process.Admission;
import io.universe.launcher.supervisor.DebugId;
import io.universe.launcher.supervisor.DebugPorts;
import io.universe.launcher.supervisor.Event;
import io.universe.launcher.supervisor.LifeId;
import io.universe.launcher.supervisor.StandbyId;
import io.universe.launcher.supervisor.WorkerId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts workers' processes, gives them orders and reports their ends. Starting happens on a thread of its own, one process after the other, so that nobody waits for the operating system. Orders to a process that
 * has gone do nothing.
 */
public final class Crew {

    /** How the process of a worker is started; called on the crew's thread. */
    @FunctionalInterface
    public interface Starter {

        /** Starts it. Throws where it cannot be started; then there is none. */
        Process start(LifeId id, int generation) throws IOException;

        /** The standby is on its way into a slot: what goes by its name is to go by the new one. */
        default void rename(StandbyId standby, WorkerId id) {}

        /** Where a debugger attaches to the worker. Throws, and says why, where nobody can know. */
        default int debugPort(DebugId id) throws IOException {
            throw new IOException("its JVM opens nothing to debuggers");
        }

        /** Has the running JVM of a worker let debuggers in, and says where. Throws, and says why, where it does not; takes seconds, on a thread that may wait. */
        default int openToDebuggers(WorkerId id, int generation, long pid) throws IOException {
            throw new IOException("its JVM opens nothing to debuggers");
        }

        /** The process that was started under this name has ended: whatever only that needed can go. */
        default void clearAway(LifeId id) {}
    }

    /** How long a worker may drain. */
    @FunctionalInterface
    public interface StopTimeouts {

        /** Of a worker of the context on that generation. */
        Duration of(String context, int generation);
    }

    private static final Logger LOG = LoggerFactory.getLogger(Crew.class);
    /** To start one process, or to send one signal, takes no longer. */
    private static final long STARTING_MILLIS = 2_000;

    private final Starter starter;
    private final Fleet fleet;
    private final Admission admission;
    private final StopTimeouts stopTimeouts;
    private final Consumer<Event> events;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(new DaemonThreads("spawner"));

    private volatile boolean isLettingGo;

    /** With who hears of what happens. */
    public Crew(Starter starter, Fleet fleet, Admission admission, StopTimeouts stopTimeouts, Consumer<Event> events) {
        this.starter = starter;
        this.fleet = fleet;
        this.admission = admission;
        this.stopTimeouts = stopTimeouts;
        this.events = events;
    }

    /** Starts the process; WorkerSpawned or SpawnFailed tells of it, WorkerExited of its end. */
    public void spawn(LifeId id, int generation) {
        Fleet.Craft craft = fleet.add(id, generation);
        thread.execute(() -> start(id, craft));
    }

    /** Whatever goes wrong is told, also an Error: without a report the slot would wait for ever. A process that came to be all the same has a token that lets nobody in. */
    private void start(LifeId id, Fleet.Craft craft) {
        try {
            Process process = starter.start(id, craft.generation());
            craft.hasProcess(process);
            events.accept(new Event.WorkerSpawned(id, process.pid()));
            process.onExit().whenComplete((ended, failure) -> onExit(craft, process.exitValue()));
        } catch (Throwable e) {
            admission.revoke(id.toString());
            onFailure(id, e);
        }
    }

    /** Takes over the process of a worker that another master has started; WorkerExited tells of its end. */
    public void adopt(Fleet.Craft craft, ProcessHandle handle) {
        adopt(craft, new AdoptedProcess(handle));
    }

    void adopt(Fleet.Craft craft, Process process) {
        craft.hasProcess(process);
        process.onExit().whenComplete((ended, failure) -> onExit(craft, process.exitValue()));
    }

    private void onFailure(LifeId id, Throwable cause) {
        LOG.warn("worker={} cannot be spawned: {}", id, cause.toString());
        fleet.remove(id);
        events.accept(new Event.SpawnFailed(id, cause.toString()));
    }

    /** Tells the standby to take the slot. It has the new name before it can answer; the rest of the renaming holds nobody up. One that cannot be told answers nothing. */
    public void takeSlot(StandbyId standby, WorkerId id) {
        var place = new Place.InSlot(id.role(), id.slot(), id.incarnation());
        fleet.rename(standby, id)
                .flatMap(Fleet.Craft::link)
                .ifPresent(link -> link.send(new MasterMessage.TakeSlot(place)));
        later(() -> {
            starter.rename(standby, id);
            givePass(standby, id);
        });
    }

    /** The worker serves and can be debugged: DebugReady tells where, or DebugFailed why not. */
    public void showToDebuggers(DebugId id) {
        fleet.find(id).ifPresent(craft -> later(() -> events.accept(readyToDebug(id, craft))));
    }

    private Event readyToDebug(DebugId id, Fleet.Craft craft) {
        try {
            DebugPorts ports = new DebugPorts(starter.debugPort(id), craft.port(), craft.isSecure());
            return new Event.DebugReady(id, craft.uuid().orElse(""), ports);
        } catch (IOException e) {
            return new Event.DebugFailed(id, String.valueOf(e.getMessage()));
        }
    }

    /** Has the worker's JVM let debuggers in: DebugOpened tells where, or DebugOpenFailed why not, in any case. Nobody waits for it, so it has a thread of its own. */
    public void openToDebuggers(WorkerId id) {
        new DaemonThreads("opener").newThread(() -> events.accept(opened(id))).start();
    }

    private Event opened(WorkerId id) {
        try {
            Fleet.Craft craft = fleet.find(id).orElseThrow(() -> new IOException("it has ended"));
            Process process = craft.process().orElseThrow(() -> new IOException("it has no process"));
            int port = starter.openToDebuggers(id, craft.generation(), process.pid());
            return new Event.DebugOpened(id, new DebugPorts(port, 0, false));
        } catch (IOException e) {
            return new Event.DebugOpenFailed(id, String.valueOf(e.getMessage()));
        } catch (Throwable e) {
            LOG.warn("worker={} cannot be opened to debuggers", id, e);
            return new Event.DebugOpenFailed(id, e.toString());
        }
    }

    /** It comes back under its new name, to the next master too. */
    private void givePass(StandbyId startedAs, WorkerId id) {
        admission
                .passOf(startedAs.toString(), id.toString())
                .ifPresent(pass -> fleet.find(id)
                        .flatMap(Fleet.Craft::link)
                        .ifPresent(link -> link.send(new MasterMessage.Pass(pass))));
    }

    /** Tells the worker to drain; one that cannot be told is asked by the operating system. */
    public void drain(WorkerId id, String reason, boolean emptyQueue) {
        fleet.find(id)
                .flatMap(Fleet.Craft::link)
                .filter(link -> !link.closed().isDone())
                .ifPresentOrElse(
                        link -> link.send(new MasterMessage.Drain(reason, emptyQueue, stopTimeout(id))),
                        () -> terminate(id));
    }

    private Duration stopTimeout(WorkerId id) {
        return stopTimeouts.of(id.context(), fleet.find(id).orElseThrow().generation());
    }

    /** Tells the worker to take no connections for a while. From now on none is forwarded to it; it says itself when it takes some again. */
    public void pause(WorkerId id) {
        fleet.find(id)
                .ifPresent(craft -> craft.link().ifPresent(link -> {
                    craft.takesConnections(false);
                    link.send(new MasterMessage.Pause());
                }));
    }

    /** Tells the worker to take connections again. */
    public void resume(WorkerId id) {
        fleet.find(id).flatMap(Fleet.Craft::link).ifPresent(link -> link.send(new MasterMessage.Resume()));
    }

    /** Has the JVM print its threads to its output, on SIGQUIT, for which Java has no call. */
    public void dumpThreads(LifeId id) {
        fleet.find(id)
                .ifPresent(craft -> craft.process()
                        .ifPresent(process ->
                                craft.isAsked(CompletableFuture.runAsync(() -> sendQuit(process.pid()), thread))));
    }

    private static void sendQuit(long pid) {
        try {
            new ProcessBuilder("kill", "-QUIT", Long.toString(pid))
                    .start()
                    .waitFor(STARTING_MILLIS, TimeUnit.MILLISECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sends SIGTERM, after the signals that were sent before. */
    public void terminate(LifeId id) {
        fleet.find(id)
                .ifPresent(craft -> craft.process()
                        .ifPresent(process -> craft.asked().whenComplete((v, failure) -> process.destroy())));
    }

    /** Sends SIGKILL. */
    public void kill(LifeId id) {
        fleet.find(id).flatMap(Fleet.Craft::process).ifPresent(Process::destroyForcibly);
    }

    /** Clearing away comes after the news of its end, which is in a hurry. */
    private void onExit(Fleet.Craft craft, int exitValue) {
        admission.revoke(craft.startedAs().toString());
        LastWords.heard(craft).whenComplete((v, late) -> {
            events.accept(new Event.WorkerExited(craft.id(), LastWords.status(craft, exitValue)));
            later(() -> starter.clearAway(craft.startedAs()));
        });
    }

    private void later(Runnable tidying) {
        try {
            thread.execute(tidying);
        } catch (RejectedExecutionException e) {
            LOG.debug("Everything is cleared away at once");
        }
    }

    /** Nobody is ended when this closes: the next master will have them. */
    public void letGo() {
        isLettingGo = true;
    }

    /** Starts nothing any more, and kills what is still there: none, unless the master ends in a way that it should not. */
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(STARTING_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.warn("A worker is still being started");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!isLettingGo) {
            fleet.processes().forEach(Process::destroyForcibly);
        }
    }
}
