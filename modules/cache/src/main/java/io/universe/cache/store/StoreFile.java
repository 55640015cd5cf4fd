package io.universe.cache.store;

import java.util.Map;
import java.util.function.Consumer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.RandomAccessStore;
import org.h2.mvstore.SingleFileStore;
import org.jspecify.annotations.Nullable;

/**
 * An open file of MVStore that holds the entries of one namespace. Everything happens on the thread that calls: MVStore gets none of its own. Of one thread at a time, which must
 * never be interrupted, since that would close the file.
 */
final class StoreFile {

    /** What every file begins with. */
    static final int HEADER_BYTES = 2 * 4096;

    private static final String ENTRIES = "entries";
    private static final int CACHE_MEGABYTES = 4;

    /** A write rewrites the page it is in, so pages are small. */
    private static final int PAGE_BYTES = 4096;

    /** Chunks of which less than this is in use are written anew, and moved together. */
    private static final int SPARSE_PERCENT = 60;

    private static final int REWRITE_BYTES = 1 << 20;
    private static final int MOVE_BYTES = 4 << 20;

    /** Moving takes some fsyncs, which a file of this size is not worth. */
    private static final int SMALL_BYTES = 4 << 20;

    private final MVStore store;
    private final MVMap<String, byte[]> entries;

    /** Keeps what was forced last from being overwritten before something newer is forced. */
    private MVStore.@Nullable TxCounter pin;

    private StoreFile(MVStore store, MVMap<String, byte[]> entries) {
        this.store = store;
        this.entries = entries;
    }

    private StoreFile(MVStore store) {
        this(store, mapOf(store));
        // What may be overwritten is said by versions (see pin), not by time.
        store.setRetentionTime(0);
    }

    /** Makes a file without entries. */
    static StoreFile create(String fileName) {
        return new StoreFile(mvStore(fileName, false));
    }

    /** Opens one as it is; throws what MVStore throws where it is damaged. */
    static StoreFile open(String fileName) {
        return checked(mvStore(fileName, false));
    }

    /** Opens one that is only looked at. */
    static StoreFile openReadOnly(String fileName) {
        return checked(mvStore(fileName, true));
    }

    private static MVStore mvStore(String fileName, boolean isReadOnly) {
        SingleFileStore file = new SingleFileStore(Map.of("cacheSize", CACHE_MEGABYTES, "pageSplitSize", PAGE_BYTES));
        try {
            file.open(fileName, isReadOnly, null);
            return new MVStore.Builder()
                    .adoptFileStore(file)
                    .autoCommitDisabled()
                    .open();
        } catch (RuntimeException | AssertionError e) {
            close(file, e);
            throw e;
        }
    }

    /** MVStore leaves a file open, and locked, that fails in ways it does not expect. */
    private static void close(SingleFileStore file, Throwable reason) {
        try {
            file.close();
        } catch (RuntimeException e) {
            reason.addSuppressed(e);
        }
    }

    private static MVMap<String, byte[]> mapOf(MVStore store) {
        return store.openMap(
                ENTRIES,
                new MVMap.Builder<String, byte[]>().keyType(KeyType.INSTANCE).valueType(RecordType.INSTANCE));
    }

    private static StoreFile checked(MVStore store) {
        try {
            check(store);
            return new StoreFile(store);
        } catch (RuntimeException | AssertionError e) {
            store.closeImmediately();
            throw e;
        }
    }

    /** MVStore goes back to the newest version that is whole. That is right after a crash, and hides a file that was cut: its header names a version that is written before it. */
    private static void check(MVStore store) {
        long written = DataUtils.readHexLong(store.getFileStore().getStoreHeader(), "version", 0);
        if (store.getCurrentVersion() < written) {
            throw new IllegalStateException(
                    "the newest version is " + store.getCurrentVersion() + ", where the header names " + written);
        }
        if (!store.hasMap(ENTRIES)) {
            throw new IllegalStateException("there is no map of entries");
        }
    }

    /** Keeps the record, unless one is there that is as new. */
    void put(String key, byte[] record) {
        byte[] present = entries.get(key);
        if (present == null || StoredRecord.version(present) < StoredRecord.version(record)) {
            entries.put(key, record);
        }
    }

    /** Removes the entry, unless it is newer. */
    void forget(String key, long version) {
        byte[] present = entries.get(key);
        if (present != null && StoredRecord.version(present) <= version) {
            entries.remove(key);
        }
    }

    long size() {
        return entries.sizeAsLong();
    }

    LostRanges walk(Consumer<StoredRecord> visitor) {
        return TreeWalk.over(entries, visitor);
    }

    /** Hands what was put and forgotten to the operating system, all or nothing. */
    void commit() {
        store.commit();
    }

    /** Forces what was committed to the disk. From now on that is not overwritten before something newer is forced. */
    void force() {
        store.sync();
        pinNewest();
    }

    private void pinNewest() {
        MVStore.TxCounter newest = store.registerVersionUsage();
        unpin();
        pin = newest;
    }

    private void unpin() {
        store.deregisterVersionUsage(pin);
        pin = null;
    }

    /** Does a bounded piece of compaction, and says whether there was anything to do. */
    boolean compact() {
        boolean isRewritten = store.compact(SPARSE_PERCENT, REWRITE_BYTES);
        store.commit();
        boolean isWide = store.getFileStore().size() > SMALL_BYTES && store.getFillRate() < SPARSE_PERCENT;
        if (isWide) {
            move();
        }
        return isRewritten || isWide;
    }

    /** Moves chunks together, which forces before it overwrites anything, and at the end. */
    private void move() {
        ((RandomAccessStore) store.getFileStore()).compactMoveChunks(SPARSE_PERCENT, MOVE_BYTES, store);
        if (pin != null) {
            pinNewest();
        }
    }

    /** Commits, forces and closes. */
    void close() {
        unpin();
        store.close();
    }

    /** Closes without writing. */
    void abandon() {
        store.closeImmediately();
    }
}
