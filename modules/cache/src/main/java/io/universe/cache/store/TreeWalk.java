package io.universe.cache.store;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.Page;
import org.jspecify.annotations.Nullable;

/** A walk over all entries of a map that goes round what it cannot read, and notes in which ranges of keys that was. */
final class TreeWalk {

    private final Consumer<StoredRecord> visitor;
    private final LostRanges lost = new LostRanges();

    private TreeWalk(Consumer<StoredRecord> visitor) {
        this.visitor = visitor;
    }

    /** Shows every whole record to the visitor, in the order of keys. */
    static LostRanges over(MVMap<String, byte[]> entries, Consumer<StoredRecord> visitor) {
        TreeWalk walk = new TreeWalk(visitor);
        walk.visit(entries::getRootPage, null, null);
        return walk.lost;
    }

    private void visit(Supplier<Page<String, byte[]>> reading, @Nullable String low, @Nullable String high) {
        Optional<Page<String, byte[]>> page = read(reading, low, high);
        page.ifPresent(read -> {
            if (read.isLeaf()) {
                visitLeaf(read, low, high);
            } else {
                visitNode(read, low, high);
            }
        });
    }

    /** What a damaged page makes MVStore throw is any of its own exceptions, those of buffers and arrays, and failed assertions. */
    private Optional<Page<String, byte[]>> read(
            Supplier<Page<String, byte[]>> reading, @Nullable String low, @Nullable String high) {
        try {
            return Optional.of(reading.get());
        } catch (RuntimeException | AssertionError e) {
            lost.add(low, high, StoreException.root(e));
            return Optional.empty();
        }
    }

    private void visitNode(Page<String, byte[]> node, @Nullable String low, @Nullable String high) {
        for (int i = 0; i <= node.getKeyCount(); i++) {
            int child = i;
            visit(
                    () -> node.getChildPage(child),
                    i == 0 ? low : node.getKey(i - 1),
                    i == node.getKeyCount() ? high : node.getKey(i));
        }
    }

    private void visitLeaf(Page<String, byte[]> leaf, @Nullable String low, @Nullable String high) {
        for (int i = 0; i < leaf.getKeyCount(); i++) {
            String key = leaf.getKey(i);
            StoredRecord.of(leaf.getValue(i))
                    .filter(whole -> whole.key().equals(key))
                    .ifPresentOrElse(visitor, () -> lost.add(low, high, "the checksum of a record is wrong"));
        }
    }
}
