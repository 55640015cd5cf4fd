package io.universe.control;

import io.universe.cluster.registrations.CheckReport;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a worker tells its master: facts about itself. */
public sealed interface WorkerMessage {

    /** The message as it travels. */
    JsonObject toJson();

    /** The first message on a control connection; anything else, or another token, ends it. */
    record Hello(int protocol, String token, String worker, long pid) implements WorkerMessage {
        @Override
        public JsonObject toJson() {
            return Wire.message("hello")
                    .put("protocol", protocol)
                    .put("token", token)
                    .put("worker", worker)
                    .put("pid", pid);
        }

        /** Keeps the token out of logs. */
        @Override
        public String toString() {
            return "Hello[" + worker + " pid=" + pid + " protocol=" + protocol + "]";
        }
    }

    /** The only message on a connection for descriptors: asks for the listening socket of the worker's context. */
    record Fetch(int protocol, String token, String worker) implements WorkerMessage {
        @Override
        public JsonObject toJson() {
            return Wire.message("fetch")
                    .put("protocol", protocol)
                    .put("token", token)
                    .put("worker", worker);
        }

        /** Keeps the token out of logs. */
        @Override
        public String toString() {
            return "Fetch[" + worker + " protocol=" + protocol + "]";
        }
    }

    /**
     * The first message on a control connection of a worker that has served under another master, or whose connection broke. It says again what it has said before.
     *
     * @param pass what the master before gave it, by which this one knows its own kind
     * @param stage READY, or another stage in which a worker can be without a master
     * @param uuid its node id
     * @param port the one it listens on, 0 without one
     * @param acceptingStopped whether it has closed its copy of the listening socket because it drains
     * @param address where members of the cluster reach it
     * @param knowsReady whether it was told that the universe is ready
     * @param holdsSocket whether it will hand a listening socket back
     */
    record Returning(
            int protocol,
            String worker,
            String pass,
            String stage,
            String uuid,
            int port,
            boolean acceptingStopped,
            String address,
            boolean knowsReady,
            boolean holdsSocket)
            implements WorkerMessage {
        @Override
        public JsonObject toJson() {
            return Wire.message("returning")
                    .put("protocol", protocol)
                    .put("worker", worker)
                    .put("pass", pass)
                    .put("stage", stage)
                    .put("uuid", uuid)
                    .put("port", port)
                    .put("acceptingStopped", acceptingStopped)
                    .put("address", address)
                    .put("knowsReady", knowsReady)
                    .put("holdsSocket", holdsSocket);
        }

        /** Keeps the pass out of logs. */
        @Override
        public String toString() {
            return "Returning[" + worker + " " + stage + " protocol=" + protocol + "]";
        }
    }

    /** The only message on a connection on which a worker hands its copy of the listening socket back: one line is answered, then the descriptor comes. */
    record Offer(int protocol, String worker, String pass) implements WorkerMessage {
        @Override
        public JsonObject toJson() {
            return Wire.message("offer")
                    .put("protocol", protocol)
                    .put("worker", worker)
                    .put("pass", pass);
        }

        /** Keeps the pass out of logs. */
        @Override
        public String toString() {
            return "Offer[" + worker + " protocol=" + protocol + "]";
        }
    }

    /** Backends are open, modules deployed, routes mounted: the warm-up begins. */
    record Warming(String uuid) implements WorkerMessage {
        @Override
        public JsonObject toJson() {
            return Wire.message("warming").put("uuid", uuid);
        }
    }

    /** The warm-up is over. {@code port} is where the master may probe, on loopback; 0 in a context without a port. */
    record Warmed(int port, boolean secure) implements WorkerMessage {
        @Override
        public JsonObject toJson() {
            return Wire.message("warmed").put("port", port).put("secure", secure);
        }
    }

    /** The standby's warm-up has ended; it waits for a slot. */
    record StandbyReady() implements WorkerMessage {
        @Override
        public JsonObject toJson() {
            return Wire.message("standby-ready");
        }
    }

    /** The worker takes traffic. {@code port} is the one it listens on. */
    record Ready(String uuid, int port) implements WorkerMessage {
        @Override
        public JsonObject toJson() {
            return Wire.message("ready").put("uuid", uuid).put("port", port);
        }
    }

    /** A draining worker has closed its copy of the listening socket. */
    record AcceptingStopped() implements WorkerMessage {
        @Override
        public JsonObject toJson() {
            return Wire.message("accepting-stopped");
        }
    }

    /** The worker takes no connections for a while, as it was told to; what is in flight may not be finished yet. */
    record Paused() implements WorkerMessage {
        @Override
        public JsonObject toJson() {
            return Wire.message("paused");
        }
    }

    /** The worker takes connections again. */
    record Resumed() implements WorkerMessage {
        @Override
        public JsonObject toJson() {
            return Wire.message("resumed");
        }
    }

    /** A periodic sign of life, with figures of the process and its traffic by name. */
    record Beat(JsonObject figures) implements WorkerMessage {
        @Override
        public JsonObject toJson() {
            return Wire.message("beat").put("figures", figures);
        }
    }

    /** The application wants the worker recycled, for this reason. */
    record RecycleWanted(String reason) implements WorkerMessage {
        private static final int MOST_CHARS = 300;
        private static final String UNSAID = "shouldRecycle";

        /** Makes one line of what may be any text; it becomes the reason of stages, in journal and logs. */
        public RecycleWanted {
            String line = reason.strip().replaceAll("[\\p{Cntrl}\\s]+", " ");
            String said = line.isEmpty() ? UNSAID : line;
            reason = said.length() <= MOST_CHARS ? said : said.substring(0, MOST_CHARS) + "…";
        }

