package io.universe.launcher.control;

import io.vertx.core.json.JsonObject;

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

    private static JsonObject ofWorker(String wish, String worker) {
        return new JsonObject().put("wish", wish).put("worker", worker);
    }
}
