package io.universe.launcher.master;

import io.universe.control.Protocol;
import io.universe.launcher.config.ContextPlan;
import io.universe.launcher.config.Home;
import io.universe.launcher.logging.LogJanitor;
import io.universe.launcher.logging.LogSpec;
import io.universe.launcher.process.Admission;
import io.universe.launcher.process.CodeStore.Code;
import io.universe.launcher.process.JvmCommand;
import io.universe.launcher.process.Scratch;
import io.universe.launcher.process.Spawner;
import io.universe.launcher.supervisor.Event;
import io.universe.launcher.supervisor.ExitStatus;
import io.universe.launcher.supervisor.WorkerId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts workers' processes and reports their ends. Starting happens on a thread of its own, one process after the other, so that nobody waits for the operating system. */
final class Crew {

    private static final Logger LOG = LoggerFactory.getLogger(Crew.class);
    /** A shell's convention that Java keeps: an exit value above it stands for a signal, or is just a number. */
    private static final int SIGNAL_BASE = 128;

    private static final int HIGHEST_SIGNAL = 64;
    /** What a dying worker still sent is read by then. */
    private static final long LAST_WORDS_MILLIS = 200;

    /** To start one process takes no longer. */
    private static final long STARTING_MILLIS = 2_000;

    private final Home home;
    private final Plan plan;
    private final Workload workload;
    private final Code code;
    private final Fleet fleet;
    private final Admission admission;
    private final Consumer<Event> events;
    private final Spawner spawner;
    private final LogJanitor janitor;
    private final Scratch scratch;
    private final ExecutorService starter = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "spawner");
        thread.setDaemon(true);
        return thread;
    });

    Crew(Plan plan, Workload workload, Code code, Fleet fleet, Admission admission, Consumer<Event> events) {
        this.home = plan.settings().home();
        this.plan = plan;
        this.workload = workload;
        this.code = code;
        this.fleet = fleet;
        this.admission = admission;
        this.events = events;
        this.spawner = new Spawner(home.root());
        this.janitor = new LogJanitor(home.log(), plan.settings().log());
        this.scratch = new Scratch(home.scratch());
    }

    /** Starts the process; WorkerSpawned or SpawnFailed tells of it, WorkerExited of its end. */
    void spawn(WorkerId id, int generation) {
        Fleet.Craft craft = fleet.add(id, generation);
        starter.execute(() -> start(id, craft));
    }

    private void start(WorkerId id, Fleet.Craft craft) {
        try {
            sweep();
            Process process = spawner.spawn(
                    command(id, craft.generation()), environment(id), home.log().resolve(id + ".out"));
            admission.bind(id.toString(), process.pid());
            craft.hasProcess(process);
            events.accept(new Event.WorkerSpawned(id, process.pid()));
            process.onExit().thenAccept(ended -> onExit(id, craft, ended.exitValue()));
        } catch (IOException | RuntimeException e) {
            LOG.warn("worker={} cannot be spawned: {}", id, e.toString());
            admission.revoke(id.toString());
            fleet.remove(id);
            events.accept(new Event.SpawnFailed(id, e.toString()));
        }
    }

    /** Logs that cannot be swept keep nobody from being started. */
    private void sweep() {
        try {
            janitor.sweep(fleet.lives(), Instant.now());
        } catch (UncheckedIOException e) {
            LOG.warn("Old logs in {} are kept: {}", home.log(), e.toString());
        }
    }

    private List<String> command(WorkerId id, int generation) {
        ContextPlan context = plan.context(id.context());
        return JvmCommand.of(new JvmCommand.Parts(
                HomeWorkload.javaBinary(),
                memoryBytes(),
                plan.workers(),
                jvmOptions(context),
                home.workerMark(),
                platformOptions(id, generation),
                code.classPath(),
                workload.mainClass(context.name()),
                workload.arguments(id.toString())));
    }

    private List<String> platformOptions(WorkerId id, int generation) {
        List<String> options = new ArrayList<>(List.of(scratch.option(scratchOwner(id))));
        options.addAll(log(id, generation).toOptions());
        return options;
    }

    /** A worker of a master before this one may have had the same name, and may live. */
    private static String scratchOwner(WorkerId id) {
        return id + "-" + ProcessHandle.current().pid();
    }

    private List<String> jvmOptions(ContextPlan context) {
        List<String> options = new ArrayList<>(workload.jvmOptions());
        options.addAll(context.jvm());
        return options;
    }

    private LogSpec log(WorkerId id, int generation) {
        boolean hasPort = plan.context(id.context()).port().isPresent();
        return LogSpec.ofWorker(plan.settings(), id.worker(), id.incarnation(), generation, hasPort);
    }

    private Map<String, String> environment(WorkerId id) {
        Map<String, String> environment =
                new HashMap<>(plan.context(id.context()).env());
        environment.put(Protocol.NAME_VARIABLE, id.toString());
        environment.put(Protocol.TOKEN_VARIABLE, admission.issue(id.toString()));
        environment.put(Protocol.SOCKET_VARIABLE, home.workersSocket().toString());
        return environment;
    }

    private void onExit(WorkerId id, Fleet.Craft craft, int exitValue) {
        admission.revoke(id.toString());
        scratch.delete(scratchOwner(id));
        lastWords(craft).whenComplete((v, late) -> {
            events.accept(new Event.WorkerExited(id, status(craft, exitValue)));
        });
    }

    /** What the worker sent at its end comes before the news of its end; it also tells an exit code above 128 from a signal. */
    private static CompletableFuture<Void> lastWords(Fleet.Craft craft) {
        return craft.link()
                .map(link -> link.closed().copy().orTimeout(LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS))
                .orElse(CompletableFuture.completedFuture(null));
    }

    private static ExitStatus status(Fleet.Craft craft, int exitValue) {
        int signal = exitValue - SIGNAL_BASE;
        boolean bySignal = signal > 0
                && signal <= HIGHEST_SIGNAL
                && craft.announcedExitCode().stream().noneMatch(code -> code == exitValue);
        return bySignal ? ExitStatus.killedBy(signal) : ExitStatus.exited(exitValue);
    }

    private static long memoryBytes() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getTotalMemorySize();
    }

    /** Starts nothing any more, and kills what is still there: none, unless the master ends in a way that it should not. */
    void close() {
        starter.shutdownNow();
        try {
            if (!starter.awaitTermination(STARTING_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.warn("A worker is still being started");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        fleet.processes().forEach(Process::destroyForcibly);
    }
}
