package io.universe.launcher.master.status;

import io.universe.cluster.Node;
import io.universe.cluster.Role;
import io.universe.launcher.supervisor.ContextState;
import io.universe.launcher.supervisor.DebugPlace;
import io.universe.launcher.supervisor.DebugPorts;
import io.universe.launcher.supervisor.Debugging;
import io.universe.launcher.supervisor.LifeId;
import io.universe.launcher.supervisor.Renewal.Queued;
import io.universe.launcher.supervisor.Renewal.Replacement;
import io.universe.launcher.supervisor.Stage;
import io.universe.launcher.supervisor.SupervisorState;
import io.universe.launcher.supervisor.WorkerHandle;
import io.universe.launcher.supervisor.WorkerId;
import io.universe.operations.Ecv;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;

/** The document that {@code status --json} and {@code GET /status.json} give: DESIGN's contract with scripts. Pure. */
final class StatusDocument {

    private static final double NANOS_PER_SECOND = 1e9;

    /**
     * What the document tells beside the supervisor's state.
     *
     * @param master the object under {@code master}
     * @param nodes every node of the cluster, this one among them
     * @param port the real port of a context, empty where it has none
     * @param heartbeat the last figures of a worker, empty where there are none
     * @param ecv what load balancers are told
     */
    record Surroundings(
            String universe,
            String home,
            JsonObject master,
            List<Node> nodes,
            Function<String, OptionalInt> port,
            Function<LifeId, JsonObject> heartbeat,
            Function<LifeId, Optional<String>> uuid,
            Ecv ecv) {}

    private final Surroundings surroundings;
    private final Instant now;
    private final long nowNanos;

    private StatusDocument(Surroundings surroundings, Instant now, long nowNanos) {
        this.surroundings = surroundings;
        this.now = now;
        this.nowNanos = nowNanos;
    }

    /** The document at a moment, given by both clocks. */
    static JsonObject of(SupervisorState state, Surroundings surroundings, Instant now, long nowNanos) {
        return new StatusDocument(surroundings, now, nowNanos).render(state);
    }

    /** The document while nothing is supervised yet. */
    static JsonObject beforeStart(Surroundings surroundings) {
        return render(surroundings, false, false, new JsonArray(), new JsonArray());
    }

    private JsonObject render(SupervisorState state) {
        return render(
                surroundings,
                state.isReady(),
                state.isStopping(),
                array(state.contexts(), this::context),
                array(state.deathQueue(), queued -> queued(state, queued)));
    }

    private static JsonObject render(
            Surroundings surroundings, boolean ready, boolean stopping, JsonArray contexts, JsonArray deathQueue) {
        return new JsonObject()
                .put("universe", surroundings.universe())
                .put("home", surroundings.home())
                .put("master", surroundings.master())
                .put("ready", ready)
                .put("stopping", stopping)
                .put("contexts", contexts)
                .put("nodes", array(surroundings.nodes(), StatusDocument::node))
                .put("ecv", ecv(surroundings.ecv()))
                .put("deathQueue", deathQueue);
    }

    private static JsonObject ecv(Ecv ecv) {
        JsonObject json = new JsonObject().put("state", "OFF").putNull("since");
        ecv.sign()
                .ifPresent(sign -> json.put("state", sign.state())
                        .put("since", sign.since().toString())
                        .put("by", sign.by().label())
                        .put("reason", sign.reason()));
        Ecv.Paths paths = ecv.paths();
        return json.put(
                "paths",
                new JsonObject()
                        .put("root", paths.root())
                        .put("markUp", paths.markUp())
                        .put("markDown", paths.markDown()));
    }

