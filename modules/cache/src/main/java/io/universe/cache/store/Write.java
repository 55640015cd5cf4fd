package io.universe.cache.store;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A write that waits for its turn. */
final class Write {

    private final String key;
    private final long version;
    private final byte @Nullable [] written;
    private final CompletableFuture<Void> done = new CompletableFuture<>();

    private Write(String key, long version, byte @Nullable [] written) {
        this.key = key;
        this.version = version;
        this.written = written;
    }

    static Write put(String key, long version, byte[] value) {
        return new Write(key, version, StoredRecord.bytes(key, version, value));
    }

    static Write forget(String key, long version) {
        return new Write(key, version, null);
    }

    /** Memory it takes while it waits, about. */
    long bytes() {
        return 200 + 2L * key.length() + (written == null ? 0 : written.length);
    }

    void to(StoreFile file) {
        if (written == null) {
            file.forget(key, version);
        } else {
            file.put(key, written);
        }
    }

    /** Ends when the write is acknowledged, or has failed. */
    CompletableFuture<Void> done() {
        return done;
    }
}
