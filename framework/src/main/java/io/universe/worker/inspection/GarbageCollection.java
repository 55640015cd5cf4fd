package io.universe.worker.inspection;

import io.universe.control.WorkerMessage.Inspected.End;
import io.vertx.core.json.JsonObject;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;

/** A full collection of garbage in this process, with the memory before and after. */
final class GarbageCollection {

    private final Diagnostics diagnostics;
    private final LongSupplier nanoClock;

    GarbageCollection(Diagnostics diagnostics, LongSupplier nanoClock) {
        this.diagnostics = diagnostics;
        this.nanoClock = nanoClock;
    }

    JsonObject run() throws InspectionRefusal {
        MemoryUsage before = heap();
        long collections = sum(GarbageCollectorMXBean::getCollectionCount);
        long pauses = sum(GarbageCollectorMXBean::getCollectionTime);
        long begin = nanoClock.getAsLong();
        String said = diagnostics.call("gcRun");
        if (said.contains("disabled")) {
            throw new InspectionRefusal(End.UNABLE, "this JVM runs with -XX:+DisableExplicitGC: " + said.strip());
        }
        long tookNanos = nanoClock.getAsLong() - begin;
        MemoryUsage after = heap();
        return new JsonObject()
                .put("before", json(before))
                .put("after", json(after))
                .put("freed", before.getUsed() - after.getUsed())
                .put("collections", sum(GarbageCollectorMXBean::getCollectionCount) - collections)
                .put("pauseMillis", sum(GarbageCollectorMXBean::getCollectionTime) - pauses)
                .put("tookMillis", tookNanos / 1_000_000);
    }

    private static JsonObject json(MemoryUsage heap) {
        return new JsonObject()
                .put("heapUsed", heap.getUsed())
                .put("heapTotal", heap.getCommitted())
                .put("heapMax", heap.getMax());
    }

    private static MemoryUsage heap() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    }

    private static long sum(ToLongFunction<GarbageCollectorMXBean> figure) {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(figure)
                .sum();
    }
}
