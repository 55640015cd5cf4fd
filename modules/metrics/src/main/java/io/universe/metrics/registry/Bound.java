package io.universe.metrics.registry;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import io.universe.metrics.file.MeterFile;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets so many meters in as the file has room for. What comes later counts nowhere, which is said once; Micrometer gives a meter that does nothing. Safe from any thread. */
final class Bound implements MeterFilter {

    private static final Logger LOG = LoggerFactory.getLogger(Bound.class);

    private final MeterFile file;
    private final Predicate<Meter.Id> hasPlace;
    private final AtomicBoolean isSaid = new AtomicBoolean();

    /** Those that have a place there already come in always. */
    Bound(MeterFile file, Predicate<Meter.Id> hasPlace) {
        this.file = file;
        this.hasPlace = hasPlace;
    }

    @Override
    public MeterFilterReply accept(Meter.Id id) {
        if (file.hasRoom() || hasPlace.test(id)) {
            return MeterFilterReply.NEUTRAL;
        }
        file.onUncounted();
        if (!isSaid.getAndSet(true)) {
            LOG.warn(
                    "worker={} has as many meters as metrics.meters allows; {} and those after it count nowhere."
                            + " Look for a tag with too many values, or allow more",
                    file.identity().life(),
                    id.getName());
        }
        return MeterFilterReply.DENY;
    }
}
