package io.universe.operations;

import io.vertx.core.json.JsonObject;

/**
 * Who changes something, and from where: for the journal.
 *
 * @param who {@code operator}, or {@code signal TERM}
 * @param from an address and port, {@code control.sock pid=4711 uid=1000}, or {@code operating system}
 */
public record Author(String who, String from) {

    /** Whoever may change things over HTTP. */
    public static Author operator(String from) {
        return new Author("operator", from);
    }

    /** Whoever sent the signal of this name, which nobody tells. */
    public static Author signal(String name) {
        return new Author("signal " + name, "operating system");
    }

    /** As the journal has it. */
    public JsonObject toJson() {
        return new JsonObject().put("who", who).put("from", from);
    }
}
