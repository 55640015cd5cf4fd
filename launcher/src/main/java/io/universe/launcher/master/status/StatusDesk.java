package io.universe.launcher.master.status;

import io.universe.cluster.Cluster;
import io.universe.cluster.Node;
import io.universe.launcher.config.Settings;
import io.universe.launcher.journal.Journal;
import io.universe.launcher.master.chronicle.Chronicle;
import io.universe.launcher.master.cluster.Doctor;
import io.universe.launcher.master.cluster.MasterCluster;
import io.universe.launcher.master.crew.Fleet;
import io.universe.launcher.master.dependencies.RunningLibraries;
import io.universe.launcher.master.ecv.EcvDesk;
import io.universe.launcher.master.inspections.Inspections;
import io.universe.launcher.master.metrics.Metrics;
import io.universe.launcher.master.ports.Ports;
import io.universe.launcher.master.probes.Probes;
import io.universe.launcher.master.reloads.ReloadView;
import io.universe.launcher.master.reloads.Reloads;
import io.universe.launcher.master.services.MasterServices;
import io.universe.launcher.master.wishes.HandingOver;
import io.universe.launcher.master.wishes.Wishes;
import io.universe.launcher.supervisor.SupervisorState;
import io.universe.operations.Author;
import io.universe.operations.Ecv;
import io.universe.operations.Inspected;
import io.universe.operations.Inspection;
import io.universe.operations.LogReader;
import io.universe.operations.Operations;
import io.universe.operations.Outcome;
import io.universe.operations.Probe;
import io.universe.operations.Wish;
import io.universe.spi.StatusReader;
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
public final class StatusDesk implements Operations {

    /** What the status is read from, and who answers the rest. */
    public record Sources(
            Settings settings,
            Supplier<@Nullable SupervisorState> state,
            Fleet fleet,
            Ports ports,
            Future<MasterCluster> cluster,
            MasterServices services,
            Journal journal,
            Chronicle chronicle,
            LogReader logs,
            Metrics metrics,
            RunningLibraries libraries,
            Doctor doctor,
            EcvDesk ecv,
            Probes probes,
            Inspections inspections) {}

    private final Sources sources;
    private final Wishes wishes;
    private final Reloads reloads;
    private final HandingOver handingOver;
    private final Clock clock = Clock.systemUTC();
    private final Instant startedAt = clock.instant();
    private volatile int monPort;

    /** Hands each kind of wish on to who pursues it; a stop begins with ECV. */
    public StatusDesk(Sources sources, Wishes wishes, Reloads reloads, HandingOver handingOver) {
        this.sources = sources;
        this.wishes = wishes;
        this.reloads = reloads;
        this.handingOver = handingOver;
    }

    /** The monitor listens here. */
    public void monPort(int port) {
        monPort = port;
    }

    @Override
    public JsonObject status() {
        SupervisorState now = sources.state().get();
        JsonObject document = now == null
                ? StatusDocument.beforeStart(surroundings())
                : StatusDocument.of(now, surroundings(), clock.instant(), System.nanoTime());
        return document.put("reload", reloads.view().map(ReloadView::toJson).orElse(null));
    }

    private StatusDocument.Surroundings surroundings() {
        return new StatusDocument.Surroundings(
                sources.settings().cluster().name(),
                sources.settings().home().root().toString(),
                master(),
                nodes(),
                sources.ports()::of,
                sources.fleet()::heartbeat,
                id -> sources.fleet().find(id).flatMap(Fleet.Craft::uuid),
                sources.ecv());
    }

    private JsonObject master() {
        JsonObject master = new JsonObject()
                .put("pid", ProcessHandle.current().pid())
                .put("uuid", self().map(Node::uuid).orElse(null))
                .put("host", Identity.host())
                .put("startedAt", startedAt.toString())
                .put("version", Identity.VERSION)
                .put("monPort", monPort);
        handingOver.needOfMaster().ifPresent(need -> master.put("needed", need));
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
        return Optional.ofNullable(sources.cluster().result())
                .map(joined -> joined.session().cluster());
    }

    @Override
    public Ecv ecv() {
        return sources.ecv();
    }

    @Override
    public Probe probe(Probe.Kind kind) {
        return sources.probes().ask(kind);
    }

    @Override
    public Optional<StatusReader> statusReader() {
        return sources.services().find(StatusReader.class);
    }

    @Override
    public List<String> journal() throws IOException {
        return sources.journal().kept();
    }

    @Override
    public Runnable follow(Consumer<String> listener) {
        return sources.journal().listen(listener);
    }

    @Override
    public LogReader logs() {
        return sources.logs();
    }

    @Override
    public String metrics() {
        return sources.metrics().text();
    }

    @Override
    public Optional<JsonObject> dependencies(Optional<String> context) {
        return sources.libraries().tell(context);
    }

    @Override
    public CompletableFuture<Optional<JsonObject>> doctor() {
        return sources.doctor().examine();
    }

    @Override
    public CompletableFuture<Optional<String>> restart() {
        return handingOver.wish();
    }

    @Override
    public void stop(String reason) {
        sources.ecv().stop(reason);
    }

    @Override
    public void onChange(Author author, String change) {
        sources.chronicle().onChange(author, change);
    }

    @Override
    public CompletableFuture<Outcome> wish(Wish wish, Outcome.Until until) {
        if (wish instanceof Wish.Mark mark) {
            return sources.ecv().mark(mark);
        }
        return wish instanceof Wish.Reload reload ? reloads.make(reload, until) : wishes.make(wish, until);
    }

    @Override
    public CompletableFuture<Inspected> inspect(String worker, Inspection what) {
        return sources.inspections().inspect(worker, what);
    }
}
