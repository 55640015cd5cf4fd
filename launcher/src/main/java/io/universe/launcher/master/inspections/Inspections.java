package io.universe.launcher.master.inspections;

import io.universe.control.DaemonThreads;
import io.universe.control.WorkerMessage;
import io.universe.launcher.config.OwnDirectory;
import io.universe.launcher.master.crew.Fleet;
import io.universe.launcher.process.FileTree;
import io.universe.launcher.process.WorkerLink;
import io.universe.launcher.supervisor.LifeId;
import io.universe.launcher.supervisor.SupervisorState;
import io.universe.operations.Durations;
import io.universe.operations.Inspected;
import io.universe.operations.Inspected.Why;
import io.universe.operations.Inspection;
import io.universe.operations.Inspection.Form;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The inspections of workers: one at a time for each, answered by the worker or by a deadline. What is under way is owned by the thread {@code inspections}; its methods may be called from any thread and never wait.
 */
public final class Inspections implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Inspections.class);

    /** A worker that works says within so long that it has begun, whatever else it does; only a stop of its whole JVM keeps it from that. */
    static final Duration TO_BEGIN = Duration.ofSeconds(10);

    /** Whoever gets a file opens it at once, and deletes its name; a monitor that hangs does neither. */
    static final Duration TO_OPEN = Duration.ofMinutes(1);

    private static final String LEAVING = "the master is on its way out";

    private final Supplier<@Nullable SupervisorState> state;
    private final Fleet fleet;
    private final Path directory;
    private final ScheduledExecutorService thread;
    /** Changed by the owner only. */
    private final Map<Long, Asked> underWay = new ConcurrentHashMap<>();
    /** Of those under way, the ones that have begun; changed by the owner only. */
    private final Set<Long> begun = ConcurrentHashMap.newKeySet();

    private long lastId;

    /** The thread is theirs to end. */
    Inspections(
            Supplier<@Nullable SupervisorState> state, Fleet fleet, Path directory, ScheduledExecutorService thread) {
        this.state = state;
        this.fleet = fleet;
        this.directory = directory;
        this.thread = thread;
    }

    /** With a thread of its own. Workers leave their files in the directory, which {@link #sweep} has made. */
    public static Inspections in(Path directory, Fleet fleet, Supplier<@Nullable SupervisorState> state) {
        return new Inspections(
                state, fleet, directory, Executors.newSingleThreadScheduledExecutor(new DaemonThreads("inspections")));
    }

    /** Makes the directory, for its user alone, and deletes what an earlier master has left there. */
    public static void sweep(Path directory) {
        OwnDirectory.create(directory);
        try (Stream<Path> left = Files.list(directory)) {
            for (Path file : left.toList()) {
                FileTree.delete(file);
            }
        } catch (IOException e) {
            LOG.warn("{} cannot be swept: {}", directory, e.toString());
        }
    }

    /** As {@link io.universe.operations.Operations#inspect}. */
    public CompletableFuture<Inspected> inspect(String worker, Inspection what) {
        CompletableFuture<Inspected> answer = new CompletableFuture<>();
        if (!enqueue(() -> begin(worker, what, answer))) {
            answer.complete(new Inspected.Not(Why.FAILED, LEAVING));
        }
        return answer;
    }

    private void begin(String worker, Inspection what, CompletableFuture<Inspected> answer) {
        Roll roll = new Roll(state.get());
        Optional<LifeId> found = roll.find(worker);
        if (found.isEmpty()) {
            answer.complete(new Inspected.Not(
                    Why.UNKNOWN,
                    "there is no worker \"%s\" that lives; there are: %s"
                            .formatted(worker, String.join(", ", roll.names()))));
            return;
        }
        fleet.find(found.get())
                .flatMap(Fleet.Craft::link)
                .filter(link -> !link.closed().isDone())
                .ifPresentOrElse(
                        link -> begin(asked(found.get(), what, link, answer)),
                        () -> answer.complete(new Inspected.Not(
                                Why.SILENT, found.get() + " has no control connection, over which it could be asked")));
    }

    private Asked asked(LifeId life, Inspection what, WorkerLink link, CompletableFuture<Inspected> answer) {
        long id = ++lastId;
        Form form = what.form();
        String suffix = form.isFile() ? form.suffix() : "none";
        Path file = directory.resolve(link.life() + "." + id + "." + suffix);
        return new Asked(id, life.toString(), what, link, file, answer);
    }

    private void begin(Asked asked) {
        Optional<Asked> other = inTheWayOf(asked);
        if (other.isPresent()) {
            asked.answer(Why.BUSY, refusal(asked, other.get()));
            return;
        }
        LOG.info("worker={} is inspected: {}", asked.name(), asked.what());
        underWay.put(asked.id(), asked);
        asked.order();
        after(TO_BEGIN, () -> onNotBegun(asked));
        after(TO_BEGIN.plus(asked.what().limit()), () -> onOver(asked));
        asked.link().closed().thenRun(() -> enqueue(() -> onGone(asked)));
        asked.answer().whenComplete((result, failure) -> {
            if (asked.answer().isCancelled()) {
                enqueue(() -> onGivenUp(asked));
            }
        });
    }

    /** Heap dumps share a disk, and each is told by what is free whether there is room. */
    private Optional<Asked> inTheWayOf(Asked asked) {
        boolean isHeap = asked.what() instanceof Inspection.Heap;
        return underWay.values().stream()
                .filter(other -> asked.isLook() && other.isLook())
                .filter(other ->
                        other.life().equals(asked.life()) || (isHeap && other.what() instanceof Inspection.Heap))
                .findFirst();
    }

    private String refusal(Asked asked, Asked other) {
        if (!other.life().equals(asked.life())) {
            return "a heap dump of %s is under way; there is one at a time, since they share a disk; ask again"
                    .formatted(other.name());
        }
        return begun.contains(other.id())
                ? "%s is being inspected already: %s is under way; ask again when it has ended"
                        .formatted(other.name(), other.what().kind().label())
                : "%s has not answered an earlier inspection yet: %s"
                        .formatted(other.name(), other.what().kind().label());
    }

    /** To be told of what workers say of inspections. */
    public void onMessage(WorkerLink link, WorkerMessage message) {
        if (message instanceof WorkerMessage.InspectionBegun said) {
            enqueue(() -> find(link, said.id()).ifPresent(this::onBegun));
        } else if (message instanceof WorkerMessage.Inspected said) {
            enqueue(() -> find(link, said.id()).ifPresent(asked -> onInspected(asked, said)));
        }
    }

    private Optional<Asked> find(WorkerLink link, long id) {
        return Optional.ofNullable(underWay.get(id))
                .filter(asked -> asked.life().equals(link.life()));
    }

    private void onBegun(Asked asked) {
        begun.add(asked.id());
    }

    private void onInspected(Asked asked, WorkerMessage.Inspected said) {
        forget(asked);
        if (said.end() != WorkerMessage.Inspected.End.DONE) {
            delete(asked.file());
        }
        asked.answer(said);
        after(TO_OPEN, () -> delete(asked.file()));
    }

    private void onNotBegun(Asked asked) {
        if (underWay.containsKey(asked.id())
                && !begun.contains(asked.id())
                && !asked.answer().isDone()) {
            asked.answer(
                    Why.SILENT,
                    "%s has not answered within %s: it hangs, or is too old to know what it was asked"
                            .formatted(asked.name(), Durations.shown(TO_BEGIN)));
            asked.end();
        }
    }

    private void onOver(Asked asked) {
        if (forget(asked)) {
            asked.answer(
                    Why.SILENT,
                    "%s has begun with %s, but has not come to the end within %s"
                            .formatted(
                                    asked.name(),
                                    asked.what().kind().label(),
                                    Durations.shown(asked.what().limit())));
            asked.end();
            delete(asked.file());
        }
    }

    private void onGone(Asked asked) {
        if (forget(asked)) {
            asked.answer(Why.FAILED, asked.name() + " has ended, or its connection broke, before it could answer");
            delete(asked.file());
        }
    }

    /** It is under way until the worker says that it has ended: until then nothing else can be. */
    private void onGivenUp(Asked asked) {
        if (underWay.containsKey(asked.id())) {
            asked.end();
        }
    }

    private boolean forget(Asked asked) {
        begun.remove(asked.id());
        return underWay.remove(asked.id()) != null;
    }

    /** Whether a worker can give no sign of life because of what it was asked. */
    public boolean isStandstill(LifeId id) {
        return fleet.find(id)
                .flatMap(Fleet.Craft::link)
                .filter(this::isStandstill)
                .isPresent();
    }

    private boolean isStandstill(WorkerLink link) {
        return underWay.values().stream()
                .anyMatch(asked -> begun.contains(asked.id())
                        && asked.what().kind().isStandstill()
                        && asked.life().equals(link.life()));
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} cannot be deleted: {}", file, e.toString());
        }
    }

    private void after(Duration time, Runnable step) {
        thread.schedule(guarded(step), time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private boolean enqueue(Runnable step) {
        try {
            thread.execute(guarded(step));
            return true;
        } catch (RejectedExecutionException e) {
            LOG.debug("the master ends, and with it what was under way");
            return false;
        }
    }

    private static Runnable guarded(Runnable step) {
        return () -> {
            try {
                step.run();
            } catch (RuntimeException e) {
                LOG.warn("an inspection went wrong", e);
            }
        };
    }

    /** Whoever waits is told; files go with the next sweep. Idempotent. */
    @Override
    public void close() {
        enqueue(() -> {
            List.copyOf(underWay.values()).forEach(asked -> asked.answer(Why.FAILED, LEAVING));
            thread.shutdownNow();
        });
    }
}
