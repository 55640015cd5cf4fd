package io.universe.control;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** A file that only its user can read, and that is whole or as it was before, whenever the process ends. Owned by one thread at a time. */
public record PrivateFile(Path path) {

    private static final Set<PosixFilePermission> MODE = PosixFilePermissions.fromString("rw-------");

    /** Puts the text in place of what was there. Throws where that cannot be written; then it is as before. */
    public void write(String text) throws IOException {
        Path unfinished = unfinished();
        Files.write(unfinished, text.getBytes(StandardCharsets.UTF_8));
        take(unfinished);
    }

    /** The same, and waits until it is on the disk: it is there also when the machine loses its power after that. Throws where that is not certain; then it is whole, or as before. */
    public void writeThrough(String text) throws IOException {
        Path unfinished = unfinished();
        try (FileChannel file = FileChannel.open(unfinished, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(true);
        }
        take(unfinished);
        if (isPosix()) {
            forceName();
        }
    }

    private Path unfinished() throws IOException {
        Path unfinished = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        if (isPosix()) {
            Files.createFile(unfinished, PosixFilePermissions.asFileAttribute(MODE));
        }
        return unfinished;
    }

    private void take(Path unfinished) throws IOException {
        Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The name is its directory's, which elsewhere than on POSIX cannot be opened. */
    private void forceName() throws IOException {
        try (FileChannel names = FileChannel.open(directory(), StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    private boolean isPosix() throws IOException {
        return Files.getFileStore(directory()).supportsFileAttributeView("posix");
    }

    private Path directory() {
        return Objects.requireNonNull(path.toAbsolutePath().getParent(), "a root is no file");
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

    /**
     * What is there, from JSON; empty where nothing is.
     *
     * @param form makes it of the JSON; throws DecodeException where it is none
     * @param onDamage is told what cannot be read, or is none; then it is as if nothing were there
     */
    public <T> Optional<T> find(Function<JsonObject, T> form, Consumer<Exception> onDamage) {
        try {
            return Optional.of(form.apply(new JsonObject(read())));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | DecodeException e) {
            onDamage.accept(e);
            return Optional.empty();
        }
    }
}
