package io.universe.metrics.totals;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file in which is kept what is carried on. Whoever reads it sees the whole of what was written last, or of what was written before. Owned by one thread. */
public final class CarriedFile {

    private static final Logger LOG = LoggerFactory.getLogger(CarriedFile.class);
    private static final String NAME = "carried.json";

    private final Path file;

    /** In this directory. */
    public CarriedFile(Path directory) {
        this.file = directory.resolve(NAME);
    }

    /** Nothing where it is not there. One that is damaged is put aside, which is said. Throws IOException where it is there and cannot be read. */
    public Carried read() throws IOException {
        try {
            return CarriedJson.read(new JsonObject(Files.readString(file)));
        } catch (NoSuchFileException e) {
            return Carried.NONE;
        } catch (CharacterCodingException | RuntimeException e) {
            Path aside = file.resolveSibling(NAME + ".damaged");
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            LOG.error("{} is damaged ({}) and was put aside as {}; counters begin anew", file, why, aside);
            return Carried.NONE;
        }
    }

    /** Takes the place of what was there. Throws IOException where it cannot be written; then what was there is there still. */
    public void write(Carried carried) throws IOException {
        Path unfinished = file.resolveSibling(NAME + ".tmp");
        Files.deleteIfExists(unfinished);
        try (FileChannel channel = FileChannel.open(
                unfinished,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            ByteBuffer text = ByteBuffer.wrap(CarriedJson.of(carried).encode().getBytes(StandardCharsets.UTF_8));
            while (text.hasRemaining()) {
                channel.write(text);
            }
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
