package io.universe.launcher.master.reports;

import io.universe.control.MasterMessage;
import io.universe.control.WorkerMessage;
import io.universe.launcher.master.chronicle.Chronicle;
import io.universe.launcher.master.cluster.CheckNews;
import io.universe.launcher.master.crew.Fleet;
import io.universe.launcher.process.WorkerGateway;
import io.universe.launcher.process.WorkerLink;
import io.universe.launcher.supervisor.DebugId;
import io.universe.launcher.supervisor.Event;
import io.universe.launcher.supervisor.LifeId;
import io.universe.launcher.supervisor.StandbyId;
import io.universe.launcher.supervisor.WorkerId;
import io.vertx.core.Future;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What workers say, turned into events for the supervisor; and the answers that need no decision: the assignment, and the order to serve, or to stand by, when the probe was answered. */
final class Reports implements WorkerGateway.Listener {

    /** How it is found out whether a worker that has warmed up answers. */
    @FunctionalInterface
    interface Probe {

        /** Succeeds with the first good answer; {@code isWanted} says whether to go on asking. */
        Future<Void> ask(WorkerMessage.Warmed worker, BooleanSupplier isWanted);
    }

    private static final Logger LOG = LoggerFactory.getLogger(Reports.class);

    private final Fleet fleet;
    private final Outfit outfit;
    private final Probe probe;
    private final Chronicle chronicle;
    private final CheckNews checks;
    private final Consumer<Event> events;
    private final Forks forks;
    private final BiConsumer<WorkerLink, WorkerMessage> inspections;
    private final Consumer<DebugId> debugged;

    /** Who is told what workers say: the supervisor; who was not let in; what they have found on the event bus; what they say of inspections; who can be debugged. */
    record Listeners(
            Posting posting,
            Chronicle chronicle,
            CheckNews checks,
            BiConsumer<WorkerLink, WorkerMessage> inspections,
            Consumer<DebugId> debugged) {}

    /** Keeps in the fleet what workers say of themselves; the rest goes to the listeners, on the event loop of {@code workers.sock}. */
    Reports(Fleet fleet, Outfit outfit, Probe probe, Listeners listeners) {
        this.fleet = fleet;
        this.outfit = outfit;
        this.probe = probe;
        this.chronicle = listeners.chronicle();
        this.checks = listeners.checks();
        this.events = event -> listeners.posting().post(event, decision -> {});
        this.forks = new Forks(listeners.posting());
        this.inspections = listeners.inspections();
        this.debugged = listeners.debugged();
    }

    @Override
    public void onHello(WorkerLink link) {
        fleet.find(link.life()).ifPresent(craft -> {
            craft.hasLink(link);
            outfit.assign(craft, link);
        });
    }

    @Override
    public void onMessage(WorkerLink link, WorkerMessage message) {
        fleet.find(link.life()).ifPresent(craft -> onMessage(craft, link, message));
    }

    private void onMessage(Fleet.Craft craft, WorkerLink link, WorkerMessage message) {
        LifeId id = craft.id();
        if (message instanceof WorkerMessage.Warming warming) {
            craft.isNode(warming.uuid());
            events.accept(new Event.WorkerWarming(id));
        } else if (message instanceof WorkerMessage.Warmed warmed) {
            probe(craft, link, warmed);
        } else if (message instanceof WorkerMessage.Beat beat) {
            craft.beats(beat.figures());
            events.accept(new Event.HeartbeatSeen(id, Figures.of(beat.figures())));
        } else if (message instanceof WorkerMessage.BusRepaired found) {
            checks.onReport(id.toString(), found.report());
        } else if (message instanceof WorkerMessage.Exiting exiting) {
            craft.saysExit(exiting.code(), exiting.reason());
        } else if (message instanceof WorkerMessage.InspectionBegun || message instanceof WorkerMessage.Inspected) {
            inspections.accept(link, message);
        } else if (id instanceof WorkerId worker) {
            onMessage(worker, craft, link, message);
        } else if (message instanceof WorkerMessage.StandbyReady && id instanceof StandbyId standby) {
            events.accept(new Event.StandbyReady(standby));
        } else if (message instanceof WorkerMessage.Ready ready && id instanceof DebugId debug) {
            craft.listensOn(ready.port());
            debugged.accept(debug);
            fleet.ready().ifPresent(link::send);
        }
    }

    /** What only a worker with a slot has to say. */
    private void onMessage(WorkerId id, Fleet.Craft craft, WorkerLink link, WorkerMessage message) {
        if (message instanceof WorkerMessage.Ready ready) {
            craft.listensOn(ready.port());
            events.accept(new Event.WorkerReady(id, ready.uuid()));
            fleet.ready().ifPresent(link::send);
        } else if (message instanceof WorkerMessage.RecycleWanted wanted) {
            events.accept(new Event.RecycleWanted(id, wanted.reason()));
        } else if (message instanceof WorkerMessage.ForkWanted wanted) {
            forks.ask(id, wanted, link);
        } else {
            onTraffic(id, craft, message);
        }
    }

    /** What it says of the connections that it takes. */
    private void onTraffic(WorkerId id, Fleet.Craft craft, WorkerMessage message) {
        if (message instanceof WorkerMessage.Paused) {
            events.accept(new Event.Paused(id));
        } else if (message instanceof WorkerMessage.Resumed) {
            craft.takesConnections(true);
            events.accept(new Event.Resumed(id));
        } else if (message instanceof WorkerMessage.AcceptingStopped) {
            events.accept(new Event.AcceptingStopped(id));
        }
    }

    private void probe(Fleet.Craft craft, WorkerLink link, WorkerMessage.Warmed warmed) {
        craft.speaksTls(warmed.secure());
        MasterMessage next =
                craft.startedAs() instanceof StandbyId ? new MasterMessage.StandBy() : new MasterMessage.Serve();
        if (warmed.port() == 0) {
            link.send(next);
            return;
        }
        probe.ask(warmed, () -> !link.closed().isDone())
                .onSuccess(v -> link.send(next))
                .onFailure(cause -> LOG.warn("worker={} was not probed to the end: {}", craft.id(), cause.toString()));
    }

    @Override
    public CompletableFuture<Integer> descriptorFor(String life) {
        return fleet.find(life)
                .map(outfit::descriptorFor)
                .orElseGet(() -> CompletableFuture.failedFuture(new IllegalStateException("its process has ended")));
    }

    @Override
    public void onRefused(String life, String reason) {
        chronicle.onRefused(life, reason);
    }
}
