package io.universe.launcher.process;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last incarnation of every slot of a home, over all its masters: kept in a file, so that no two process lives have one name, one log, one line in the journal. Where the file cannot be written, starting goes
 * on without it. Owned by one thread.
 */
public final class Incarnations {

    private static final Logger LOG = LoggerFactory.getLogger(Incarnations.class);
    private static final int HIGHEST = 999_999_999;

    private final Path file;
    private final Map<String, Integer> last;
    private boolean isLost;

    private Incarnations(Path file, Map<String, Integer> last) {
        this.file = file;
        this.last = new TreeMap<>(last);
    }

    /** Reads the file, which may be missing, or older than the incarnations that have left traces: then those count. What cannot be read is said. */
    public static Incarnations in(Path file, Map<String, Integer> traces) {
        Map<String, Integer> last = new HashMap<>(traces);
        read(file).forEach((slot, incarnation) -> last.merge(slot, incarnation, Math::max));
        return new Incarnations(file, last);
    }

    private static Map<String, Integer> read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (NoSuchFileException e) {
            return Map.of();
        } catch (IOException | DecodeException | ClassCastException | IllegalArgumentException e) {
            LOG.warn(
                    "{} cannot be read ({}); incarnations are counted on from what logs and journal tell",
                    file,
                    e.toString());
            return Map.of();
        }
    }

    private static Map<String, Integer> parse(String text) {
        Map<String, Integer> last = new HashMap<>();
        JsonObject json = new JsonObject(text);
        for (String slot : json.fieldNames()) {
            last.put(slot, inRange(json.getInteger(slot)));
        }
        return last;
    }

    private static int inRange(Integer incarnation) {
        if (incarnation == null || incarnation < 1 || incarnation >= HIGHEST) {
            throw new IllegalArgumentException(
                    "an incarnation must be between 1 and " + HIGHEST + ", got " + incarnation);
        }
        return incarnation;
    }

    /** The last incarnation by slot, such as {@code web-0}; a slot that never had one is not there. */
    public Map<String, Integer> last() {
        return Map.copyOf(last);
    }

    /** This incarnation is about to be started in the slot. */
    public void begins(String slot, int incarnation) {
        if (incarnation > last.getOrDefault(slot, 0)) {
            last.put(slot, incarnation);
            write();
        }
    }

    /** Whoever reads sees the old file or the new one, never a half. */
    private void write() {
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.writeString(unfinished, new JsonObject(new TreeMap<>(last)).encode());
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            isLost = false;
        } catch (IOException e) {
            sayIfFirst(e);
        }
    }

    private void sayIfFirst(IOException cause) {
        if (!isLost) {
            LOG.warn("{} cannot be written: {}; starting goes on without it", file, cause.toString());
        }
        isLost = true;
    }
}
