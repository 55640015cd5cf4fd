package io.universe.launcher.master;

import io.universe.control.MasterMessage;
import io.universe.launcher.process.WorkerLink;
import io.universe.launcher.supervisor.LifeId;
import io.universe.launcher.supervisor.WorkerId;
import io.vertx.core.Future;
import java.util.List;

/** What a worker is given to begin with: its assignment, once there is a cluster to join, and the listening socket of its context. Safe from any thread. */
final class Outfit {

    private final Assignments assignments;
    private final Ports ports;
    private final Future<MasterCluster> cluster;

    Outfit(Assignments assignments, Ports ports, Future<MasterCluster> cluster) {
        this.assignments = assignments;
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
        return new MasterMessage.Assignment(assignments.of(id, craft.generation(), port, List.of(address)));
    }

    /** The descriptor of the listening socket for the context of this process. Throws IllegalArgumentException where there is none, and for a standby, which gets it with its slot. */
    int descriptorFor(Fleet.Craft craft) {
        if (craft.id() instanceof WorkerId id) {
            return ports.descriptor(id.context());
        }
        throw new IllegalArgumentException(craft.id() + " has no slot, so no listening socket is handed to it");
    }
}
