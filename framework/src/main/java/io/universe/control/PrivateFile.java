package io.universe.control;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A file that only its user can read, and that is whole or as it was before, whenever the process ends. Owned by one thread at a time. */
public record PrivateFile(Path path) {

    private static final Set<PosixFilePermission> MODE = PosixFilePermissions.fromString("rw-------");

    /** Puts the text in place of what was there. Throws where that cannot be written; then it is as before. */
    public void write(String text) throws IOException {
        Path unfinished = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        if (Files.getFileStore(path.toAbsolutePath().getParent()).supportsFileAttributeView("posix")) {
            Files.createFile(unfinished, PosixFilePermissions.asFileAttribute(MODE));
        }
        Files.write(unfinished, text.getBytes(StandardCharsets.UTF_8));
        Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Closes what is there to others. */
    public void hide() throws IOException {
        PosixFileAttributeView mode = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (mode != null && !mode.readAttributes().permissions().equals(MODE)) {
            mode.setPermissions(MODE);
        }
    }

    /** What is there; throws NoSuchFileException where nothing is. */
    public String read() throws IOException {
        return Files.readString(path);
    }
}
