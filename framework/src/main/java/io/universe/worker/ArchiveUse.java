package io.universe.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Whether this JVM uses the class-data archive that its master gave it: one that cannot goes on without, and hardly says so. */
enum ArchiveUse {
    /** The master gave none. */
    NONE,
    /** Its content is in this process's memory. */
    USED,
    /** It is not: the options of this JVM do not go with it, or it is damaged. */
    UNUSED,
    /** The platform does not tell. */
    UNKNOWN;

    /** The option that names the archive. */
    private static final String PROPERTY = "universe.worker.archive";

    static ArchiveUse ofThisProcess() {
        return of(System.getProperty(PROPERTY, ""), Path.of("/proc/self/maps"));
    }

    static ArchiveUse of(String archive, Path memoryMap) {
        if (archive.isEmpty()) {
            return NONE;
        }
        try (Stream<String> regions = Files.lines(memoryMap)) {
            return regions.anyMatch(region -> region.endsWith(archive)) ? USED : UNUSED;
        } catch (IOException | RuntimeException e) {
            return UNKNOWN;
        }
    }
}
