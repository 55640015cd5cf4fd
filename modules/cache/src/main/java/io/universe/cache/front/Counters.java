package io.universe.cache.front;

import io.universe.cache.CacheStat;
import java.util.concurrent.atomic.LongAdder;

/** What a node counts in one namespace. Safe from any thread. */
final class Counters {

    final Tally hit = new Tally();
    final LongAdder miss = new LongAdder();
    final LongAdder load = new LongAdder();
    final LongAdder error = new LongAdder();
    final LongAdder waiting = new LongAdder();

    CacheStat stat() {
        return new CacheStat(hit.sum(), miss.sum(), load.sum(), error.sum(), Math.max(0, waiting.sum()));
    }
}
