package io.universe.cache;

/**
 * One change of one key.
 *
 * @param old what was there before; absent where nothing was, or where it is not known because the key was read again after a gap
 * @param current what is there now; absent unless the kind is SET
 * @param version grows with every change of the key, also over deletions
 */
public record CacheEvent<V>(Kind kind, String key, Cached<V> old, Cached<V> current, long version) {

    /** What has happened. */
    public enum Kind {
        /** A value was set, or loaded. */
        SET,
        /** Somebody deleted it. */
        DELETED,
        /** Its time was over. */
        EXPIRED,
        /** It had to give way to others. */
        EVICTED
    }
}
