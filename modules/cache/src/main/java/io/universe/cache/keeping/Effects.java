package io.universe.cache.keeping;

/** What the keeper has done to entries. Nothing blocks; what fails is found again by the next look. */
interface Effects {

    void expire(String namespace, String key, long version);

    void evict(String namespace, String key, long version);

    void forget(String namespace, String key, long version);

    /** How many of them are under way. */
    int underWay();
}
