package io.universe.worker;

import com.sun.management.OperatingSystemMXBean;
import io.universe.app.Heartbeat;
import io.universe.worker.http.TrafficFigures;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryUsage;
import java.lang.management.RuntimeMXBean;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Takes the figures of a heartbeat from this JVM, its traffic, loops and errors. Owned by one thread; costs some ten microseconds. */
final class Figures {

    private static final double NANOS_PER_SECOND = 1e9;

    /** What is counted from the start on; an interval is the difference of two. */
    private record Totals(
            long atNanos, long cpuNanos, TrafficFigures traffic, GarbageCollections collections, long fatal) {}

    private final Supplier<TrafficFigures> traffic;
    private final Supplier<Duration> eventLoopDelay;
    private final LongSupplier unhandled;
    private final LongSupplier nanoClock;
    private final RuntimeMXBean runtime = ManagementFactory.getRuntimeMXBean();
    private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final ResidentMemory resident = ResidentMemory.ofThisProcess(memory);
    private final int processors = Runtime.getRuntime().availableProcessors();
    private Totals before;
    private long cycle;

    Figures(
            Supplier<TrafficFigures> traffic,
            Supplier<Duration> eventLoopDelay,
            LongSupplier unhandled,
            LongSupplier nanoClock) {
        this.traffic = traffic;
        this.eventLoopDelay = eventLoopDelay;
        this.unhandled = unhandled;
        this.nanoClock = nanoClock;
        this.before = totals();
    }

    private Totals totals() {
        return new Totals(
                nanoClock.getAsLong(),
                Math.max(0, system.getProcessCpuTime()),
                traffic.get(),
                GarbageCollections.of(collectors),
                unhandled.getAsLong());
    }

    /** The figures now; what is of an interval starts anew. */
    Heartbeat take() {
        Totals now = totals();
        Heartbeat heartbeat = heartbeat(before, now, Math.max(1, now.atNanos - before.atNanos));
        before = now;
        return heartbeat;
    }

    private Heartbeat heartbeat(Totals earlier, Totals now, long intervalNanos) {
        cycle++;
        return new Heartbeat(
                runtime.getPid(),
                cycle,
                Duration.ofNanos(intervalNanos),
                Duration.ofMillis(runtime.getUptime()),
                load(now.cpuNanos - earlier.cpuNanos, intervalNanos),
                traffic(earlier.traffic, now.traffic, intervalNanos),
                gc(now.collections.minus(earlier.collections), now.collections),
                new Heartbeat.Errors(
                        now.traffic.failed() - earlier.traffic.failed(),
                        now.fatal - earlier.fatal,
                        now.traffic.failed()));
    }

    private Heartbeat.Load load(long cpuNanos, long intervalNanos) {
        MemoryUsage heap = memory.getHeapMemoryUsage();
        return new Heartbeat.Load(
                Math.min(1, (double) cpuNanos / intervalNanos / processors),
                resident.bytes(),
                heap.getUsed(),
                heap.getCommitted(),
                heap.getMax(),
                threads.getThreadCount(),
                eventLoopDelay.get());
    }

    private static Heartbeat.Traffic traffic(TrafficFigures earlier, TrafficFigures now, long intervalNanos) {
        long transactions = now.totalTransactions() - earlier.totalTransactions();
        return new Heartbeat.Traffic(
                now.aliveConnections(),
                now.totalConnections(),
                now.inFlight(),
                transactions,
                Duration.ofNanos(now.totalDurationNanos() - earlier.totalDurationNanos()),
                transactions * NANOS_PER_SECOND / intervalNanos,
                now.totalTransactions(),
                Duration.ofNanos(now.totalDurationNanos()));
    }

    private static Heartbeat.Gc gc(GarbageCollections since, GarbageCollections total) {
        return new Heartbeat.Gc(
                since.incremental(),
                since.full(),
                Duration.ofMillis(since.pauseMillis()),
                total.all(),
                Duration.ofMillis(total.pauseMillis()));
    }
}
