package io.universe.metrics.process;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.universe.metrics.file.Identity;
import io.universe.metrics.file.MeterFile;
import io.universe.metrics.registry.FileRegistry;
import io.universe.spi.MetricsSpec;
import io.universe.spi.ProcessMetrics;
import io.universe.spi.RequestMeter;
import io.universe.spi.Site;
import io.vertx.core.VertxOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.core.metrics.MetricsOptions;
import io.vertx.core.spi.VertxMetricsFactory;
import io.vertx.core.spi.metrics.EventBusMetrics;
import io.vertx.core.spi.metrics.VertxMetrics;
import io.vertx.micrometer.MetricsDomain;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One process that counts: its registry, the file behind it, and the thread that asks the gauges. Safe from any thread. */
public final class CountingProcess implements ProcessMetrics {

    private static final Logger LOG = LoggerFactory.getLogger(CountingProcess.class);
    private static final int MOST_METERS = 2_000;

    private final MeterFile file;
    private final FileRegistry registry;
    private final Sampler sampler;
    private final HeartbeatFigures heartbeat = new HeartbeatFigures();
    private final boolean isOn;

    private CountingProcess(MeterFile file, boolean isOn) {
        this.file = file;
        this.isOn = isOn;
        this.registry = new FileRegistry(file, Clock.SYSTEM);
        this.sampler = new Sampler(registry::sample);
    }

    /** Counts from now on: in a file where there is a directory for it, else in memory only. */
    public static CountingProcess open(MetricsSpec spec) {
        return open(spec, JvmMeters::bindTo);
    }

    /** The same with meters that are there from the start. Where these fail, nothing is left of it: neither a thread nor a file that looks like that of a process. */
    static CountingProcess open(MetricsSpec spec, MeterBinder first) {
        boolean isOn = isOn(spec.settings());
        MeterFile file = file(spec, isOn);
        try {
            CountingProcess process = new CountingProcess(file, isOn);
            if (isOn) {
                first.bindTo(process.registry);
                process.sampler.start();
            }
            return process;
        } catch (RuntimeException | Error e) {
            file.close();
            throw e;
        }
    }

    /** Whether a process with these settings keeps what it counts. */
    public static boolean isOn(JsonObject settings) {
        return settings.getBoolean("enable", true);
    }

    private static MeterFile file(MetricsSpec spec, boolean isOn) {
        Identity identity = new Identity(
                spec.context(),
                spec.worker(),
                spec.generation(),
                spec.life(),
                spec.isStandby(),
                System.currentTimeMillis());
        int meters = spec.settings().getInteger("meters", MOST_METERS);
        return spec.directory()
                .filter(directory -> isOn && canHold(directory))
                .map(directory -> MeterFile.create(directory, identity, meters))
                .orElseGet(() -> MeterFile.unkept(identity, meters));
    }

    /** The directory is this user's alone. */
    private static boolean canHold(Path directory) {
        try {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            return true;
        } catch (IOException e) {
            LOG.warn("{} cannot be made ({}); what is counted is in memory only", directory, e.toString());
            return false;
        }
    }

    /** What it counts with. */
    public MeterRegistry registry() {
        return registry;
    }

    /** Asks the gauges now. */
    public void sample() {
        registry.sample();
    }

    /** Everything that Vert.x can tell but of requests to HTTP servers and of messages, which are counted for less. */
    @Override
    public VertxMetricsFactory vertx() {
        return isOn ? this::vertxMetrics : NONE.vertx();
    }

    /** The backend of each process is its own, though Vert.x keeps them by name in a static map. */
    private VertxMetrics vertxMetrics(VertxOptions options) {
        MetricsOptions told = new MicrometerMetricsOptions()
                .addDisabledMetricsCategory(MetricsDomain.HTTP_SERVER)
                .addDisabledMetricsCategory(MetricsDomain.EVENT_BUS)
                .setRegistryName(file.identity().life() + "@" + System.identityHashCode(this))
                .setEnabled(true);
        return new MicrometerMetricsFactory(registry).metrics(new VertxOptions(options).setMetricsOptions(told));
    }

    @Override
    public Optional<EventBusMetrics<?>> eventBus() {
        return isOn ? Optional.of(new BusMeters(registry)) : Optional.empty();
    }

    @Override
    public RequestMeter requests(LongSupplier openConnections) {
        if (!isOn) {
            return RequestMeter.NONE;
        }
        Gauge.builder("universe.http.server.connections", openConnections, LongSupplier::getAsLong)
                .description("Connections that clients have open.")
                .strongReference(true)
                .register(registry);
        heartbeat.bindTo(registry);
        return new HttpRequests(registry);
    }

    @Override
    public void provideTo(Site site) {
        site.provide(MeterRegistry.class, registry);
    }

    @Override
    public void onHeartbeat(JsonObject figures) {
        heartbeat.accept(figures);
    }

    @Override
    public void inSlot(String worker, String life) {
        file.rename(file.identity().inSlot(worker, life));
    }

    /** The file stays locked: what still counts goes there, and its process lives. */
    @Override
    public void close() {
        sampler.close();
    }
}
