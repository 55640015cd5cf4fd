package io.universe.benchmarks;

import io.universe.benchmarks.cache.CacheUser;
import io.universe.benchmarks.cache.DataHolder;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;

/** Four JVMs in a cluster of their own: two hold data, two use it, of which the last one measures. */
record CacheCluster(Deque<TwinProcess> processes) implements AutoCloseable {

    /** The slot of the process that reads what the last one sets. */
    static final int READER = 2;

    /** Starts one after the other, and waits until all serve. */
    static CacheCluster start() {
        CacheCluster cluster = new CacheCluster(new ArrayDeque<>());
        try {
            String name = UUID.randomUUID().toString();
            String first = "127.0.0.1:" + cluster.add(DataHolder.class, name, 0).port();
            cluster.add(DataHolder.class, name, 1, first);
            cluster.add(CacheUser.class, name, READER, first);
            cluster.add(CacheUser.class, name, READER + 1, first);
            return cluster;
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    private TwinProcess add(Class<?> main, Object... arguments) {
        processes.push(TwinProcess.start(main, arguments));
        return processes.getFirst();
    }

    /** Where the one that measures is asked. */
    URI address() {
        processes.forEach(TwinProcess::requireAlive);
        return processes.getFirst().address();
    }

    @Override
    public void close() {
        processes.forEach(TwinProcess::close);
    }
}
