package io.universe.launcher.master.reports;

import io.universe.control.MasterMessage;
import io.universe.launcher.master.cluster.MasterCluster;
import io.universe.launcher.master.crew.Fleet;
import io.universe.launcher.master.generations.Generations;
import io.universe.launcher.master.generations.Plan;
import io.universe.launcher.master.ports.Ports;
import io.universe.launcher.process.WorkerLink;
import io.universe.launcher.supervisor.LifeId;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What a worker is given to begin with: its assignment, once there is a cluster to join, and the listening socket of its context. Safe from any thread. */
final class Outfit {

    private final Generations generations;
    private final int cores;
    private final Ports ports;
    private final Future<MasterCluster> cluster;

    /** For workers of these generations, on a machine with so many cores. */
    Outfit(Generations generations, int cores, Ports ports, Future<MasterCluster> cluster) {
        this.generations = generations;
        this.cores = cores;
        this.ports = ports;
        this.cluster = cluster;
    }

    /** Sends the worker its assignment, now or when the cluster is joined. */
    void assign(Fleet.Craft craft, WorkerLink link) {
        cluster.onSuccess(joined -> link.send(assignment(craft, joined.address())));
    }

    private MasterMessage assignment(Fleet.Craft craft, String address) {
        LifeId id = craft.startedAs();
        int port = ports.of(id.context()).orElse(0);
        Plan plan = generations.of(craft.generation()).plan();
        Assignments assignments = new Assignments(plan, ports.mode(), cores);
        return new MasterMessage.Assignment(assignments.of(id, craft.generation(), port, List.of(address)));
    }

    /** The descriptor of the listening socket for the context of this process, as soon as it has a slot; fails where there is none. */
    CompletableFuture<Integer> descriptorFor(Fleet.Craft craft) {
        return craft.placed().thenApply(id -> ports.descriptor(id.context()));
    }
}
