package io.universe.operations;

import io.universe.control.ContextNames;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.UUID;

/** What an operator wishes of a running universe. */
public sealed interface Wish {

    /** The wish as an answer names it: {@code {"wish":"pause","worker":"web-0"}}. */
    JsonObject toJson();

    /** That the worker, {@code web-0}, take no traffic for a while. */
    record Pause(String worker) implements Wish {
        @Override
        public JsonObject toJson() {
            return ofWorker("pause", worker);
        }
    }

    /** That the paused worker take traffic again. */
    record Resume(String worker) implements Wish {
        @Override
        public JsonObject toJson() {
            return ofWorker("resume", worker);
        }
    }

    /** That a fresh process take the worker's slot: successor first where it lives, at once where it has ended. */
    record Recycle(String worker, String reason) implements Wish {
        @Override
        public JsonObject toJson() {
            return ofWorker("recycle", worker);
        }
    }

    /** That the context have so many workers. */
    record Scale(String context, int target) implements Wish {
        @Override
        public JsonObject toJson() {
            return new JsonObject().put("wish", "scale").put("context", context).put("target", target);
        }
    }

    /** That there be a worker of the context that can be debugged, beside those that there are. */
    record Debug(String context) implements Wish {
        @Override
        public JsonObject toJson() {
            return new JsonObject().put("wish", "debug").put("context", context);
        }
    }

    /** That the worker, {@code web-0}, can be debugged where it is. */
    record DebugWorker(String worker) implements Wish {
        @Override
        public JsonObject toJson() {
            return ofWorker("debug", worker);
        }
    }

    /** That the debugging of the worker, {@code web-debug.1}, end, or of {@code web-0} in its slot, which another one takes then. */
    record FinishDebug(String worker) implements Wish {
        @Override
        public JsonObject toJson() {
            return ofWorker("finishDebug", worker);
        }
    }

    /**
     * That a context's workers run from the code and the configuration as they stand in the home now.
     *
     * @param id by which its outcome is found in the status
     * @param context its name, or {@code all}
     * @param rollback whether what was replaced goes back when a successor fails
     * @param environment what the workers' processes begin with; empty for that of the workers before them
     */
    record Reload(String id, String context, boolean rollback, Optional<Environment> environment) implements Wish {

        /** With roll-back, in the environment of before. */
        public static Reload of(String context) {
            return new Reload(UUID.randomUUID().toString(), context, true, Optional.empty());
        }

        /** Whether it is about every context. */
        public boolean isOfAll() {
            return context.equals(ContextNames.ALL);
        }

        /** Says nothing of the environment. */
        @Override
        public JsonObject toJson() {
            return new JsonObject()
                    .put("wish", "reload")
                    .put("context", context)
                    .put("id", id);
        }
    }

    /** That load balancers send traffic here, or none until they are told otherwise. */
    record Mark(boolean isUp, String reason) implements Wish {

        private static final int MOST_CHARS = 300;

        /** Makes one line of what may be any text. */
        public Mark {
            String line = reason.replaceAll("\\s+", " ").strip();
            reason = line.substring(0, Math.min(line.length(), MOST_CHARS));
        }

        @Override
        public JsonObject toJson() {
            return new JsonObject().put("wish", isUp ? "markUp" : "markDown").put("reason", reason);
        }
    }

    private static JsonObject ofWorker(String wish, String worker) {
        return new JsonObject().put("wish", wish).put("worker", worker);
    }
}
