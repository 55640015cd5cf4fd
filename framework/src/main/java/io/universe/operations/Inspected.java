package io.universe.operations;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** What an {@link Inspection} comes to. */
public sealed interface Inspected {

    /**
     * A file, which is whoever's who gets this, to be deleted when it was read. It may be deleted as soon as it is open.
     *
     * @param path of this machine; only its user can read it
     * @param name what a copy of it may be called: {@code web-0.3-heap.hprof}
     * @param mediaType for HTTP
     * @param bytes how long it is
     */
    record InFile(Path path, String name, String mediaType, long bytes) implements Inspected {

        /** Deletes it; again, it does nothing. */
        public void discard() {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                LoggerFactory.getLogger(Inspected.class).warn("{} cannot be deleted: {}", path, e.toString());
            }
        }
    }

    /** All there is to say. */
    record Told(JsonObject answer) implements Inspected {}

    /** Nothing, and why. */
    record Not(Why why, String reason) implements Inspected {}

    /** Why an inspection came to nothing. */
    enum Why {
        /** There is no such worker. */
        UNKNOWN,
        /** Another one of this worker is under way. */
        BUSY,
        /** Its JVM cannot do that. */
        UNABLE,
        /** The disk has no room for it. */
        NO_ROOM,
        /** It went wrong, or the worker's process has ended. */
        FAILED,
        /** The worker has not answered in time: it hangs, or is too old to know what it was asked. */
        SILENT
    }
}
