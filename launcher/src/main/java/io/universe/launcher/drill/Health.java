package io.universe.launcher.drill;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How a universe is doing, read from its status document. A pure view. */
public record Health(JsonObject status) {

    private static final String READY = "READY";

    /** Whether every context has as many workers that serve as it is to have. */
    public boolean isAtFullStrength() {
        return objects(status, "contexts").allMatch(context -> missing(context).isEmpty());
    }

    /** Whether besides nothing is under way: nobody comes, nobody leaves, nobody waits. */
    public boolean isSettled() {
        return isAtFullStrength()
                && objects(status, "contexts").allMatch(Health::isAtRest)
                && status.getJsonArray("deathQueue", new JsonArray()).isEmpty();
    }

    private static boolean isAtRest(JsonObject context) {
        boolean isSteady = List.of("steady", "finished").contains(context.getString("state", "steady"));
        return isSteady
                && (isFinished(context) || objects(context, "workers").count() == targetOf(context))
                && objects(context, "standbys").allMatch(standby -> "STANDBY".equals(standby.getString("stage")));
    }

    /** What full strength lacks, in words; empty where it lacks nothing. */
    public Optional<String> missing() {
        String all = objects(status, "contexts")
                .flatMap(context -> missing(context).stream())
                .collect(Collectors.joining(", "));
        return all.isEmpty() ? Optional.empty() : Optional.of(all);
    }

    private static Optional<String> missing(JsonObject context) {
        long ready = objects(context, "workers").filter(Health::isReady).count();
        return isFinished(context) || ready >= targetOf(context)
                ? Optional.empty()
                : Optional.of(
                        "%s has %d of %d workers ready".formatted(context.getString("name"), ready, targetOf(context)));
    }

    private static boolean isFinished(JsonObject context) {
        return "finished".equals(context.getString("state"));
    }

    private static int targetOf(JsonObject context) {
        return (int) number(context, "target");
    }

    private static boolean isReady(JsonObject worker) {
        return READY.equals(worker.getString("stage"));
    }

    /** Contexts that have given up, or whose phased restart has, and why. */
    public Optional<String> trouble() {
        return objects(status, "contexts")
                .filter(context -> List.of("errored", "frozen").contains(context.getString("state")))
                .map(context -> "%s is %s: %s"
                        .formatted(
                                context.getString("name"),
                                context.getString("state"),
                                context.getString("reason", "?")))
                .findFirst();
    }

    /** The names of contexts, in their order. */
    public List<String> contexts() {
        return objects(status, "contexts")
                .map(context -> context.getString("name"))
                .toList();
    }

    /** The first context that listens; empty where none does. */
    public Optional<String> firstWithPort() {
        return objects(status, "contexts")
                .filter(context -> context.getInteger("port") != null)
                .map(context -> context.getString("name"))
                .findFirst();
    }

    /** The port of a context; empty where it has none, or there is no such context. */
    public OptionalInt port(String context) {
        return context(context).map(found -> found.getInteger("port")).stream()
                .mapToInt(Integer::intValue)
                .findFirst();
    }

    /** How many workers a context is to have. */
    public int target(String context) {
        return context(context).map(Health::targetOf).orElse(0);
    }

    /** Which generation of a context is wanted. */
    public int generation(String context) {
        return context(context).map(found -> (int) number(found, "generation")).orElse(0);
    }

    /** The workers of a context that serve, by slot. */
    public List<Life> ready(String context) {
        return lives(context).filter(life -> life.stage().equals(READY)).toList();
    }

    /** Who is in a slot and serves; empty where nobody does. */
    public Optional<Life> ready(String context, String worker) {
        return ready(context).stream()
                .filter(life -> life.worker().equals(worker))
                .findFirst();
    }

    /** The stage of a process life; empty where it is gone. */
    public Optional<String> stage(Life life) {
        return lives(life.context()).filter(life::isSame).map(Life::stage).findFirst();
    }

    private Stream<Life> lives(String context) {
        return context(context).stream()
                .flatMap(found -> objects(found, "workers"))
                .map(worker -> Life.of(context, worker));
    }

    private Optional<JsonObject> context(String name) {
        return objects(status, "contexts")
                .filter(context -> name.equals(context.getString("name")))
                .findFirst();
    }

    /** The process id of the master; 0 where the document does not say. */
    public long masterPid() {
        return number(master(), "pid");
    }

    /** What is null, such as the process id of a worker that is only about to be started, is 0. */
    private static long number(JsonObject object, String key) {
        return object.getValue(key) instanceof Number number ? number.longValue() : 0;
    }

    /** Why something would be lost if there were no master for a moment; empty where nothing would. */
    public Optional<String> needOfMaster() {
        return Optional.ofNullable(master().getString("needed"));
    }

    /** Why the master could not be replaced; empty where that was not tried, or has not failed. */
    public Optional<String> restartFailure() {
        return Optional.ofNullable(master().getString("restartFailed")).filter(why -> !why.isEmpty());
    }

    /** Why a phased restart that was not yet known before has come to nothing; empty where there is none, or it has not. */
    public Optional<String> reloadFailure(Health before) {
        JsonObject reload = object("reload");
        boolean isNew =
                !reload.getString("id", "").equals(before.object("reload").getString("id", ""));
        boolean isFailed = List.of("frozen", "refused", "unfit").contains(reload.getString("state", ""));
        return isNew && isFailed
                ? Optional.of("the phased restart is %s: %s"
                        .formatted(reload.getString("state"), reload.getJsonArray("reasons", new JsonArray())))
                : Optional.empty();
    }

    private JsonObject master() {
        return object("master");
    }

    private JsonObject object(String key) {
        return status.getValue(key) instanceof JsonObject object ? object : new JsonObject();
    }

    private static Stream<JsonObject> objects(JsonObject object, String key) {
        JsonArray array = object.getJsonArray(key, new JsonArray());
        return IntStream.range(0, array.size()).mapToObj(array::getJsonObject);
    }

    /**
     * A process life as the status tells of it.
     *
     * @param worker the worker, {@code web-0}
     */
    public record Life(String context, String worker, int incarnation, long pid, String stage) {

        static Life of(String context, JsonObject worker) {
            return new Life(
                    context,
                    worker.getString("name"),
                    (int) number(worker, "incarnation"),
                    number(worker, "pid"),
                    worker.getString("stage", ""));
        }

        boolean isSame(Life other) {
            return worker.equals(other.worker) && incarnation == other.incarnation;
        }

        /** {@code web-0.3}. */
        public String shown() {
            return worker + "." + incarnation;
        }
    }
}
