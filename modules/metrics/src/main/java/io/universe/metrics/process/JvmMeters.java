package io.universe.metrics.process;

import com.sun.management.OperatingSystemMXBean;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import java.lang.management.ManagementFactory;

/** What the JVM tells of itself, under the names that Micrometer gives it, but for those that Prometheus does not like. */
final class JvmMeters {

    private static final String CORES = "system.cpu.count";
    private static final String CPU_NANOS = "process.cpu.time";
    private static final double NANOS_IN_A_SECOND = 1e9;

    private JvmMeters() {}

    /** For as long as the process lives: the listener for collections is never taken away. It comes last, so that none is there where others fail. */
    @SuppressWarnings("resource")
    static void bindTo(MeterRegistry registry) {
        registry.config().meterFilter(new Names());
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        bindCpuTo(registry);
        new JvmGcMetrics().bindTo(registry);
    }

    private static void bindCpuTo(MeterRegistry registry) {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        FunctionCounter.builder("process.cpu", system, bean -> bean.getProcessCpuTime() / NANOS_IN_A_SECOND)
                .description("Time that the process has spent on processors.")
                .baseUnit("seconds")
                .register(registry);
    }

    /** The end {@code _count} belongs to what is distributed, and time is shown in seconds. */
    private static final class Names implements MeterFilter {

        @Override
        public Meter.Id map(Meter.Id id) {
            return id.getName().equals(CORES) ? id.withName("system.cpus") : id;
        }

        @Override
        public MeterFilterReply accept(Meter.Id id) {
            return id.getName().equals(CPU_NANOS) ? MeterFilterReply.DENY : MeterFilterReply.NEUTRAL;
        }
    }
}
