package io.universe.cache.hazelcast;

/** Keeps what a data member owns, and hears of what it has to see to; on the threads of partitions, so it must not block. */
public interface Attendant {

    /** A value of this version is over at this time; {@link io.universe.cache.entry.Entry#NEVER} where the key has none, or one that stays. */
    void onDeadline(String namespace, String key, long version, long untilMillis);

    /** There is little room left. */
    void onPressure();
}
