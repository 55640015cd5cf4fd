package io.universe.cluster.emitter;

import io.universe.cluster.Node;
import io.universe.cluster.Role;

/** Nodes as a universe would have them. */
final class Crew {

    static final Node MASTER = master("one");
    static final Node WEB_0 = worker("web", 0);
    static final Node WEB_1 = worker("web", 1);
    static final Node ENGINE_0 = worker("engine", 0);

    private Crew() {}

    static Node master(String host) {
        return new Node("uuid-master-" + host, Role.MASTER, "master", "master", 0, 1, 1, host, 10, "0");
    }

    static Node worker(String context, int slot) {
        return worker(context, slot, 1, "one", 100L * context.length() + slot);
    }

    static Node worker(String context, int slot, int incarnation, String host, long pid) {
        String name = context + "-" + slot;
        String uuid = "uuid-%s.%d-%s".formatted(name, incarnation, host);
        return new Node(uuid, slot == 0 ? Role.SPAWN : Role.FORK, context, name, slot, incarnation, 1, host, pid, "0");
    }

    static Node standby(String context) {
        return new Node("uuid-standby", Role.STANDBY, context, context + "-standby", -1, 1, 1, "one", 999, "0");
    }
}
