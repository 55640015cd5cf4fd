package io.universe.metrics.file;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;

/**
 * Whose file it is.
 *
 * @param worker the name of the slot, such as {@code web-0}; of a standby the name of its life
 * @param life the name of the process life, such as {@code web-0.3}
 * @param isStandby whether it waits for a slot: what it counts is told when it has one
 * @param startedMillis when it began, in milliseconds since 1970
 */
public record Identity(
        String context, String worker, int generation, String life, boolean isStandby, long startedMillis) {

    /** The older first; of two that have begun at the same time, by the names of their lives. */
    public static final Comparator<Identity> BY_AGE =
            Comparator.comparingLong(Identity::startedMillis).thenComparing(Identity::life);

    /** The same process in a slot. */
    public Identity inSlot(String slot, String newLife) {
        return new Identity(context, slot, generation, newLife, false, startedMillis);
    }

    byte[] toBytes() {
        byte[] bytes = new JsonObject()
                .put("context", context)
                .put("worker", worker)
                .put("generation", generation)
                .put("life", life)
                .put("standby", isStandby)
                .put("started", startedMillis)
                .encode()
                .getBytes(StandardCharsets.UTF_8);
        if (bytes.length > Layout.mostIdentityBytes()) {
            throw new IllegalArgumentException(
                    "an identity takes " + Layout.mostIdentityBytes() + " bytes at most, got " + bytes.length);
        }
        return bytes;
    }

    static Identity fromBytes(byte[] bytes) {
        JsonObject json = new JsonObject(new String(bytes, StandardCharsets.UTF_8));
        return new Identity(
                json.getString("context"),
                json.getString("worker"),
                json.getInteger("generation"),
                json.getString("life"),
                json.getBoolean("standby"),
                json.getLong("started"));
    }
}
