package io.universe.launcher.archive;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** When the next archive may be made: the first when it has been calm for a moment, one that was damaged each time later, and none after a failure. Owned by one thread; reads no clock. */
final class Attempts {

    private static final int FACTOR = 30;
    private static final int MOST = 3;

    private final long calmNanos;
    private final Map<ArchiveKey, Integer> begun = new HashMap<>();
    private final Set<ArchiveKey> failed = new HashSet<>();

    Attempts(Duration calm) {
        this.calmNanos = calm.toNanos();
    }

    /** How long it has to be calm before an archive may be made under the key; empty where none is made any more. */
    OptionalLong calmNanosFor(ArchiveKey key) {
        int earlier = begun.getOrDefault(key, 0);
        return failed.contains(key) || earlier >= MOST
                ? OptionalLong.empty()
                : OptionalLong.of((long) (calmNanos * Math.pow(FACTOR, earlier)));
    }

    void onBegun(ArchiveKey key) {
        begun.merge(key, 1, Integer::sum);
    }

    void onFailed(ArchiveKey key) {
        failed.add(key);
    }
}
