package io.universe.cache;

/** Everything that is promised of caches, wherever their entries are. The fixture may be the same for all tests of a class: each has a namespace of its own, and whom it kills is started anew. */
public abstract class CacheContract
        implements ValueContract, ExpiryContract, LoadContract, WatchContract, NamespaceContract {}
