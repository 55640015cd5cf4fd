package io.universe.launcher.master.examination;

import io.universe.control.DaemonThreads;
import io.universe.launcher.master.crew.Crew;
import io.universe.launcher.master.crew.Fleet;
import io.universe.launcher.process.ProcessSight;
import io.universe.launcher.supervisor.Diagnosis;
import io.universe.launcher.supervisor.Event;
import io.universe.launcher.supervisor.LifeId;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out why a worker is silent, and keeps what it finds beside the worker's logs. It looks twice with a moment between, on a thread
 * of its own that waits for nobody; who is stopped is not asked for its threads, which it could not tell.
 */
public final class Examiner implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Examiner.class);
    /** Between the two looks; a JVM that can write a dump of its threads has done so by then. */
    private static final long MOMENT_MILLIS = 1_000;

    private static final String DUMP_BEGINS = "Full thread dump";

    /**
     * By which it examines.
     *
     * @param sight shows the process of this id
     * @param dumpThreads has a worker dump its threads to its output; waits for nobody
     * @param isInspected whether it stands still because an operator has it looked into
     * @param log the directory of the logs
     */
    public record Means(
            LongFunction<ProcessSight> sight,
            Consumer<LifeId> dumpThreads,
            Predicate<LifeId> isInspected,
            Path log,
            Clock clock) {}

    private final Fleet fleet;
    private final Means means;
    private final ScheduledExecutorService thread;
    private final Consumer<Event> events;

    /** The thread is the examiner's to end; the events go to who wants to know. */
    public Examiner(Fleet fleet, Means means, ScheduledExecutorService thread, Consumer<Event> events) {
        this.fleet = fleet;
        this.means = means;
        this.thread = thread;
        this.events = events;
    }

    /** With a thread of its own, which looks at real processes. */
    public static Examiner of(Fleet fleet, Crew crew, Predicate<LifeId> isInspected, Path log, Consumer<Event> events) {
        return new Examiner(
                fleet,
                new Means(ProcessSight::of, crew::dumpThreads, isInspected, log, Clock.systemUTC()),
                Executors.newSingleThreadScheduledExecutor(new DaemonThreads("examiner")),
                events);
    }

    /** Begins to look at the worker; Examined tells what was found. */
    public void examine(LifeId id) {
        run(id, 0, () -> fleet.find(id).ifPresentOrElse(craft -> look(id, craft), () -> events.accept(gone(id))));
    }

    private static Event gone(LifeId id) {
        return new Event.Examined(id, Diagnosis.UNKNOWN, Map.of("process", "unknown"));
    }

    private void look(LifeId id, Fleet.Craft craft) {
        ProcessSight first = sight(craft);
        boolean canAnswer = isAlive(craft)
                && first.process()
                        .filter(process -> process.isStopped() || process.isEnded())
                        .isEmpty();
        if (!canAnswer) {
            conclude(id, craft, first, first, Symptoms.ThreadDump.NOT_ASKED);
            return;
        }
        if (means.isInspected().test(id)) {
            LOG.info("worker={} is silent since an operator has it inspected", id);
            events.accept(new Event.Examined(id, Diagnosis.INSPECTED, Map.of("process", "inspected")));
            return;
        }
        long written = sizeOf(outputOf(id));
        means.dumpThreads().accept(id);
        run(id, MOMENT_MILLIS, () -> conclude(id, craft, first, sight(craft), dumpSince(id, written)));
    }

    private void conclude(
            LifeId id, Fleet.Craft craft, ProcessSight first, ProcessSight last, Symptoms.ThreadDump threads) {
        boolean isLinked = craft.link().filter(link -> !link.closed().isDone()).isPresent();
        Symptoms symptoms = new Symptoms(isAlive(craft), first, last, isLinked, craft.heartbeat(), threads);
        Map<String, String> evidence = new HashMap<>(symptoms.evidence());
        keep(id, symptoms, evidence);
        events.accept(new Event.Examined(id, symptoms.diagnosis(), evidence));
    }

    /** One file for each incarnation, which goes with its logs. A disk that is full costs the file, not the finding. */
    private void keep(LifeId id, Symptoms symptoms, Map<String, String> evidence) {
        Path file = means.log().resolve(id + ".silent.json");
        JsonObject found = new JsonObject()
                .put("at", means.clock().instant().toString())
                .put("worker", id.toString())
                .mergeIn(symptoms.toJson());
        try {
            Files.writeString(file, found.encodePrettily() + "\n");
            evidence.put("saved", String.valueOf(file.getFileName()));
        } catch (IOException e) {
            LOG.warn("worker={} what was found cannot be kept in {}: {}", id, file, e.toString());
        }
    }

    private static boolean isAlive(Fleet.Craft craft) {
        return craft.process().filter(Process::isAlive).isPresent();
    }

    private ProcessSight sight(Fleet.Craft craft) {
        return craft.process()
                .map(process -> means.sight().apply(process.pid()))
                .orElseGet(() -> new ProcessSight(Optional.empty(), List.of()));
    }

    private Path outputOf(LifeId id) {
        return means.log().resolve(id + ".out");
    }

    private static long sizeOf(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }

    private Symptoms.ThreadDump dumpSince(LifeId id, long offset) {
        try (var output = Files.newInputStream(outputOf(id))) {
            output.skipNBytes(offset);
            String said = new String(output.readNBytes(1 << 16), StandardCharsets.UTF_8);
            return said.contains(DUMP_BEGINS) ? Symptoms.ThreadDump.WRITTEN : Symptoms.ThreadDump.NO_ANSWER;
        } catch (IOException e) {
            return Symptoms.ThreadDump.NO_ANSWER;
        }
    }

    /** Whatever goes wrong is told: the supervisor would wait for nothing. */
    private void run(LifeId id, long delayMillis, Runnable step) {
        try {
            thread.schedule(() -> guarded(id, step), delayMillis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("worker={} is not examined: the master ends", id);
        }
    }

    private void guarded(LifeId id, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.warn("worker={} cannot be examined", id, e);
            events.accept(new Event.Examined(id, Diagnosis.UNKNOWN, Map.of("examination", e.toString())));
        }
    }

    /** Ends the thread; nothing is found any more. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
