package io.universe.cache.store;

import java.nio.ByteBuffer;

/** What numbers in a page can be true. */
final class PageLimits {

    /** A page holds some dozens of entries; MVStore grows its arrays by a few. */
    private static final int MOST_ENTRIES = 100_000;

    private PageLimits() {}

    static int checkedLength(int length, ByteBuffer page) {
        if (length < 0 || length > page.remaining()) {
            throw new IllegalStateException(
                    "A page says a length of " + length + " where " + page.remaining() + " bytes are left");
        }
        return length;
    }

    static int checkedCount(int count) {
        if (count < 0 || count > MOST_ENTRIES) {
            throw new IllegalStateException("A page says " + count + " entries");
        }
        return count;
    }
}
