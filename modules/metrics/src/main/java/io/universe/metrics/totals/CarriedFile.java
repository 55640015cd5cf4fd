package io.universe.metrics.totals;

import io.universe.control.PrivateFile;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
        new PrivateFile(file).write(CarriedJson.of(carried).encode());
    }
}
