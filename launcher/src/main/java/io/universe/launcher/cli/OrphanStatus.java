package io.universe.launcher.cli;

import io.universe.cluster.Role;
import io.universe.launcher.cli.ProcessTable.Orphan;
import io.universe.launcher.config.Home;
import io.universe.launcher.supervisor.LifeId;
import io.universe.launcher.supervisor.StandbyId;
import io.universe.launcher.supervisor.WorkerId;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The status of a universe whose master is dead, in the form of the master's own: as far as the process list tells. What nobody can tell is null. Pure. */
final class OrphanStatus {

    private static final double MILLIS_PER_SECOND = 1_000.0;

    /** A worker that is listed, by the name that it was started with: a standby that lives without a master has taken a slot since. */
    private record Listed(LifeId id, Orphan orphan) {

        boolean hasNoSlot() {
            return !(id instanceof WorkerId);
        }

        String group() {
            return hasNoSlot() ? id instanceof StandbyId ? "standbys" : "debugged" : "workers";
        }
    }

    private OrphanStatus() {}

    /** The document; empty where none of them is a worker. */
    static Optional<JsonObject> of(Home home, List<Orphan> orphans, Instant now) {
        Map<String, List<Listed>> contexts = orphans.stream()
                .flatMap(orphan -> listed(orphan).stream())
                .sorted(Comparator.comparing(Listed::hasNoSlot)
                        .thenComparingInt(listed -> listed.id instanceof WorkerId worker ? worker.slot() : 0))
                .collect(Collectors.groupingBy(listed -> listed.id.context(), TreeMap::new, Collectors.toList()));
        return contexts.isEmpty() ? Optional.empty() : Optional.of(document(home, contexts, now));
    }

    private static Optional<Listed> listed(Orphan orphan) {
        try {
            return Optional.of(new Listed(LifeId.parse(orphan.life()), orphan));
        } catch (IllegalArgumentException e) { // the description of an application
            return Optional.empty();
        }
    }

    private static JsonObject document(Home home, Map<String, List<Listed>> contexts, Instant now) {
        JsonArray shown = new JsonArray();
        contexts.forEach((name, workers) -> shown.add(context(name, workers, now)));
        return new JsonObject()
                .putNull("universe")
                .put("home", home.root().toString())
                .put("master", master())
                .put("ready", false)
                .put("stopping", false)
                .put("orphaned", true)
                .put("contexts", shown)
                .put("nodes", new JsonArray())
                .put("ecv", new JsonObject().put("state", "DOWN").putNull("since"))
                .put("deathQueue", new JsonArray());
    }

    private static JsonObject master() {
        JsonObject master = new JsonObject();
        List.of("pid", "uuid", "host", "startedAt", "version", "monPort").forEach(master::putNull);
        return master;
    }

    private static JsonObject context(String name, List<Listed> workers, Instant now) {
        return new JsonObject()
                .put("name", name)
                .putNull("target")
                .putNull("port")
                .put("generation", generation(workers))
                .put("state", "orphaned")
                .put("reason", "the master is dead")
                .put("workers", lives(workers, "workers", now))
                .put("standbys", lives(workers, "standbys", now))
                .put("debugged", lives(workers, "debugged", now));
    }

    private static JsonArray lives(List<Listed> workers, String group, Instant now) {
        return new JsonArray(workers.stream()
                .filter(worker -> worker.group().equals(group))
                .map(worker -> life(worker, now))
                .toList());
    }

    private static int generation(List<Listed> workers) {
        return workers.stream()
                .mapToInt(worker -> worker.orphan.generation())
                .max()
                .orElse(0);
    }

    private static JsonObject life(Listed worker, Instant now) {
        Optional<Instant> startedAt = worker.orphan.startedAt();
        return name(worker.id)
                .put("generation", worker.orphan.generation())
                .put("pid", worker.orphan.process().pid())
                .putNull("uuid")
                .putNull("stage")
                .put("since", startedAt.map(Instant::toString).orElse(null))
                .put(
                        "uptimeSeconds",
                        startedAt
                                .map(start -> Duration.between(start, now).toMillis() / MILLIS_PER_SECOND)
                                .orElse(0.0))
                .put("heartbeat", new JsonObject())
                .put("reason", "orphaned");
    }

    private static JsonObject name(LifeId id) {
        return id instanceof WorkerId worker
                ? new JsonObject()
                        .put("name", worker.worker())
                        .put("role", worker.role().name())
                        .put("slot", worker.slot())
                        .put("incarnation", worker.incarnation())
                : new JsonObject()
                        .put("name", id.toString())
                        .put("role", roleWithoutSlot(id).name());
    }

    private static Role roleWithoutSlot(LifeId id) {
        return id instanceof StandbyId ? Role.STANDBY : Role.DEBUGGED;
    }

    /** The same for a person. */
    static String text(JsonObject status) {
        Columns columns = new Columns("WORKER", "ROLE", "PID", "GENERATION");
        status.getJsonArray("contexts").stream()
                .map(JsonObject.class::cast)
                .flatMap(context -> Stream.of("workers", "standbys", "debugged").map(context::getJsonArray))
                .flatMap(JsonArray::stream)
                .map(JsonObject.class::cast)
                .forEach(worker -> columns.row(
                        worker.containsKey("incarnation")
                                ? worker.getString("name") + "." + worker.getInteger("incarnation")
                                : worker.getString("name"),
                        worker.getString("role"),
                        worker.getLong("pid"),
                        worker.getInteger("generation")));
        return "the master is dead; its workers live on in " + status.getString("home")
                + ": start takes them over, stop ends them\n\n" + columns.text();
    }
}
