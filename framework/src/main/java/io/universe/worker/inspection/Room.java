package io.universe.worker.inspection;

import java.util.Optional;

/**
 * Whether a disk has room for a file of which only about the length is known. Pure.
 *
 * @param freeBytes what this process may still write
 */
record Room(long freeBytes) {

    /** What is left to the others in any case. */
    static final long RESERVE_BYTES = 256L << 20;

    /** Why not; empty where it has. A file may become half as long again as what is known of it, since references take more room in it than in memory. */
    Optional<String> refusal(String what, long aboutBytes) {
        long reserve = RESERVE_BYTES + aboutBytes / 2;
        if (aboutBytes <= freeBytes - reserve) {
            return Optional.empty();
        }
        return Optional.of("%s needs about %d MB and %d MB in reserve, and the disk has %d MB free; free space first"
                .formatted(what, megabytes(aboutBytes), megabytes(reserve), megabytes(freeBytes)));
    }

    private static long megabytes(long bytes) {
        return (bytes + (1 << 20) - 1) >> 20;
    }
}
