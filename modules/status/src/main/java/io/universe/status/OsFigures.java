package io.universe.status;

import com.sun.management.OperatingSystemMXBean;
import io.universe.spi.StatusBoard;
import io.vertx.core.json.JsonObject;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/** How the machine is doing that a node runs on: the status {@code os}. Null is what the machine does not tell. */
final class OsFigures {

    static final String NAME = "os";

    private static final double FINENESS = 10_000;

    private OsFigures() {}

    static void register(StatusBoard board) {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        board.register(NAME, () -> take(system));
    }

    /** In a container, of what it may use. Memory is in bytes; cpu is this process's share of all processors, 0 to 1, of late. */
    private static JsonObject take(OperatingSystemMXBean system) {
        return new JsonObject()
                .put("loadAverage", told(system.getSystemLoadAverage()))
                .put("cores", system.getAvailableProcessors())
                .put("totalMemory", system.getTotalMemorySize())
                .put("freeMemory", system.getFreeMemorySize())
                .put("cpu", told(system.getProcessCpuLoad()));
    }

    /** The system says below 0, or no number, where it does not know. */
    private static @Nullable Double told(double figure) {
        return figure >= 0 ? Math.rint(figure * FINENESS) / FINENESS : null;
    }
}
