package io.universe.cluster.lease;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

/**
 * What the cluster holds about one lease, as text. Immutable.
 *
 * @param owner the uuid of the node; empty where the text cannot be read
 * @param token drawn for one acquisition, never used again
 * @param renewals a number that no two records of one token share, unless they differ in {@code isAwaited} only
 * @param isAwaited whether some other node waits for it
 * @param text what the cluster has, to the letter: a compare-and-set compares that
 */
record LeaseRecord(String owner, String token, long renewals, boolean isAwaited, String text) {

    static LeaseRecord of(String owner, String token, long renewals, boolean isAwaited) {
        JsonObject json = new JsonObject()
                .put("owner", owner)
                .put("token", token)
                .put("renewals", renewals)
                .put("awaited", isAwaited);
        return new LeaseRecord(owner, token, renewals, isAwaited, json.encode());
    }

    /** What cannot be read is the record of nobody known. */
    static LeaseRecord parse(String text) {
        try {
            JsonObject json = new JsonObject(text);
            return new LeaseRecord(
                    json.getString("owner", ""),
                    json.getString("token", text),
                    json.getLong("renewals", 0L),
                    json.getBoolean("awaited", false),
                    text);
        } catch (DecodeException | ClassCastException unreadable) {
            return new LeaseRecord("", text, 0, true, text);
        }
    }

    LeaseRecord renewed(long number) {
        return of(owner, token, number, isAwaited);
    }

    LeaseRecord awaited() {
        return of(owner, token, renewals, true);
    }

    LeaseRecord awaitedAs(LeaseRecord other) {
        return other.isAwaited ? awaited() : this;
    }

    boolean hasTokenOf(LeaseRecord other) {
        return token.equals(other.token);
    }

    /** Whether the owner has not renewed it in between; that somebody began to wait for it is no renewal. */
    boolean isUnrenewed(LeaseRecord before) {
        return hasTokenOf(before) && renewals == before.renewals;
    }
}
