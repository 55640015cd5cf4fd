package io.universe.cache;

import org.jspecify.annotations.Nullable;

/** Why a cache could not do what it was asked. The message names cache, key and remedy. */
public final class CacheException extends RuntimeException {

    /** The kinds of failures. */
    public enum Reason {
        /** It took longer than the caller would wait. */
        TIMEOUT,
        /** The loader failed or threw; where it was called in this process, its failure is the cause. */
        LOAD_FAILED,
        /** The value is larger than {@code cache.maxValueSize}. */
        TOO_LARGE,
        /** All entries together are as large as {@code cache.maxSize} allows, and nothing could give way in time. */
        FULL,
        /** The codec of this use cannot read the value, as where another one has written it; what the codec threw is the cause. */
        UNREADABLE,
        /** This universe has no cache, and will have none: {@code cache.enable: false}. */
        DISABLED,
        /** No member that holds data can be reached at the moment, or this node has left the universe. */
        UNAVAILABLE,
        /** The namespace was destroyed; use it again. */
        DESTROYED
    }

    private final Reason reason;

    /** For this reason. */
    public CacheException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** The kind of failure. */
    public Reason reason() {
        return reason;
    }
}
