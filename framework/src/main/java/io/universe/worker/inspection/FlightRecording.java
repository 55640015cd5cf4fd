package io.universe.worker.inspection;

import io.universe.control.PrivateFile;
import io.universe.control.WorkerMessage.Inspected.End;
import io.universe.operations.Inspection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.Optional;
import jdk.jfr.Configuration;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Flight Recorder records in this process for a while. Other recordings are left alone. */
final class FlightRecording {

    private static final Logger LOG = LoggerFactory.getLogger(FlightRecording.class);

    /** Where this process unpacks what it needs, which goes with it. */
    private static final String SCRATCH = "vertx.cacheDirBase";

    private final Diagnostics diagnostics;

    FlightRecording(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    void record(Look look, Inspection.Recording what) throws InspectionRefusal, IOException, InterruptedException {
        if (ModuleLayer.boot().findModule("jdk.jfr").isEmpty() || !FlightRecorder.isAvailable()) {
            throw new InspectionRefusal(End.UNABLE, "this JVM has no Flight Recorder");
        }
        Disk.require(look.file(), "the recording", what.maxBytes());
        keepInScratch();
        try (Recording recording = new Recording(configuration(what.settings()))) {
            recording.setName("universe inspection");
            recording.setToDisk(true);
            recording.setMaxSize(what.maxBytes());
            recording.start();
            look.last(what.length());
            recording.stop();
            new PrivateFile(look.file()).write("");
            recording.dump(look.file());
        }
    }

    private static Configuration configuration(String settings) throws IOException, InspectionRefusal {
        try {
            return Configuration.getConfiguration(settings);
        } catch (ParseException e) {
            throw new InspectionRefusal(
                    End.FAILED, "the settings " + settings + " of Flight Recorder cannot be read: " + e);
        }
    }

    /** What it writes before the file is there would lie in the system's temporary directory, for ever where the process is killed. */
    private void keepInScratch() {
        Optional<String> scratch = Optional.ofNullable(System.getProperty(SCRATCH));
        if (scratch.isEmpty() || FlightRecorder.isInitialized()) {
            return;
        }
        Path repository = Path.of(scratch.get() + "-jfr");
        try {
            Files.createDirectories(repository.toAbsolutePath().getParent());
            if (!Files.isDirectory(repository)) {
                Files.createDirectory(
                        repository, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            diagnostics.call("jfrConfigure", "repositorypath=" + repository);
        } catch (InspectionRefusal | IOException | UnsupportedOperationException e) {
            LOG.debug("Flight Recorder keeps to the system's temporary directory", e);
        }
    }
}
