package io.universe.cache.persistence;

/** A change that was lost, with the members that held it, before it was on disk. */
final class LostChange extends RuntimeException {

    LostChange(String namespace, String key) {
        super("cache " + namespace + ": the change of " + key
                + " was lost with the members that held it before it was on disk; make it again");
    }
}
