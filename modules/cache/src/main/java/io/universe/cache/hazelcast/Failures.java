package io.universe.cache.hazelcast;

import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.partition.NoDataMemberInClusterException;
import io.universe.cache.CacheException;
import io.universe.cache.CacheException.Reason;
import java.util.concurrent.CompletionException;

/** What goes wrong in the cluster, as callers of a cache are told. */
final class Failures {

    private static final long MEGABYTE = 1 << 20;

    private Failures() {}

    static CacheException unavailable(String namespace, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof CacheException already) {
            return already;
        } else if (cause instanceof HazelcastInstanceNotActiveException) {
            return new CacheException(Reason.UNAVAILABLE, "the cache " + namespace + ": this node has left it", cause);
        } else if (cause instanceof NoDataMemberInClusterException) {
            return new CacheException(
                    Reason.UNAVAILABLE,
                    "the cache " + namespace
                            + ": no process that holds data is there at the moment; it is back when the "
                            + "master or a worker of the context cache is",
                    cause);
        }
        return new CacheException(Reason.UNAVAILABLE, "the cache " + namespace + " does not answer: " + cause, cause);
    }

    static CacheException full(String namespace, String key, long maxBytes) {
        return new CacheException(
                Reason.FULL,
                "the cache " + namespace + " has no room for '" + key
                        + "': all cached entries together are as large as " + "cache.maxSize (" + shown(maxBytes)
                        + ") allows; raise it, or let values expire sooner",
                null);
    }

    static CacheException notUnderstood(String namespace, String key, String why) {
        return new CacheException(
                Reason.UNAVAILABLE,
                "the cache " + namespace + " cannot do that to '" + key + "': " + why
                        + "; while versions of the platform stand side by side, only what both know can be done",
                null);
    }

    private static String shown(long bytes) {
        return bytes % MEGABYTE == 0 ? bytes / MEGABYTE + " MB" : bytes + " bytes";
    }
}
