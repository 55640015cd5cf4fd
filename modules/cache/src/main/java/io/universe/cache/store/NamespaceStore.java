package io.universe.cache.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one namespace on disk: for each key its newest value. A deletion is a value for it too. Any thread may call any method, none waits for the disk; futures complete on
 * the thread that writes, in the order of the calls: what depends on them must not block. Futures fail with a {@link StoreException}.
 */
public final class NamespaceStore {

    /** The longest key, in characters. */
    public static final int LONGEST_KEY = 1 << 16;

    /** The largest value, in bytes. */
    public static final int LARGEST_VALUE = 32 << 20;

    private final String name;
    private final Path path;
    private final StoreThread thread;
    private final NamespaceWriter writer;
    private final Optional<Damage> damage;
    private final Runnable onClosed;
    private volatile boolean isClosed;

    NamespaceStore(
            Path path,
            String name,
            StoreThread thread,
            NamespaceWriter writer,
            Optional<Damage> damage,
            Runnable onClosed) {
        this.name = name;
        this.path = path;
        this.thread = thread;
        this.writer = writer;
        this.damage = damage;
        this.onClosed = onClosed;
    }

    public String name() {
        return name;
    }

    /** What was wrong with the file when it was opened. */
    public Optional<Damage> damage() {
        return damage;
    }

    /** Entries that have been acknowledged, deletions among them. */
    public long size() {
        return writer.size();
    }

    /**
     * Keeps a value, unless one of the same or a higher version is there. The future completes when the write is acknowledged under the policy of the namespace, and fails when the disk
     * refuses it: then none or all of this write is there after a start. Who writes faster than the disk waits for the future; where 64 MB wait already, it has failed.
     */
    public CompletableFuture<Void> put(String key, long version, byte[] value) {
        check(key);
        if (value.length > LARGEST_VALUE) {
            throw new IllegalArgumentException("A value has at most " + LARGEST_VALUE + " bytes, not " + value.length);
        }
        return write(Write.put(key, version, value));
    }

    /** Removes the entry, unless its version is higher than this one. For deletions of which nobody needs to know any more. */
    public CompletableFuture<Void> forget(String key, long version) {
        check(key);
        return write(Write.forget(key, version));
    }

    private static void check(String key) {
        if (key.length() > LONGEST_KEY) {
            throw new IllegalArgumentException("A key has at most " + LONGEST_KEY + " characters, not " + key.length());
        }
    }

    private CompletableFuture<Void> write(Write write) {
        return isClosed ? CompletableFuture.failedFuture(closed()) : thread.write(writer, write);
    }

    private StoreException closed() {
        return StoreException.of("The store of " + name + " (" + path + ") is closed. Open it again to use it");
    }

    /** What looks at entries. */
    @FunctionalInterface
    public interface Visitor {
        void visit(String key, long version, byte[] value);
    }

    /** Shows all entries, in the order of keys, to a visitor on the thread that writes: nothing is written in this directory meanwhile. What the visitor throws ends it. */
    public CompletableFuture<Void> forEach(Visitor visitor) {
        return isClosed ? CompletableFuture.failedFuture(closed()) : thread.between(() -> show(visitor));
    }

    private @Nullable Void show(Visitor visitor) {
        writer.forEach(entry -> visitor.visit(entry.key(), entry.version(), entry.value()));
        return null;
    }

    /** Writes and forces what was put before, and closes the file. Again it does nothing. */
    public CompletableFuture<Void> close() {
        return end(writer::close);
    }

    /** Closes it and deletes its file; damaged copies stay. */
    public CompletableFuture<Void> destroy() {
        return end(() -> {
            writer.discard();
            delete();
        });
    }

    private void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw StoreException.writing(path, e);
        }
    }

    private synchronized CompletableFuture<Void> end(Runnable ending) {
        if (isClosed) {
            return CompletableFuture.completedFuture(null);
        }
        isClosed = true;
        return thread.between(() -> endNow(ending));
    }

    private @Nullable Void endNow(Runnable ending) {
        thread.remove(writer);
        try {
            ending.run();
        } finally {
            onClosed.run();
        }
        return null;
    }

    /** On the thread that writes, when the directory is closed. */
    void closeNow() {
        isClosed = true;
        endNow(writer::close);
    }
}
