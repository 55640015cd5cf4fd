package io.universe.cache.store;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/**
 * What opens the file of a namespace: reads all of it, and puts another in its place where it is damaged. A file gets its name only when it is whole and forced, so that a death in
 * between leaves the old one or the new one.
 */
final class Opening {

    /** An open file, and what was wrong with the one that was found. */
    record Opened(StoreFile file, Optional<Damage> damage) {}

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Path path;
    private final Path draft;
    private final UnaryOperator<String> fileLayer;

    /**
     * The file of a namespace.
     *
     * @param fileLayer what MVStore has to call a file, for tests that put something between it and the disk
     */
    Opening(Path path, UnaryOperator<String> fileLayer) {
        this.path = path;
        this.draft = path.resolveSibling(path.getFileName() + ".draft");
        this.fileLayer = fileLayer;
    }

    Opened open() {
        try {
            Files.deleteIfExists(draft);
            if (!Files.exists(path)) {
                draft(file -> {});
                take();
            }
            checkAccess();
            return openWhole();
        } catch (IOException e) {
            throw StoreException.reading(path, e);
        }
    }

    /** MVStore would open a file without the right to write it, and fail later. */
    private void checkAccess() throws IOException {
        FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)
                .close();
    }

    private Opened openWhole() throws IOException {
        if (Files.size(path) < StoreFile.HEADER_BYTES) {
            // MVStore would take an empty file for a new one, and write to it.
            return salvaged("it has only " + Files.size(path) + " bytes");
        }
        StoreFile file;
        try {
            file = reopen();
        } catch (RuntimeException | AssertionError e) {
            return salvaged(damageOf(e));
        }
        LostRanges lost = file.walk(whole -> {});
        if (lost.isEmpty()) {
            return new Opened(file, Optional.empty());
        }
        file.abandon();
        return salvaged(lost.reason());
    }

    /** Opens the file without reading all of it. */
    StoreFile reopen() {
        return StoreFile.open(fileLayer.apply(path.toString()));
    }

    /** A disk that does not answer, or another who has the file, is no damage. */
    private String damageOf(Throwable cause) {
        if (cause instanceof MVStoreException e && (e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED || isOfDisk(e))) {
            throw StoreException.reading(path, e);
        }
        return StoreException.root(cause);
    }

    private static boolean isOfDisk(MVStoreException e) {
        return e.getCause() instanceof IOException io && !(io instanceof EOFException);
    }

    private Opened salvaged(String reason) throws IOException {
        long read = draft(new Salvage(path, fileLayer)::into);
        Path aside = aside();
        Files.createLink(aside, path);
        take();
        return new Opened(reopen(), Optional.of(new Damage(aside, read, reason)));
    }

    /** Named by when the damaged file was written last. */
    private Path aside() throws IOException {
        String name = path.getFileName() + ".damaged-"
                + STAMP.format(Files.getLastModifiedTime(path).toInstant());
        return IntStream.iterate(1, i -> i + 1)
                .mapToObj(i -> path.resolveSibling(i == 1 ? name : name + "-" + i))
                .filter(Files::notExists)
                .findFirst()
                .orElseThrow();
    }

    /** Where the entries of a new file come from. */
    interface Source {
        void into(StoreFile file) throws IOException;
    }

    private long draft(Source source) throws IOException {
        try {
            return fill(StoreFile.create(fileLayer.apply(draft.toString())), source);
        } catch (RuntimeException e) {
            throw StoreException.writing(draft, e);
        }
    }

    private static long fill(StoreFile file, Source source) throws IOException {
        try {
            source.into(file);
            file.commit();
            long size = file.size();
            file.close();
            return size;
        } catch (IOException | RuntimeException e) {
            file.abandon();
            throw e;
        }
    }

    private void take() throws IOException {
        Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceDirectory();
    }

    private void forceDirectory() throws IOException {
        try (FileChannel directory = FileChannel.open(path.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            directory.force(true);
        }
    }
}