    private JsonObject queued(SupervisorState state, Queued queued) {
        Optional<Replacement> replacement =
                state.replacement().filter(current -> current.worker().equals(queued.worker()));
        OptionalLong nextNanos = queued.retry().notBeforeNanos();
        boolean isPutOff = nextNanos.isPresent() && nextNanos.getAsLong() - nowNanos > 0;
        return new JsonObject()
                .put("worker", queued.worker().worker())
                .put("incarnation", queued.worker().incarnation())
                .put("reason", queued.reason())
                .put("since", moment(queued.sinceNanos()))
                .put("state", replacement.isPresent() ? "replacing" : isPutOff ? "put-off" : "waiting")
                .put("failures", queued.retry().failures())
                .put("nextAttempt", isPutOff ? moment(nextNanos.getAsLong()) : null)
                .put(
                        "successor",
                        replacement
                                .map(current -> current.successor().toString())
                                .orElse(null));
    }

    private JsonObject context(ContextState context) {
        OptionalInt port = surroundings.port().apply(context.name());
        return new JsonObject()
                .put("name", context.name())
                .put("target", context.spec().target())
                .put("port", port.isPresent() ? port.getAsInt() : null)
                .put("generation", context.generation())
                .put("state", context.condition().label())
                .put("reason", context.remark().orElse(null))
                .put("workers", array(context.workers(), this::worker))
                .put("standbys", array(context.standbys().handles(), this::standby))
                .put(
                        "debugged",
                        array(
                                context.debugPlace().worker().stream().toList(),
                                worker -> debugged(worker, context.debugPlace())))
                .put("successors", array(context.successors(), this::worker))
                .put("leaving", array(context.leaving(), this::worker));
    }

    private JsonObject worker(WorkerHandle worker) {
        WorkerId id = worker.workerId();
        JsonObject place = new JsonObject()
                .put("name", id.worker())
                .put("role", id.role().name())
                .put("slot", id.slot())
                .put("incarnation", id.incarnation());
        JsonObject shown = life(place, worker);
        worker.debugging()
                .flatMap(Debugging::ports)
                .ifPresent(ports -> shown.mergeIn(reached(
                        id.worker(),
                        ports,
                        worker.debugging().orElseThrow().untilNanos().orElseThrow())));
        return shown;
    }

    private JsonObject reached(String name, DebugPorts ports, long untilNanos) {
        return new JsonObject().put("until", moment(untilNanos)).mergeIn(DebugDocument.of(name, ports));
    }

    private JsonObject standby(WorkerHandle standby) {
        JsonObject place = new JsonObject().put("name", standby.id().toString()).put("role", Role.STANDBY.name());
        return life(place, standby);
    }

    private JsonObject debugged(WorkerHandle worker, DebugPlace place) {
        String name = worker.id().toString();
        JsonObject shown = life(new JsonObject().put("name", name).put("role", Role.DEBUGGED.name()), worker);
        if (worker.stage() == Stage.DEBUGGED && place.ports().isPresent()) {
            shown.mergeIn(
                    reached(name, place.ports().get(), worker.deadlineNanos().orElseThrow()));
        }
        return shown;
    }

    private JsonObject life(JsonObject place, WorkerHandle worker) {
        LifeId id = worker.id();
        return place.put("generation", worker.generation())
                .put("pid", worker.pid().isPresent() ? worker.pid().getAsLong() : null)
                .put("uuid", surroundings.uuid().apply(id).orElse(null))
                .put("stage", worker.stage().name())
                .put("since", moment(worker.sinceNanos()))
                .put("uptimeSeconds", worker.isLive() ? (nowNanos - worker.spawnedAtNanos()) / NANOS_PER_SECOND : 0.0)
                .put("heartbeat", surroundings.heartbeat().apply(id))
                .put("reason", worker.reason());
    }

    private static JsonObject node(Node node) {
        return new JsonObject()
                .put("uuid", node.uuid())
                .put("role", node.role().name())
                .put("host", node.host())
                .put("pid", node.pid());
    }

    private String moment(long nanos) {
        return now.minus(Duration.ofNanos(nowNanos - nanos)).toString();
    }

    private static <T> JsonArray array(List<T> things, Function<T, JsonObject> render) {
        return new JsonArray(things.stream().map(render).toList());
    }
}
