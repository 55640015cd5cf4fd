package io.universe.worker.inspection;

import io.universe.control.WorkerMessage.Inspected.End;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The disk that files of inspections lie on. */
final class Disk {

    private Disk() {}

    /** Throws where it has no room for a file of about that length. */
    static void require(Path file, String what, long aboutBytes) throws InspectionRefusal, IOException {
        Optional<String> refusal = new Room(free(file)).refusal(what, aboutBytes);
        if (refusal.isPresent()) {
            throw new InspectionRefusal(End.NO_ROOM, refusal.get());
        }
    }

    private static long free(Path file) throws IOException {
        return Files.getFileStore(file.toAbsolutePath().getParent()).getUsableSpace();
    }
}
