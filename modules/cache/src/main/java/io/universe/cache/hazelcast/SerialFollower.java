package io.universe.cache.hazelcast;

import io.universe.cache.entry.Entry;
import io.universe.cache.port.Entries.Follower;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a follower one thing at a time, in the order in which they came, on the thread of whoever comes while nobody else tells. Without locks; safe from any thread. */
final class SerialFollower implements Follower {

    private static final Logger LOG = LoggerFactory.getLogger(SerialFollower.class);

    private final Follower follower;
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();

    SerialFollower(Follower follower) {
        this.follower = follower;
    }

    @Override
    public void onChange(String key, Entry before, Entry after) {
        tell(() -> follower.onChange(key, before, after));
    }

    @Override
    public void onGap() {
        tell(follower::onGap);
    }

    private void tell(Runnable news) {
        waiting.add(news);
        if (count.getAndIncrement() > 0) {
            return;
        }
        do {
            run(waiting.poll());
        } while (count.decrementAndGet() > 0);
    }

    /** Whatever happens, the next one has its turn. */
    private static void run(@Nullable Runnable news) {
        try {
            if (news != null) {
                news.run();
            }
        } catch (Throwable e) { // a callback ends here
            report(e);
        }
    }

    private static void report(Throwable failure) {
        try {
            LOG.error("a follower of the cache has failed", failure);
        } catch (Throwable e) { // as where there is no memory for the words
            return;
        }
    }
}
