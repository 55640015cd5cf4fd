package io.universe.cache.hazelcast;

import com.hazelcast.core.EntryEvent;
import com.hazelcast.map.MapEvent;
import com.hazelcast.map.listener.EntryAddedListener;
import com.hazelcast.map.listener.EntryEvictedListener;
import com.hazelcast.map.listener.EntryExpiredListener;
import com.hazelcast.map.listener.EntryMergedListener;
import com.hazelcast.map.listener.EntryRemovedListener;
import com.hazelcast.map.listener.EntryUpdatedListener;
import com.hazelcast.map.listener.MapClearedListener;
import com.hazelcast.map.listener.MapEvictedListener;
import io.universe.cache.entry.Entry;
import io.universe.cache.entry.EntryForm;
import io.universe.cache.entry.Operation.Expire;
import io.universe.cache.port.Entries.Follower;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One follower of one namespace: hears Hazelcast's events, and counts them, so that it is noticed when some are lost. On Hazelcast's event thread, which everything in this process shares; the reckoning is the clockwork's. */
final class Following
        implements EntryAddedListener<String, byte[]>,
                EntryUpdatedListener<String, byte[]>,
                EntryRemovedListener<String, byte[]>,
                EntryEvictedListener<String, byte[]>,
                EntryExpiredListener<String, byte[]>,
                EntryMergedListener<String, byte[]>,
                MapClearedListener,
                MapEvictedListener {

    private static final Logger LOG = LoggerFactory.getLogger(Following.class);

    private final String namespace;
    private final Follower follower;
    private final Predicate<String> isDelivered;
    private final Tally heard = new Tally();
    private final Reckoning reckoning = new Reckoning();

    /** Keys that are not delivered are lost, as a test may want it. */
    Following(String namespace, Follower follower, Predicate<String> isDelivered) {
        this.namespace = namespace;
        this.follower = new SerialFollower(follower);
        this.isDelivered = isDelivered;
    }

    String namespace() {
        return namespace;
    }

    void onGap() {
        follower.onGap();
    }

    /** Compares what was heard with what those that hold data say they have published. On the clockwork's thread. */
    void compare(UUID member, Counts counts, Collection<UUID> members) {
        if (reckoning.isShort(member, counts, members, namespace, heard)) {
            LOG.info("news of the cache {} were lost: followers read again what they have", namespace);
            follower.onGap();
        }
    }

    @Override
    public void entryAdded(EntryEvent<String, byte[]> event) {
        told(event);
    }

    @Override
    public void entryUpdated(EntryEvent<String, byte[]> event) {
        told(event);
    }

    @Override
    public void entryRemoved(EntryEvent<String, byte[]> event) {
        gone(event);
    }

    @Override
    public void entryEvicted(EntryEvent<String, byte[]> event) {
        gone(event);
    }

    @Override
    public void entryExpired(EntryEvent<String, byte[]> event) {
        gone(event);
    }

    /** What a half of the cluster brings home is read again when the halves have met. */
    @Override
    public void entryMerged(EntryEvent<String, byte[]> event) {}

    @Override
    public void mapCleared(MapEvent event) {
        follower.onGap();
    }

    @Override
    public void mapEvicted(MapEvent event) {
        follower.onGap();
    }

    private void told(EntryEvent<String, byte[]> event) {
        if (isDelivered.test(event.getKey())) {
            read(event, event.getOldValue(), event.getValue());
        }
    }

    private void read(EntryEvent<String, byte[]> event, byte[] old, byte[] value) {
        try {
            Entry before = EntryForm.read(old);
            Entry after = EntryForm.read(value);
            if (after.version() != before.version()) {
                heard.count(after.changedAtMillis());
            }
            follower.onChange(event.getKey(), before, after);
        } catch (IllegalArgumentException unknown) { // a newer version of the platform has written it
            LOG.warn(
                    "a change of {} in the cache {} is not understood: {}",
                    event.getKey(),
                    namespace,
                    unknown.toString());
        }
    }

    /** Hazelcast has removed it: something that nobody needs any more, or a value that nobody has swept in time. */
    private void gone(EntryEvent<String, byte[]> event) {
        byte[] old = event.getOldValue() == null ? event.getValue() : event.getOldValue();
        if (old == null || !isDelivered.test(event.getKey())) {
            return;
        }
        try {
            Entry before = EntryForm.read(old);
            boolean isSwept = !before.isOverdue(System.currentTimeMillis());
            follower.onChange(event.getKey(), before, isSwept ? Entry.UNTOUCHED : expired(before));
        } catch (IllegalArgumentException unknown) {
            LOG.warn("what was removed from the cache {} is not understood: {}", namespace, unknown.toString());
        }
    }

    private static Entry expired(Entry before) {
        return new Expire(before.version())
                .on(before, System.currentTimeMillis())
                .after();
    }
}
