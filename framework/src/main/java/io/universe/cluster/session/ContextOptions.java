package io.universe.cluster.session;

import io.vertx.core.json.JsonObject;
import java.util.TreeSet;

/** What the configuration holds under {@code contexts.NAME.options}, for every context that there is. Immutable, and safe from any thread. Passwords may stand in it, which its text leaves out. */
public final class ContextOptions {

    /** There is no context. */
    public static final ContextOptions NONE = new ContextOptions(new JsonObject());

    private final JsonObject byName;

    /** An object for each context, an empty one where nothing is configured. */
    public ContextOptions(JsonObject byName) {
        this.byName = byName.copy();
    }

    /** Those of one context, each time a copy. Throws IllegalArgumentException that names the contexts there are. */
    public JsonObject of(String context) {
        JsonObject found = byName.getJsonObject(context);
        if (found == null) {
            throw new IllegalArgumentException("there is no context %s; there are: %s"
                    .formatted(context, String.join(", ", new TreeSet<>(byName.fieldNames()))));
        }
        return found.copy();
    }

    @Override
    public String toString() {
        return "ContextOptions" + new TreeSet<>(byName.fieldNames());
    }
}
