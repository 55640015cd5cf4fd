package io.universe.metrics.file;

import java.io.IOException;

/** A meter file holds what no process has written: to read it again is of no use, unless its process lives. */
public final class DamagedFileException extends IOException {

    private static final long serialVersionUID = 1;

    DamagedFileException(String message) {
        super(message);
    }

    DamagedFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
