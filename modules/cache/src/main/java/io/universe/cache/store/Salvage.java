package io.universe.cache.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/**
 * What gets the entries out of a damaged file: all that its tree still leads to, and in the ranges of keys where the tree is broken the newest whole record of each key that lies
 * anywhere. There, and only there, an entry can come back that was forgotten.
 */
final class Salvage {

    private final Path damaged;
    private final UnaryOperator<String> fileLayer;

    Salvage(Path damaged, UnaryOperator<String> fileLayer) {
        this.damaged = damaged;
        this.fileLayer = fileLayer;
    }

    void into(StoreFile target) throws IOException {
        LostRanges lost = walk(target);
        if (!lost.isEmpty()) {
            RawScan.over(damaged, record -> putLost(record, lost, target));
        }
    }

    private LostRanges walk(StoreFile target) {
        StoreFile source;
        try {
            source = StoreFile.openReadOnly(fileLayer.apply(damaged.toString()));
        } catch (RuntimeException | AssertionError e) {
            return LostRanges.all(StoreException.root(e));
        }
        try {
            return source.walk(record -> put(record, target));
        } finally {
            source.abandon();
        }
    }

    private static void putLost(StoredRecord record, LostRanges lost, StoreFile target) {
        if (lost.contains(record.key())) {
            put(record, target);
        }
    }

    private static void put(StoredRecord record, StoreFile target) {
        target.put(record.key(), StoredRecord.bytes(record.key(), record.version(), record.value()));
    }
}
