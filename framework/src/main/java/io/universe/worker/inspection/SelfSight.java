package io.universe.worker.inspection;

import io.universe.control.PrivateFile;
import io.universe.operations.Inspection;
import io.universe.spi.LogLevels;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** What this process can see of itself. */
final class SelfSight implements Looking {

    private final Diagnostics diagnostics = new Diagnostics();
    private final LoggerLevels levels = new LoggerLevels(
            ServiceLoader.load(LogLevels.class, SelfSight.class.getClassLoader())
                    .findFirst(),
            SelfSight::later);

    @Override
    public JsonObject at(Look look) throws InspectionRefusal, IOException, InterruptedException {
        Inspection what = look.what();
        if (what instanceof Inspection.LogLevel level) {
            return levels.change(level);
        }
        if (what instanceof Inspection.Collect) {
            return new GarbageCollection(diagnostics, System::nanoTime).run();
        }
        write(look, what);
        return new JsonObject();
    }

    private void write(Look look, Inspection what) throws InspectionRefusal, IOException, InterruptedException {
        if (what instanceof Inspection.Heap heap) {
            HeapDump.write(heap, look.file());
        } else if (what instanceof Inspection.Recording recording) {
            new FlightRecording(diagnostics).record(look, recording);
        } else if (what instanceof Inspection.Flame flame) {
            new FlameGraph(new FlightRecording(diagnostics)).draw(look, flame);
        } else if (what instanceof Inspection.Threads) {
            new PrivateFile(look.file()).write(diagnostics.call("threadPrint", "-l"));
        } else {
            new PrivateFile(look.file()).write(diagnostics.call("gcClassHistogram", new String[0]));
        }
    }

    private static void later(Duration time, Runnable step) {
        CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS)
                .execute(step);
    }
}
