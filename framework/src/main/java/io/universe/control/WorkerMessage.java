package io.universe.control;

import io.vertx.core.json.JsonObject;
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
            case "warming" -> new Warming(Wire.text(json, "uuid"));
            case "warmed" -> new Warmed(json.getInteger("port"), json.getBoolean("secure"));
            case "ready" -> new Ready(Wire.text(json, "uuid"), json.getInteger("port"));
            case "accepting-stopped" -> new AcceptingStopped();
            case "paused" -> new Paused();
            case "resumed" -> new Resumed();
            case "beat" -> new Beat(Wire.object(json, "figures"));
            case "recycle-wanted" -> new RecycleWanted(Wire.text(json, "reason"));
            case "exiting" -> new Exiting(json.getInteger("code"), Wire.text(json, "reason"));
            default -> null;
        };
    }
}
