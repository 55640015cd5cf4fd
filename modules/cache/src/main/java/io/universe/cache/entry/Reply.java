package io.universe.cache.entry;

import org.jspecify.annotations.Nullable;

/**
 * What an operation came to.
 *
 * @param version that the key has now
 * @param entry the value found, the failure kept, or the value deleted; null for other outcomes
 * @param claim the one that others hold (PENDING), or that has ended, so that those who wait for it are to be told (DONE); null where there is none
 * @param leaseMillis how long that claim lasts yet; 0 without one
 */
public record Reply(
        Outcome outcome,
        long version,
        @Nullable Entry entry,
        @Nullable Claim claim,
        long leaseMillis) {

    /** The ways it can go. */
    public enum Outcome {
        /** It was done. */
        DONE(0),
        /** There is a value, so nothing was done. */
        FOUND(1),
        /** A loader has failed before, and that is kept. */
        FAILED(2),
        /** Somebody else loads. */
        PENDING(3),
        /** The caller may load. */
        GRANTED(4),
        /** There is nothing to do it with. */
        ABSENT(5),
        /** The token holds no longer, or the version is another one. */
        REFUSED(6);

        private final byte code;

        Outcome(int code) {
            this.code = (byte) code;
        }

        /** How it is written down; never changes. */
        public byte code() {
            return code;
        }

        /** The one that is written down so. Throws IllegalArgumentException where none is. */
        public static Outcome of(byte code) {
            for (Outcome outcome : values()) {
                if (outcome.code == code) {
                    return outcome;
                }
            }
            throw new IllegalArgumentException("a reply of the kind " + code + " is not known to this version");
        }
    }

    static Reply of(Outcome outcome, Entry now) {
        return new Reply(outcome, now.version(), null, null, 0);
    }

    static Reply with(Outcome outcome, Entry now, @Nullable Entry entry, @Nullable Claim ended) {
        return new Reply(outcome, now.version(), entry, ended, 0);
    }
}
