package io.universe.launcher.logs;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The home's {@code log/}, which may be missing. */
record LogDirectory(Path path) {

    /** The logs in it now. Of a file that is just being compressed, what is written of the compressed one does not count. */
    List<LogFile> files() throws IOException {
        return withoutUnfinished(files(name -> true));
    }

    /** Those in it now that may grow. */
    List<LogFile> growing() throws IOException {
        return files(name -> !name.isCompressed());
    }

    private List<LogFile> files(Predicate<LogName> isWanted) throws IOException {
        List<LogFile> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
            entries.forEach(entry -> LogFile.at(entry, isWanted).ifPresent(files::add));
        } catch (NoSuchFileException missing) {
            return List.of();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return files;
    }

    private static List<LogFile> withoutUnfinished(List<LogFile> files) {
        Set<LogName> whole = files.stream()
                .map(LogFile::name)
                .filter(name -> !name.isCompressed())
                .collect(Collectors.toSet());
        return files.stream()
                .filter(file -> !file.name().isCompressed() || !whole.contains(uncompressed(file.name())))
                .toList();
    }

    private static LogName uncompressed(LogName name) {
        return new LogName(name.process(), name.kind(), name.day(), name.index(), false);
    }
}
