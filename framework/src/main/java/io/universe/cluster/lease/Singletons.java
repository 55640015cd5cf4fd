package io.universe.cluster.lease;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** The singletons that this node takes part in. Owned by the thread of the leases. */
final class Singletons {

    private final List<SingletonPart> parts = new ArrayList<>();
    private boolean hasSlot;
    private boolean isWithdrawn;

    void add(SingletonPart part) {
        parts.add(part);
        part.ended().onComplete(ended -> parts.remove(part));
        if (isWithdrawn) {
            part.retire();
        } else if (hasSlot) {
            part.begin();
        }
    }

    /** From now on they may run here. */
    void onSlotTaken() {
        if (!hasSlot && !isWithdrawn) {
            hasSlot = true;
            List.copyOf(parts).forEach(SingletonPart::begin);
        }
    }

    void onFreed(Release release) {
        parts.stream().filter(part -> part.key().equals(release.key())).toList().forEach(part -> part.onFreed(release));
    }

    void hastenAll() {
        List.copyOf(parts).forEach(part -> {
            part.hasten();
            part.renew();
        });
    }

    /** From now on they may run elsewhere only. Never fails. */
    Future<?> withdraw() {
        isWithdrawn = true;
        return Future.join(
                List.copyOf(parts).stream().map(SingletonPart::retire).toList());
    }
}
