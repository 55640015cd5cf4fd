package io.universe.worker;

import com.sun.management.OperatingSystemMXBean;
import io.universe.worker.http.TrafficFigures;
import io.vertx.core.json.JsonObject;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.RuntimeMXBean;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.function.Supplier;

/** Takes the figures of a heartbeat from this JVM and its traffic. Safe from any thread; costs some microseconds. */
final class Figures {

    private final Supplier<TrafficFigures> traffic;
    private final RuntimeMXBean runtime = ManagementFactory.getRuntimeMXBean();
    private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    Figures(Supplier<TrafficFigures> traffic) {
        this.traffic = traffic;
    }

    /** The figures now; totals are since the start of the process, times in milliseconds, memory in bytes, cpu from 0 to 1. */
    JsonObject take() {
        TrafficFigures served = traffic.get();
        return new JsonObject()
                .put("pid", runtime.getPid())
                .put("uptimeMillis", runtime.getUptime())
                .put("cpu", Math.max(0, system.getProcessCpuLoad()))
                .put("heapUsed", memory.getHeapMemoryUsage().getUsed())
                .put("threads", threads.getThreadCount())
                .put(
                        "gcCount",
                        collectors.stream()
                                .mapToLong(c -> Math.max(0, c.getCollectionCount()))
                                .sum())
                .put(
                        "gcMillis",
                        collectors.stream()
                                .mapToLong(c -> Math.max(0, c.getCollectionTime()))
                                .sum())
                .put("aliveConnections", served.aliveConnections())
                .put("totalConnections", served.totalConnections())
                .put("inFlight", served.inFlight())
                .put("totalTransactions", served.totalTransactions())
                .put("failed", served.failed())
                .put("totalDurationMillis", served.totalDurationNanos() / 1_000_000);
    }
}
