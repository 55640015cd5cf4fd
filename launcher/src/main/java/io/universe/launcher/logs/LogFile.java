package io.universe.launcher.logs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A file of the directory, as it was when somebody looked.
 *
 * @param key by which it is known under whatever name
 */
record LogFile(Path path, LogName name, Object key, long size, Instant modified) {

    /** Empty where it is none: of a name that is not wanted, a link, a directory, or gone meanwhile. */
    static Optional<LogFile> at(Path path, Predicate<LogName> isWanted) {
        return LogName.of(String.valueOf(path.getFileName())).filter(isWanted).flatMap(name -> at(path, name));
    }

    private static Optional<LogFile> at(Path path, LogName name) {
        try {
            BasicFileAttributes seen = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            Object key = Optional.ofNullable(seen.fileKey()).orElse(path);
            return seen.isRegularFile()
                    ? Optional.of(new LogFile(
                            path,
                            name,
                            key,
                            seen.size(),
                            seen.lastModifiedTime().toInstant()))
                    : Optional.empty();
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /** To be closed by whoever opens it. Throws IOException also where a link has taken its place. */
    FileChannel open() throws IOException {
        return FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    }

    /** The same from its beginning. */
    InputStream stream() throws IOException {
        return Files.newInputStream(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    }

    /** Where the next line begins, since the last one may be half written; the end of a file that cannot be read. */
    long behindLastLine() {
        try (FileChannel file = open()) {
            return BackwardLines.behindLastFeed(file, size);
        } catch (IOException gone) {
            return size;
        }
    }

    /** Whether the path leads to it still. */
    boolean isInPlace() {
        return at(path, name).filter(now -> now.key().equals(key)).isPresent();
    }
}
