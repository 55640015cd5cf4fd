package io.universe.cluster.registrations;

import io.vertx.core.json.JsonObject;

/**
 * Something about one registration that is not as it should be.
 *
 * @param node whose registration it is; of an outdated route, the node that routes by it
 * @param number tells registrations of one node at one address apart
 */
public record Finding(Kind kind, String address, String node, long number) {

    /** What is wrong, and thereby what helps. */
    public enum Kind {
        /** A node listens, and the cluster does not know: it is registered again. */
        MISSING,
        /** The cluster knows a registration that its node does not: it is removed. */
        STALE,
        /** The cluster knows a registration of a node that is no member: it is removed. */
        DEAD,
        /** The cluster does not know where a node is reached: it is told again. The address is that of the map it stands in. */
        UNREACHABLE,
        /** A node routes by something else than the cluster holds: it reads it anew. */
        OUTDATED
    }

    /** The same with an address of at most so many characters: an application may choose any. */
    Finding shortened(int mostChars) {
        return address.length() <= mostChars
                ? this
                : new Finding(kind, address.substring(0, mostChars - 1) + "…", node, number);
    }

    /** As it travels and is shown. */
    public JsonObject toJson() {
        return new JsonObject()
                .put("kind", kind.name())
                .put("address", address)
                .put("node", node)
                .put("number", number);
    }

    /** Reads what {@link #toJson} wrote. Throws some RuntimeException where it is nothing of the kind. */
    public static Finding fromJson(JsonObject json) {
        return new Finding(
                Kind.valueOf(json.getString("kind")),
                json.getString("address"),
                json.getString("node"),
                json.getLong("number"));
    }
}
