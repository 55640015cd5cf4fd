package io.universe.launcher.master;

import io.universe.cluster.Cluster;
import io.universe.cluster.Node;
import io.universe.launcher.config.Settings;
import io.universe.launcher.control.Operations;
import io.universe.launcher.journal.Journal;
import io.universe.launcher.supervisor.Event;
import io.universe.launcher.supervisor.SupervisorState;
import io.universe.launcher.supervisor.WorkerHandle;
import io.universe.worker.Identity;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where operators ask and wish: it reads the state of the moment from those who own it, and turns wishes into events. Safe from any thread. */
final class StatusDesk implements Operations {

    private final Settings settings;
    private final Supplier<@Nullable SupervisorState> state;
    private final Fleet fleet;
    private final Ports ports;
    private final Future<MasterCluster> cluster;
    private final Journal journal;
    private final HandingOver handingOver;
    private final Consumer<Event> events;
    /** Asked once: a name server may take its time. */
    private final String host = Identity.host();

    private final Clock clock = Clock.systemUTC();
    private final Instant startedAt = clock.instant();
    private volatile Readiness readiness = new Readiness(false, startedAt);
    private volatile int monPort;

    /** Whether the universe is ready, and since when that is so. */
    private record Readiness(boolean ready, Instant since) {}

    StatusDesk(
            Settings settings,
            Supplier<@Nullable SupervisorState> state,
            Fleet fleet,
            Ports ports,
            Future<MasterCluster> cluster,
            Journal journal,
            HandingOver handingOver,
            Consumer<Event> events) {
        this.settings = settings;
        this.state = state;
        this.fleet = fleet;
        this.ports = ports;
        this.cluster = cluster;
        this.journal = journal;
        this.handingOver = handingOver;
        this.events = events;
    }

    /** The monitor listens here. */
    void monPort(int port) {
        monPort = port;
    }

    /** To be called by the supervision thread after every change. */
    void onChange() {
        SupervisorState now = state.get();
        if (now != null && now.isReady() != readiness.ready()) {
            readiness = new Readiness(now.isReady(), clock.instant());
        }
    }

    @Override
    public JsonObject status() {
        SupervisorState now = state.get();
        return now == null
                ? StatusDocument.beforeStart(surroundings())
                : StatusDocument.of(now, surroundings(), clock.instant(), System.nanoTime());
    }

    private StatusDocument.Surroundings surroundings() {
        return new StatusDocument.Surroundings(
                settings.cluster().name(),
                settings.home().root().toString(),
                master(),
                nodes(),
                ports::of,
                id -> fleet.find(id).map(Fleet.Craft::heartbeat).orElseGet(JsonObject::new),
                id -> fleet.find(id).flatMap(Fleet.Craft::uuid),
                readiness.since());
    }

    private JsonObject master() {
        JsonObject master = new JsonObject()
                .put("pid", ProcessHandle.current().pid())
                .put("uuid", self().map(Node::uuid).orElse(null))
                .put("host", host)
                .put("startedAt", startedAt.toString())
                .put("version", Identity.VERSION)
                .put("monPort", monPort);
        handingOver.lastFailure().ifPresent(failure -> master.put("restartFailed", failure));
        return master;
    }

    private Optional<Node> self() {
        return joined().map(Cluster::self);
    }

    private List<Node> nodes() {
        List<Node> nodes = new ArrayList<>(self().stream().toList());
        joined().map(Cluster::nodes).ifPresent(nodes::addAll);
        return nodes;
    }

    private Optional<Cluster> joined() {
        return Optional.ofNullable(cluster.result())
                .map(joined -> joined.session().cluster());
    }

    @Override
    public List<String> journal() throws IOException {
        return journal.kept();
    }

    @Override
    public Runnable follow(Consumer<String> listener) {
        return journal.listen(listener);
    }

    @Override
    public CompletableFuture<Optional<String>> restart() {
        return handingOver.wish();
    }

    @Override
    public void stop(String reason) {
        events.accept(new Event.StopRequested(reason));
    }

    @Override
    public Retry recycle(String worker) {
        SupervisorState now = state.get();
        Optional<WorkerHandle> handle = now == null
                ? Optional.empty()
                : now.contexts().stream()
                        .flatMap(context -> context.workers().stream())
                        .filter(candidate -> candidate.workerId().worker().equals(worker))
                        .findFirst();
        if (handle.isEmpty()) {
            return Retry.UNKNOWN;
        }
        if (handle.get().isLive()) {
            return Retry.LIVES;
        }
        events.accept(new Event.RecycleRequested(worker));
        return Retry.ACCEPTED;
    }
}
