package io.universe.status;

import io.universe.cluster.Node;
import io.universe.cluster.Role;
import io.universe.spi.StatusBoard;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;

/** The statuses of a process that is a universe of its own. */
final class LocalStatuses {

    private static final String CONTEXT = "local";

    private LocalStatuses() {}

    static Statuses create() {
        StatusBoard board = new StatusBoard();
        OsFigures.register(board);
        return of(board, Alarm.OF_THE_JVM);
    }

    static Statuses of(StatusBoard board, Alarm alarm) {
        OwnStatuses own = new OwnStatuses(board, new CallPlace(null), alarm);
        Node self = self();
        return new UniverseStatuses(own, new Survey(() -> self, own, new Nobody(), alarm));
    }

    private static Node self() {
        String uuid = UUID.randomUUID().toString();
        long pid = ProcessHandle.current().pid();
        return new Node(uuid, Role.SPAWN, CONTEXT, CONTEXT + "-0", 0, 1, 1, "localhost", pid, "");
    }

    /** There is no other node. */
    private record Nobody() implements Others {

        @Override
        public List<Node> nodes() {
            return List.of();
        }

        @Override
        public Future<JsonObject> ask(Node node, Question question) {
            throw new IllegalStateException("there is no other node");
        }
    }
}
