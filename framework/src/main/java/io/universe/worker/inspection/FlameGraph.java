package io.universe.worker.inspection;

import io.universe.control.PrivateFile;
import io.universe.operations.Inspection;
import java.io.IOException;
import java.nio.file.Path;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** What this process computes for a while. It is made here of what was recorded, so that nobody else has to read that, and what is sent is small. */
final class FlameGraph {

    /** So many calls are sent: more than anybody sees, and some MB at the most. */
    private static final int MOST_CALLS = 10_000;

    private final FlightRecording recording;

    FlameGraph(FlightRecording recording) {
        this.recording = recording;
    }

    /** The recording is in the look's file first, and then what was made of it. */
    void draw(Look look, Inspection.Flame what) throws InspectionRefusal, IOException, InterruptedException {
        recording.sample(look, what.length());
        Flame flame = read(look.file(), look).heaviest(MOST_CALLS);
        new PrivateFile(look.file())
                .write(
                        what.isCollapsed()
                                ? flame.collapsed()
                                : flame.toJson(look.worker(), what.length()).encode());
    }

    private static StackTree read(Path file, Look look) throws IOException {
        StackTree tree = new StackTree();
        try (RecordingFile events = new RecordingFile(file)) {
            while (events.hasMoreEvents() && !look.isGivenUp()) {
                RecordedEvent event = events.readEvent();
                if (event.getEventType().getName().equals(FlightRecording.SAMPLE)) {
                    tree.add(SampledStack.of(event));
                }
            }
        }
        return tree;
    }
}
