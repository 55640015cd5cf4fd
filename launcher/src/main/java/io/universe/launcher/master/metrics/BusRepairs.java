package io.universe.launcher.master.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.universe.cluster.registrations.CheckReport;
import io.universe.cluster.registrations.Finding;
import io.universe.cluster.registrations.Finding.Kind;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How many findings about registrations were repaired and how many were not, by kind: {@code universe.bus.repairs}. To count needs no registry. Safe from any thread. */
public final class BusRepairs implements MeterBinder {

    private static final String NAME = "universe.bus.repairs";

    private final Map<Kind, LongAdder> repaired = adders();
    private final Map<Kind, LongAdder> remaining = adders();

    private static Map<Kind, LongAdder> adders() {
        return Arrays.stream(Kind.values())
                .collect(Collectors.toMap(
                        Function.identity(),
                        kind -> new LongAdder(),
                        (one, other) -> one,
                        () -> new EnumMap<>(Kind.class)));
    }

    /** Counts what a check has found. */
    public void count(CheckReport report) {
        count(report.repaired(), repaired);
        count(report.remaining(), remaining);
    }

    private static void count(List<Finding> findings, Map<Kind, LongAdder> adders) {
        adders.forEach((kind, adder) -> adder.add(
                findings.stream().filter(finding -> finding.kind() == kind).count()));
    }

    /** All kinds are there from the start, with what was counted so far. */
    @Override
    public void bindTo(MeterRegistry registry) {
        repaired.forEach((kind, adder) -> bind(registry, kind, "repaired", adder));
        remaining.forEach((kind, adder) -> bind(registry, kind, "remaining", adder));
    }

    private static void bind(MeterRegistry registry, Kind kind, String outcome, LongAdder adder) {
        FunctionCounter.builder(NAME, adder, LongAdder::sum)
                .description(
                        "Registrations on the event bus that were not as they should be, each time that one was found.")
                .tag("kind", kind.name())
                .tag("outcome", outcome)
                .register(registry);
    }
}
