package io.universe.control;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a master tells a worker: orders, and news it knows first. */
public sealed interface MasterMessage {

    /** The message as it travels. */
    JsonObject toJson();

    /** The answer to a good hello: everything the worker needs to know. */
    record Assignment(WorkerSpec spec) implements MasterMessage {
        @Override
        public JsonObject toJson() {
            return Wire.message("assignment").put("spec", spec.toJson());
        }
    }

    /** The answer to a hello that is not accepted; the connection ends. */
    record Refused(String reason) implements MasterMessage {
        @Override
        public JsonObject toJson() {
            return Wire.message("refused").put("reason", reason);
        }
    }

    /** What the worker will have to show when it comes back, to this master or to the next one. */
    record Pass(String pass) implements MasterMessage {
        @Override
        public JsonObject toJson() {
            return Wire.message("pass").put("pass", pass);
        }

        /** Keeps the pass out of logs. */
        @Override
        public String toString() {
            return "Pass[]";
        }
    }

    /** The answer to a returning worker, or to one that offers its listening socket: it is taken back, or the descriptor may come. */
    record Welcome() implements MasterMessage {
        @Override
        public JsonObject toJson() {
            return Wire.message("welcome");
        }
    }

    /** The probe was answered: listen on the port. */
    record Serve() implements MasterMessage {
        @Override
        public JsonObject toJson() {
            return Wire.message("serve");
        }
    }

    /** The probe was answered: end the warm-up and wait for a slot. To a standby only. */
    record StandBy() implements MasterMessage {
        @Override
        public JsonObject toJson() {
            return Wire.message("stand-by");
        }
    }

    /** A slot has become free: take it, fetch the listening socket, serve. To a standby that waits, once. */
    record TakeSlot(Place.InSlot place) implements MasterMessage {
        @Override
        public JsonObject toJson() {
            return Wire.message("take-slot").mergeIn(place.toJson());
        }
    }

    /** Take no connections for a while, and finish what is in flight; answered by {@link WorkerMessage.Paused}. */
    record Pause() implements MasterMessage {
        @Override
        public JsonObject toJson() {
            return Wire.message("pause");
        }
    }

    /** Take connections again; answered by {@link WorkerMessage.Resumed}. */
    record Resume() implements MasterMessage {
        @Override
        public JsonObject toJson() {
            return Wire.message("resume");
        }
    }

    /**
     * Stop accepting, finish what is in flight within {@code timeout}, exit. With {@code emptyQueue} the worker is the last one that listens: no new connection is let into the queue, and what waits
     * there is accepted first. Otherwise it is left to the others.
     */
    record Drain(String reason, boolean emptyQueue, Duration timeout) implements MasterMessage {
        @Override
        public JsonObject toJson() {
            return Wire.message("drain")
                    .put("reason", reason)
                    .put("emptyQueue", emptyQueue)
                    .put("timeoutMillis", timeout.toMillis());
        }
    }

    /** The workers that were asked for will come; {@code target} is how many the context is to have now. */
    record Forked(long id, int target) implements MasterMessage {
        @Override
        public JsonObject toJson() {
            return Wire.message("forked").put("id", id).put("target", target);
        }
    }

    /** The workers that were asked for will not come. */
    record ForkRefused(long id, String reason) implements MasterMessage {
        @Override
        public JsonObject toJson() {
            return Wire.message("fork-refused").put("id", id).put("reason", reason);
        }
    }

    /**
     * Look into yourself, and leave what is found in the file, which is not there yet; answered by {@link WorkerMessage.InspectionBegun} at once and by {@link WorkerMessage.Inspected} at the end. A worker of an older
     * version does neither.
     *
     * @param file its absolute path, in a directory of the home that only its user can enter
     * @param what the inspection, as it travels, and under {@code worker} what the worker is called by whoever asks
     */
    record Inspect(long id, String file, JsonObject what) implements MasterMessage {
        @Override
        public JsonObject toJson() {
            return Wire.message("inspect").put("id", id).put("file", file).put("what", what);
        }
    }

    /** Nobody wants the inspection any more: end it, where it can be ended, and leave nothing behind. */
    record EndInspection(long id) implements MasterMessage {
        @Override
        public JsonObject toJson() {
            return Wire.message("end-inspection").put("id", id);
        }
    }

    /** The process behind a node has ended, as its parent saw. */
    record NodeLost(
            String uuid,
            String cause,
            @Nullable Integer exitCode,
            @Nullable String signal) implements MasterMessage {
        @Override
        public JsonObject toJson() {
            return Wire.message("node-lost")
                    .put("uuid", uuid)
                    .put("cause", cause)
                    .put("exitCode", exitCode)
                    .put("signal", signal);
        }
    }

    /** Every context has reached its number of workers. */
    record UniverseReady(JsonObject body) implements MasterMessage {
        @Override
        public JsonObject toJson() {
            return Wire.message("universe-ready").put("body", body);
        }
    }

    /** Reads a message; null where it is of a type that this version does not know. Throws DecodeException where it is malformed. */
    static @Nullable MasterMessage fromJson(JsonObject json) {
        return Wire.<@Nullable MasterMessage>read(json, MasterMessage::read);
    }

    private static @Nullable MasterMessage read(JsonObject json) {
        return switch (Wire.type(json)) {
            case "assignment" -> new Assignment(WorkerSpec.fromJson(Wire.object(json, "spec")));
            case "refused" -> new Refused(Wire.text(json, "reason"));
            case "pass" -> new Pass(Wire.text(json, "pass"));
            case "welcome" -> new Welcome();
            case "serve" -> new Serve();
            case "stand-by" -> new StandBy();
            case "take-slot" -> new TakeSlot(Place.InSlot.fromJson(json));
            case "pause" -> new Pause();
            case "resume" -> new Resume();
            case "drain" ->
                new Drain(
                        Wire.text(json, "reason"),
                        json.getBoolean("emptyQueue"),
                        Duration.ofMillis(json.getLong("timeoutMillis")));
            case "forked" -> new Forked(json.getLong("id"), json.getInteger("target"));
            case "fork-refused" -> new ForkRefused(json.getLong("id"), Wire.text(json, "reason"));
            case "inspect" -> new Inspect(json.getLong("id"), Wire.text(json, "file"), Wire.object(json, "what"));
            case "end-inspection" -> new EndInspection(json.getLong("id"));
            case "node-lost" ->
                new NodeLost(
                        Wire.text(json, "uuid"),
                        Wire.text(json, "cause"),
                        json.getInteger("exitCode"),
                        json.getString("signal"));
            case "universe-ready" -> new UniverseReady(Wire.object(json, "body"));
            default -> null;
        };
    }
}
