package io.universe.launcher.logs;

import io.universe.operations.LogLine;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** An opened file of a log, whose lines come the newest first. */
interface Source extends Closeable {

    /** The line in front of the last one that was given; empty at the beginning of the file. */
    Optional<LogLine> next() throws IOException;
}
