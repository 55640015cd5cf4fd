package io.universe.cache.store;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Something the store could not do: its message says with which file, why, and what helps. */
public final class StoreException extends RuntimeException {

    private StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static StoreException of(String message) {
        return new StoreException(message, null);
    }

    static StoreException writing(Path file, Throwable cause) {
        return new StoreException(
                "Could not write " + file + ": " + root(cause)
                        + ". What was to be written is not on the disk; make room or repair the disk: the next write tries again",
                cause);
    }

    static StoreException reading(Path file, Throwable cause) {
        return new StoreException(
                "Could not read " + file + ": " + root(cause)
                        + ". Look after the disk and the rights of the file, then open it again",
                cause);
    }

    /** The innermost message, which is the operating system's where it refused something. */
    static String root(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage();
        return message == null ? root.getClass().getSimpleName() : message;
    }
}
