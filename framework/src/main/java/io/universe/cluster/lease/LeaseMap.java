package io.universe.cluster.lease;

import io.vertx.core.Future;
import java.util.Optional;

/** The records of all leases, by key; changed by compare-and-set only. A call that fails may have had its effect, or may have it yet. Futures complete on the thread that owns the leases, never within the call. */
interface LeaseMap {

    Future<Optional<LeaseRecord>> read(String key);

    /** Empty where there was none, so that it is this one now; otherwise what is there. */
    Future<Optional<LeaseRecord>> create(String key, LeaseRecord record);

    /** Whether there was that record, so that it is replaced now. */
    Future<Boolean> replace(String key, LeaseRecord before, LeaseRecord after);

    /** Whether there was that record, so that there is none now. */
    Future<Boolean> remove(String key, LeaseRecord record);

    /** The same records, for calls that must not wait until others are answered. */
    default LeaseMap forRenewals() {
        return this;
    }
}
