package io.universe.worker;

import io.vertx.core.json.JsonObject;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryUsage;

/** What a process that is no worker can tell of itself, as a heartbeat would: its age, memory, threads, collections. Safe from any thread. */
public final class ProcessFigures {

    private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    private final ResidentMemory resident = ResidentMemory.ofThisProcess(memory);

    /** The figures of now, under the names that they have in the heartbeat of a worker. */
    public JsonObject take() {
        long uptimeMillis = ManagementFactory.getRuntimeMXBean().getUptime();
        GarbageCollections collections = GarbageCollections.of(ManagementFactory.getGarbageCollectorMXBeans());
        return new JsonObject()
                .put("pid", ProcessHandle.current().pid())
                .put("uptime", uptimeMillis / 1000.0)
                .put("uptimeMillis", uptimeMillis)
                .put("uptimeSeconds", uptimeMillis / 1000.0)
                .put("memory", memory(memory.getHeapMemoryUsage()))
                .put("threads", ManagementFactory.getThreadMXBean().getThreadCount())
                .put("gcCount", collections.all())
                .put("gcMillis", collections.pauseMillis());
    }

    private JsonObject memory(MemoryUsage heap) {
        return new JsonObject()
                .put("rss", resident.bytes())
                .put("heapUsed", heap.getUsed())
                .put("heapTotal", heap.getCommitted())
                .put("heapMax", heap.getMax());
    }
}
