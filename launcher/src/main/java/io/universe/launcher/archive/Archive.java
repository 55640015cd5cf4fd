package io.universe.launcher.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;

/** An archive that was found whole, as its file was then: a JVM may die of one that has been damaged since. */
record Archive(ArchiveKind kind, Path file, long bytes, FileTime modified) {

    static Archive at(ArchiveKind kind, Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new Archive(kind, file, attributes.size(), attributes.lastModifiedTime());
    }

    /** Whether nobody has written to it since; a look that costs nothing. */
    boolean isUntouched() {
        try {
            return equals(at(kind, file));
        } catch (IOException e) {
            return false;
        }
    }

    /** The options of a JVM that uses it. */
    List<String> options() {
        return kind.toUse(file);
    }
}
