package io.universe.worker.inspection;

import io.universe.control.PrivateFile;
import io.universe.control.WorkerMessage.Inspected.End;
import io.universe.operations.Inspection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.time.Duration;
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

    /** A thread that computes, and the calls that it is in. */
    static final String SAMPLE = "jdk.ExecutionSample";

    private static final Duration SAMPLE_PERIOD = Duration.ofMillis(10);
    private static final long SAMPLES_BYTES = 32L << 20;

    /** Handlers in handlers are deeper than the 64 calls that it keeps otherwise, and then it is the outermost that are missing. */
    private static final int CALLS = 256;

    private final Diagnostics diagnostics;

    FlightRecording(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    void record(Look look, Inspection.Recording what) throws InspectionRefusal, IOException, InterruptedException {
        prepare(look, "the recording", what.maxBytes());
        try (Recording recording = new Recording(configuration(what.settings()))) {
            recording.setMaxSize(what.maxBytes());
            run(recording, look, what.length());
        }
    }

    /** Records nothing but which calls the threads that compute are in. */
    void sample(Look look, Duration length) throws InspectionRefusal, IOException, InterruptedException {
        prepare(look, "what is sampled", SAMPLES_BYTES);
        try (Recording recording = new Recording()) {
            recording.setMaxSize(SAMPLES_BYTES);
            recording.enable(SAMPLE).withPeriod(SAMPLE_PERIOD).withStackTrace();
            run(recording, look, length);
        }
    }

    private void prepare(Look look, String what, long maxBytes) throws InspectionRefusal, IOException {
        if (ModuleLayer.boot().findModule("jdk.jfr").isEmpty() || !FlightRecorder.isAvailable()) {
            throw new InspectionRefusal(End.UNABLE, "this JVM has no Flight Recorder");
        }
        Disk.require(look.file(), what, maxBytes);
        configure();
    }

    private static void run(Recording recording, Look look, Duration length) throws IOException, InterruptedException {
        recording.setName("universe inspection");
        recording.setToDisk(true);
        recording.start();
        look.last(length);
        recording.stop();
        new PrivateFile(look.file()).write("");
        recording.dump(look.file());
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
    private void configure() {
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
            diagnostics.call("jfrConfigure", "repositorypath=" + repository, "stackdepth=" + CALLS);
        } catch (InspectionRefusal | IOException | UnsupportedOperationException e) {
            LOG.debug("Flight Recorder keeps to the system's temporary directory", e);
        }
    }
}
