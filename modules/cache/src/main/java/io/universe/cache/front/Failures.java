package io.universe.cache.front;

import io.universe.cache.CacheException;
import io.universe.cache.CacheException.Reason;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The words for what can go wrong, and how the failure of a loader is written down for other nodes. */
final class Failures {

    private static final int LONGEST = 1_000;

    private Failures() {}

    static CacheException timeout(String namespace, String what, long nanos) {
        return new CacheException(
                Reason.TIMEOUT,
                "cache " + namespace + ": no answer to " + what + " within " + nanos / 1_000_000
                        + " ms; wait for longer, or look at what the loader does and whether the members are well",
                null);
    }

    static CacheException loadFailed(String namespace, String key, Throwable cause) {
        if (cause instanceof CacheException known && known.reason() == Reason.TOO_LARGE) {
            return known;
        }
        return new CacheException(
                Reason.LOAD_FAILED,
                "cache " + namespace + ": the loader of " + key + " failed: " + cause
                        + "; look at the loader, and at what it asks",
                cause);
    }

    static CacheException loadFailedBefore(String namespace, String key, byte[] failure) {
        String text = new String(failure, StandardCharsets.UTF_8);
        return new CacheException(
                Reason.LOAD_FAILED,
                "cache " + namespace + ": the loader of " + key + " failed, on another node or before: " + text
                        + "; look at the log of the node that called it, and at what it asks",
                null);
    }

    static IllegalArgumentException unwritable(String namespace, String key, RuntimeException cause) {
        return new IllegalArgumentException(
                "cache " + namespace + ": the value for " + key + " cannot be written down: " + words(cause), cause);
    }

    static CacheException unreadable(String namespace, String key, RuntimeException cause) {
        return new CacheException(
                Reason.UNREADABLE,
                "cache " + namespace + ": the value of " + key + " cannot be read, " + words(cause)
                        + "; where another codec has written it, use the same one, or destroy the namespace",
                cause);
    }

    private static String words(RuntimeException cause) {
        String message = cause.getMessage();
        return message == null ? cause.toString() : message;
    }

    /** Whether the same may go well a little later, as where a member has just died. */
    static boolean isPassing(@Nullable Throwable failure) {
        return failure instanceof CacheException known
                && (known.reason() == Reason.UNAVAILABLE || known.reason() == Reason.TIMEOUT);
    }

    /** Class and message, clipped. */
    static byte[] written(Throwable cause) {
        String text = cause.toString();
        return text.substring(0, Math.min(LONGEST, text.length())).getBytes(StandardCharsets.UTF_8);
    }

    static CacheException tooLarge(String namespace, String key, int bytes, int most) {
        return new CacheException(
                Reason.TOO_LARGE,
                "cache " + namespace + ": the value of " + key + " has " + bytes + " bytes, and " + most
                        + " are allowed; store less, or raise cache.maxValueSize",
                null);
    }

    static CacheException destroyed(String namespace) {
        return new CacheException(
                Reason.DESTROYED, "cache " + namespace + " was destroyed; use it again to have it anew", null);
    }

    static CacheException ended(String namespace) {
        return new CacheException(
                Reason.UNAVAILABLE, "cache " + namespace + " cannot be used any more: this node has ended", null);
    }
}
