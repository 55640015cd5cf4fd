package io.universe.launcher.master.reports;

import io.universe.control.WorkerMessage;
import io.universe.launcher.master.chronicle.Chronicle;
import io.universe.launcher.master.cluster.CheckNews;
import io.universe.launcher.master.cluster.MasterCluster;
import io.universe.launcher.master.crew.Fleet;
import io.universe.launcher.master.generations.Generations;
import io.universe.launcher.master.ports.Ports;
import io.universe.launcher.process.WorkerGateway;
import io.universe.launcher.process.WorkerLink;
import io.universe.launcher.supervisor.DebugId;
import io.universe.launcher.supervisor.Event;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The conversation of a master with its workers, from their hello, or their return, to their last words. Built by one thread; what is said comes on the event loop of {@code workers.sock}. */
public final class Conversation implements AutoCloseable {

    /**
     * What it is about.
     *
     * @param fleet keeps what workers say of themselves
     * @param cluster what workers are to join, once the master has
     * @param chronicle is told who was not let in
     * @param checks are told what workers have found on the event bus
     * @param inspections are told what workers say of them
     * @param debugged is told of a worker that serves and can be debugged
     */
    public record Partners(
            Fleet fleet,
            Generations generations,
            Ports ports,
            Future<MasterCluster> cluster,
            Chronicle chronicle,
            CheckNews checks,
            BiConsumer<WorkerLink, WorkerMessage> inspections,
            Consumer<DebugId> debugged) {}

    private final LinkWatch watch;
    private final WorkerGateway.Listener listener;

    /** What the supervisor has to know is posted; workers that have warmed up are probed with a client of this Vert.x, which closes with it. */
    public Conversation(Partners partners, Vertx vertx, Posting posting) {
        Consumer<Event> events = event -> posting.post(event, decision -> {});
        int cores = Runtime.getRuntime().availableProcessors();
        Outfit outfit = new Outfit(partners.generations(), cores, partners.ports(), partners.cluster());
        Reports.Listeners listeners = new Reports.Listeners(
                posting, partners.chronicle(), partners.checks(), partners.inspections(), partners.debugged());
        Reports reports = new Reports(partners.fleet(), outfit, new Prober(vertx)::probe, listeners);
        this.watch = new LinkWatch(events);
        this.listener = new Comebacks(reports, partners.fleet(), partners.ports(), watch, events);
    }

    /** Who is to hear what comes in at the socket for workers. Never blocks. */
    public WorkerGateway.Listener listener() {
        return listener;
    }

    /** What looks after connections that have ended; those of workers that were taken over are for whoever takes them over to put under it. */
    public LinkWatch watch() {
        return watch;
    }

    /** Watches no connection any more. Idempotent. */
    @Override
    public void close() {
        watch.close();
    }
}
