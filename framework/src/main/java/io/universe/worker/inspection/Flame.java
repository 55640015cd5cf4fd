package io.universe.worker.inspection;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;

/**
 * What a process has computed, as a flame graph shows it. Pure.
 *
 * @param cut how many samples are shown without their innermost calls, since there were too many calls
 * @param root what all calls are in
 */
record Flame(long cut, Call root) {

    /**
     * How often it was met, with those that it has called, the heaviest first.
     *
     * @param samples its own, and those of what it has called
     */
    record Call(String name, long samples, List<Call> inner) {

        private long own() {
            return samples - inner.stream().mapToLong(Call::samples).sum();
        }

        private JsonObject toJson() {
            JsonObject json = new JsonObject().put("name", name).put("value", samples);
            return inner.isEmpty()
                    ? json
                    : json.put(
                            "children",
                            new JsonArray(inner.stream().map(Call::toJson).toList()));
        }

        private void collapse(String outer, StringBuilder lines) {
            for (Call call : inner) {
                String stack = outer + call.name().replaceAll("[;\\p{Cntrl}]", "_");
                if (call.own() > 0) {
                    lines.append(stack).append(' ').append(call.own()).append('\n');
                }
                call.collapse(stack + ";", lines);
            }
        }
    }

    /** The form of flame graphs in JSON, with what there is to say about it. */
    JsonObject toJson(String worker, Duration length) {
        return new JsonObject()
                .put("worker", worker)
                .put("seconds", length.toSeconds())
                .put("samples", root.samples())
                .put("cut", cut)
                .put("root", root.toJson());
    }

    /** A line for each stack, {@code a;b;c 12}: the outermost call first, and how often it was met. */
    String collapsed() {
        StringBuilder lines = new StringBuilder();
        root.collapse("", lines);
        if (root.own() > 0) {
            lines.append("(cut) ").append(root.own()).append('\n');
        }
        return lines.toString();
    }
}
