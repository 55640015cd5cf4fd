package io.universe.control;

import io.universe.spi.ClusterSpec;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;

/**
 * What one worker is to be, as the master decided it. The worker reads no configuration of its own.
 *
 * @param context the name of its context
 * @param place its slot, or that it is a standby, or debugged
 * @param listen how it gets at the port
 * @param cluster the member it becomes
 * @param tunables figures that the operator may set
 * @param options what the application finds under {@code contexts.NAME.options}
 * @param contexts what the configuration holds under {@code contexts.NAME.options}, by name, for every context that there is
 * @param backends what the application finds under {@code backends}, by name
 * @param platform what the parts of the platform find
 */
public record WorkerSpec(
        String context,
        Place place,
        int generation,
        Listen listen,
        ClusterSpec cluster,
        Tunables tunables,
        JsonObject options,
        JsonObject contexts,
        JsonObject backends,
        PlatformSettings platform) {

    /** How often it checks where a master of an older version does not say. */
    private static final long CHECK_MILLIS = 30_000;

    /** How a worker gets at the port of its context. */
    public enum Mode {
        /** There is no port. */
        NONE,
        /** The master hands its listening socket over. */
        INHERIT,
        /** The worker listens on any free port of loopback, and the master forwards connections to it; not to one that is debugged. */
        PROXY
    }

    /** The port of a worker: how it is reached, its number, the literal address it stands for, and where the warm-up listens (0: any). */
    public record Listen(Mode mode, String host, int port, int warmUpPort) {

        /** For workers without a port. */
        public static final Listen NONE = new Listen(Mode.NONE, "127.0.0.1", 0, 0);
    }

    /**
     * Figures that the operator may set.
     *
     * @param eventLoops on how many event loops the HTTP server runs
     * @param orphanTimeout how long a worker serves on without a master; zero: it drains at once
     * @param webSocketGrace how long a draining worker leaves WebSockets to the application before it closes them with 1001
     * @param idleGrace how long a draining worker waits for the next request of a kept-alive connection, to answer it with {@code Connection: close}
     * @param accessLog whether a line is written for every request
     * @param locality which consumers nearby are preferred at which addresses of the event bus, such as {@code sky.*=host}
     * @param checkInterval how often its registrations on the event bus are checked; zero: never
     */
    public record Tunables(
            int eventLoops,
            Duration heartbeatInterval,
            Duration stopTimeout,
            Duration orphanTimeout,
            Duration webSocketGrace,
            Duration idleGrace,
            boolean accessLog,
            List<String> locality,
            Duration checkInterval) {

        /** Copies the rules. */
        public Tunables {
            locality = List.copyOf(locality);
        }
    }

    /** The name of the slot, such as {@code web-0}; of a standby {@code web-standby}, of a debugged worker {@code web-debug}. */
    public String worker() {
        return place.worker(context);
    }

    /** The name of the process life, such as {@code web-0.3}. */
    public String life() {
        return worker() + "." + place.number();
    }

    /** Whether it is to wait for a slot. */
    public boolean isStandby() {
        return place instanceof Place.Waiting;
    }

    /** Whether it is for who debugs it. */
    public boolean isDebugged() {
        return place instanceof Place.Debugged;
    }

    /** The same worker in the slot that it takes. */
    public WorkerSpec in(Place.InSlot slot) {
        return new WorkerSpec(
                context, slot, generation, listen, cluster, tunables, options, contexts, backends, platform);
    }

    /** Keeps options and backends out of logs: passwords stand there. */
    @Override
    public String toString() {
        return "WorkerSpec[" + life() + " role=" + place.role() + " generation=" + generation + "]";
    }

    JsonObject toJson() {
        return place.toJson()
                .put("context", context)
                .put("generation", generation)
                .put("listen", listenJson())
                .put("cluster", clusterJson())
                .put("tunables", tunablesJson())
                .put("options", options)
                .put("contexts", contexts)
                .put("backends", backends)
                .put("platform", platform.toJson());
    }

    static WorkerSpec fromJson(JsonObject json) {
        return new WorkerSpec(
                Wire.text(json, "context"),
                Place.fromJson(json),
                json.getInteger("generation"),
                listen(Wire.object(json, "listen")),
                cluster(Wire.object(json, "cluster")),
                tunables(Wire.object(json, "tunables")),
                Wire.object(json, "options"),
                contexts(json),
                Wire.object(json, "backends"),
                platform(json));
    }

    private static PlatformSettings platform(JsonObject json) {
        return json.containsKey("platform")
                ? PlatformSettings.fromJson(Wire.object(json, "platform"))
                : PlatformSettings.unsaid();
    }

    /** A master of an older version knows but the worker's own. */
    private static JsonObject contexts(JsonObject json) {
        JsonObject known = json.getJsonObject("contexts");
        return known == null ? new JsonObject().put(Wire.text(json, "context"), Wire.object(json, "options")) : known;
    }

    private JsonObject listenJson() {
        return new JsonObject()
                .put("mode", listen.mode.name())
                .put("host", listen.host)
                .put("port", listen.port)
                .put("warmUpPort", listen.warmUpPort);
    }

    private static Listen listen(JsonObject json) {
        return new Listen(
                Mode.valueOf(Wire.text(json, "mode")),
                Wire.text(json, "host"),
                json.getInteger("port"),
                json.getInteger("warmUpPort"));
    }

    private JsonObject clusterJson() {
        return new JsonObject()
                .put("name", cluster.name())
                .put("host", cluster.host())
                .put("join", new JsonArray(List.copyOf(cluster.join())))
                .put("holdsData", cluster.holdsData());
    }

    private static ClusterSpec cluster(JsonObject json) {
        return new ClusterSpec(
                Wire.text(json, "name"),
                Wire.text(json, "host"),
                json.getJsonArray("join").stream().map(String.class::cast).toList(),
                json.getBoolean("holdsData"));
    }

    private JsonObject tunablesJson() {
        return new JsonObject()
                .put("eventLoops", tunables.eventLoops)
                .put("heartbeatMillis", tunables.heartbeatInterval.toMillis())
                .put("stopMillis", tunables.stopTimeout.toMillis())
                .put("orphanMillis", tunables.orphanTimeout.toMillis())
                .put("webSocketMillis", tunables.webSocketGrace.toMillis())
                .put("idleMillis", tunables.idleGrace.toMillis())
                .put("accessLog", tunables.accessLog)
                .put("locality", new JsonArray(tunables.locality))
                .put("checkMillis", tunables.checkInterval.toMillis());
    }

    private static Tunables tunables(JsonObject json) {
        return new Tunables(
                json.getInteger("eventLoops"),
                Duration.ofMillis(json.getLong("heartbeatMillis")),
                Duration.ofMillis(json.getLong("stopMillis")),
                Duration.ofMillis(json.getLong("orphanMillis")),
                Duration.ofMillis(json.getLong("webSocketMillis")),
                Duration.ofMillis(json.getLong("idleMillis")),
                json.getBoolean("accessLog"),
                json.getJsonArray("locality", new JsonArray()).stream()
                        .map(String.class::cast)
                        .toList(),
                Duration.ofMillis(json.getLong("checkMillis", CHECK_MILLIS)));
    }
}
