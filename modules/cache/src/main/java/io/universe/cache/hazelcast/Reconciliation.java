package io.universe.cache.hazelcast;

import com.hazelcast.map.IMap;
import io.universe.cache.hazelcast.Gaps.Extent;
import io.universe.cache.port.Clockwork;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the namespaces that this node uses with the catalogue after a gap. What was lost with those who held it is put back; what is missing though nothing was lost, was destroyed, and the news of that were. Safe from any thread.
 */
final class Reconciliation {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);

    /** News that are under way arrive in it mostly. */
    static final long LATE_MILLIS = 2_000;

    private final IMap<String, String> options;
    private final BlockingCalls calls;
    private final Clockwork clockwork;
    private final Known known;
    private final BiConsumer<String, Fixed> onEnded;
    private final AtomicLong losses = new AtomicLong();
    private volatile boolean isOwed;

    /** The listener is told of what was destroyed. */
    Reconciliation(IMap<String, String> options, Grid grid, Known known, BiConsumer<String, Fixed> onEnded) {
        this.options = options;
        this.calls = grid.calls();
        this.clockwork = grid.clockwork();
        this.known = known;
        this.onEnded = onEnded;
    }

    void onGap(Extent extent) {
        if (extent == Extent.DATA || isOwed) {
            losses.incrementAndGet();
            isOwed = false;
            known.forEach(this::putBack);
        } else {
            known.forEach(this::look);
        }
    }

    private void putBack(String namespace, Fixed fixed) {
        AsyncCalls.make(clockwork, namespace, () -> options.submitToKey(namespace, new FixOptions(fixed.write())))
                .onSuccess(now -> isThere(namespace, fixed, now))
                .onFailure(failure -> {
                    isOwed = true;
                    LOG.warn("the options of the cache {} may be lost: {}", namespace, failure.getMessage());
                });
    }

    private void isThere(String namespace, Fixed fixed, String written) {
        Fixed now = Fixed.read(written);
        if (now.id().equals(fixed.id())) {
            takeAway(namespace, now, written);
            clockwork.after(LATE_MILLIS, () -> takeAway(namespace, now, written));
        } else if (known.put(namespace, now) && !now.options().equals(fixed.options())) {
            LOG.warn("the cache {} has other options since data were lost: {}", namespace, now.options());
        }
    }

    /** Where somebody has destroyed it meanwhile, it would be there for ever. */
    private void takeAway(String namespace, Fixed putBack, String written) {
        if (known.hasEnded(putBack)) {
            calls.make(Maps.CATALOGUE, () -> options.remove(namespace, written))
                    .onFailure(failure -> LOG.debug("{} stays in the catalogue: {}", namespace, failure.toString()));
        }
    }

    private void look(String namespace, Fixed fixed) {
        long lossesBefore = losses.get();
        read(namespace, found -> {
            if (!isSame(found, fixed)) {
                clockwork.after(LATE_MILLIS, () -> lookAgain(namespace, fixed, lossesBefore));
            }
        });
    }

    /** It could be that data were lost, and that nobody knows of it yet. */
    private void lookAgain(String namespace, Fixed fixed, long lossesBefore) {
        read(namespace, found -> {
            if (!isSame(found, fixed) && losses.get() == lossesBefore) {
                onEnded.accept(namespace, fixed);
            }
        });
    }

    private interface Finding {
        void accept(@Nullable String found);
    }

    private void read(String namespace, Finding finding) {
        AsyncCalls.<@Nullable String>make(clockwork, namespace, () -> options.getAsync(namespace))
                .onSuccess(finding::accept)
                .onFailure(failure -> LOG.debug("the catalogue cannot be read: {}", failure.toString()));
    }

    private static boolean isSame(@Nullable String found, Fixed fixed) {
        return found != null && Fixed.read(found).id().equals(fixed.id());
    }
}
