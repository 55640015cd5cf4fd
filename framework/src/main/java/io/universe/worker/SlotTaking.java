package io.universe.worker;

import io.universe.cluster.session.ClusterSession;
import io.universe.control.WorkerSpec;
import io.universe.spi.Renaming;
import io.vertx.core.Future;
import java.util.List;
import java.util.ServiceLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way of a standby into a slot: first its name, then side by side whatever makes it reachable. Each step's time is logged. Taken once; safe from any thread. */
final class SlotTaking {

    private static final Logger LOG = LoggerFactory.getLogger(SlotTaking.class);

    private final WorkerVertx vertx;
    private final ClusterSession session;
    private final ContextService service;
    /** Looked up while there is time. */
    private final List<Renaming> renamings = ServiceLoader.load(Renaming.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList();

    SlotTaking(WorkerVertx vertx, ClusterSession session, ContextService service) {
        this.vertx = vertx;
        this.session = session;
        this.service = service;
    }

    /** Succeeds when the worker has the name that the spec gives it, and what it serves on. Nobody is told of it yet. */
    Future<Void> into(WorkerSpec spec) {
        Stopwatch watch = new Stopwatch(spec.life());
        String formerly = session.cluster().self().worker();
        session.become(Identity.of(spec));
        vertx.metrics().inSlot(spec.worker(), spec.life());
        renamings.forEach(renaming -> renaming.renamed(spec.life(), spec.generation()));
        LOG.info("worker={} has the slot of {}, so far {}", spec.life(), spec.worker(), formerly);
        Future<Void> socket = vertx.socket().onSuccess(v -> watch.took("socket"));
        Future<Void> registrations = session.publishRegistrations().onSuccess(v -> watch.took("registrations"));
        Future<Void> modules = service.takeSlot().onSuccess(v -> watch.took("modules"));
        return Future.all(socket, registrations, modules).mapEmpty();
    }

    /** Logs when what was done. */
    private record Stopwatch(String life, long startedNanos) {

        Stopwatch(String life) {
            this(life, System.nanoTime());
        }

        void took(String step) {
            LOG.info("worker={} slot step={} at={}ms", life, step, (System.nanoTime() - startedNanos) / 1_000_000);
        }
    }
}
