package io.universe.cache.port;

import io.universe.cache.entry.Entry;
import io.universe.cache.entry.Operation;
import io.universe.cache.entry.Reply;
import io.vertx.core.Future;
import java.util.Map;

/** The entries of one namespace, wherever they live. Safe from any thread; futures complete on any thread, never within the call where that could take long, and may take as long as a member hangs: who waits bounds it. */
public interface Entries {

    /** The entry as it is, also one that is overdue; {@link Entry#UNTOUCHED} where there is none. */
    Future<Entry> read(String key);

    /** Does it to one key, at once and alone, and keeps what becomes of it before it replies. A call that fails may have had its effect, or may have it yet. */
    Future<Reply> apply(String key, Operation operation);

    /** All of them, without those that are forgotten. For {@code keys}, {@code inspect}, and after a gap; it takes as long as they are many. */
    Future<Map<String, Entry>> all();

    /**
     * Tells the follower of every change from now on, claims too.
     *
     * @return completes with what ends it, when everything that is changed afterwards will be told
     */
    Future<Runnable> follow(Follower follower);

    /** Hears what becomes of entries, one call at a time, on any thread; must not block. Changes of one key come in order. */
    interface Follower {

        /** From one entry to the next. */
        void onChange(String key, Entry before, Entry after);

        /** Changes may have been missed, so all that is of interest has to be read again. */
        void onGap();
    }
}