        @Override
        public JsonObject toJson() {
            return Wire.message("recycle-wanted").put("reason", reason);
        }
    }

    /** The application wants so many more workers of this one's context; answered by {@link MasterMessage.Forked} or {@link MasterMessage.ForkRefused} with the same id. */
    record ForkWanted(long id, int count) implements WorkerMessage {
        @Override
        public JsonObject toJson() {
            return Wire.message("fork-wanted").put("id", id).put("count", count);
        }
    }

    /** A check of the worker's registrations on the event bus has found something, and repaired what could be. */
    record BusRepaired(CheckReport report) implements WorkerMessage {
        private static final int MOST_FINDINGS = 100;
        private static final int MOST_CHARS = 300;

        /** All that a check has found, in as many messages as it takes: each is sure to be short enough. */
        public static List<BusRepaired> of(CheckReport report) {
            return report.parts(MOST_FINDINGS, MOST_CHARS).stream()
                    .map(BusRepaired::new)
                    .toList();
        }

        @Override
        public JsonObject toJson() {
            return Wire.message("bus-repaired").put("report", report.toJson());
        }
    }

    /** The worker looks into itself, as it was told to; so a busy worker is told from one that hangs. */
    record InspectionBegun(long id) implements WorkerMessage {
        @Override
        public JsonObject toJson() {
            return Wire.message("inspection-begun").put("id", id);
        }
    }

    /**
     * What an inspection has come to.
     *
     * @param end how it has ended
     * @param reason why, where it was not done; empty where it was
     * @param told what is to be said of it; empty where everything is in the file, and where it was not done
     */
    record Inspected(long id, End end, String reason, JsonObject told) implements WorkerMessage {
        private static final int MOST_CHARS = 4_000;

        /** How inspections end. */
        public enum End {
            /** With what was asked for. */
            DONE,
            /** Not begun: another one is under way. */
            BUSY,
            /** Not begun: this JVM cannot do that. */
            UNABLE,
            /** Not begun: the disk has no room for it. */
            NO_ROOM,
            /** It went wrong. */
            FAILED
        }

        /** Shortens the reason, which may quote anything, to what is sure to be taken. */
        public Inspected {
            reason = reason.length() <= MOST_CHARS ? reason : reason.substring(0, MOST_CHARS) + "…";
        }

        @Override
        public JsonObject toJson() {
            return Wire.message("inspected")
                    .put("id", id)
                    .put("end", end.name())
                    .put("reason", reason)
                    .put("told", told);
        }
    }

    /** The worker is about to exit, with this code and for this reason; so a code is told from a signal. */
    record Exiting(int code, String reason) implements WorkerMessage {
        private static final int MOST_CHARS = 4_000;

        /** Shortens the reason, which may quote anything, to what is sure to be taken. */
        public Exiting {
            reason = reason.length() <= MOST_CHARS ? reason : reason.substring(0, MOST_CHARS) + "…";
        }

        @Override
        public JsonObject toJson() {
            return Wire.message("exiting").put("code", code).put("reason", reason);
        }
    }

    /** Reads a message; null where it is of a type that this version does not know. Throws DecodeException where it is malformed. */
    static @Nullable WorkerMessage fromJson(JsonObject json) {
        return Wire.<@Nullable WorkerMessage>read(json, WorkerMessage::read);
    }

    private static @Nullable WorkerMessage read(JsonObject json) {
        return switch (Wire.type(json)) {
            case "hello" ->
                new Hello(
                        json.getInteger("protocol"),
                        Wire.text(json, "token"),
                        Wire.text(json, "worker"),
                        json.getLong("pid"));
            case "fetch" -> new Fetch(json.getInteger("protocol"), Wire.text(json, "token"), Wire.text(json, "worker"));
            case "returning" -> returning(json);
            case "offer" -> new Offer(json.getInteger("protocol"), Wire.text(json, "worker"), Wire.text(json, "pass"));
            case "warming" -> new Warming(Wire.text(json, "uuid"));
            case "warmed" -> new Warmed(json.getInteger("port"), json.getBoolean("secure"));
            case "standby-ready" -> new StandbyReady();
            case "ready" -> new Ready(Wire.text(json, "uuid"), json.getInteger("port"));
            case "accepting-stopped" -> new AcceptingStopped();
            case "paused" -> new Paused();
            case "resumed" -> new Resumed();
            case "beat" -> new Beat(Wire.object(json, "figures"));
            case "recycle-wanted" -> new RecycleWanted(Wire.text(json, "reason"));
            case "fork-wanted" -> new ForkWanted(json.getLong("id"), json.getInteger("count"));
            case "bus-repaired" -> new BusRepaired(CheckReport.fromJson(Wire.object(json, "report")));
            case "inspection-begun" -> new InspectionBegun(json.getLong("id"));
            case "inspected" ->
                new Inspected(
                        json.getLong("id"),
                        Inspected.End.valueOf(Wire.text(json, "end")),
                        Wire.text(json, "reason"),
                        Wire.object(json, "told"));
            case "exiting" -> new Exiting(json.getInteger("code"), Wire.text(json, "reason"));
            default -> null;
        };
    }

    private static Returning returning(JsonObject json) {
        return new Returning(
                json.getInteger("protocol"),
                Wire.text(json, "worker"),
                Wire.text(json, "pass"),
                Wire.text(json, "stage"),
                Wire.text(json, "uuid"),
                json.getInteger("port"),
                json.getBoolean("acceptingStopped"),
                Wire.text(json, "address"),
                json.getBoolean("knowsReady"),
                json.getBoolean("holdsSocket"));
    }
}
