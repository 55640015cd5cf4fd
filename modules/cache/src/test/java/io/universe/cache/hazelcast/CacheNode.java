package io.universe.cache.hazelcast;

import com.hazelcast.core.HazelcastInstance;
import io.universe.cache.clock.OwnThread;
import io.universe.cache.keeping.Keeper;
import io.universe.cache.port.Persistence;
import io.universe.cluster.session.TestNode;
import io.universe.cluster.session.TestUniverse;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** One node of a test's universe with a catalogue, and a keeper where it is asked for. Owned by the test's thread. */
public final class CacheNode implements AutoCloseable {

    private static final Persistence NONE = new Persistence() {
        @Override
        public Future<Void> open(String namespace) {
            return Future.succeededFuture();
        }

        @Override
        public Future<Void> secured(String namespace, String key, long version) {
            return Future.succeededFuture();
        }

        @Override
        public Future<Void> destroy(String namespace) {
            return Future.succeededFuture();
        }
    };

    private final TestNode node;
    private final BlockingCalls calls = new BlockingCalls();
    private final OwnThread clockwork;
    private final HazelcastCatalogue catalogue;
    private final EmitterNotices notices;
    private final List<Runnable> ends = new ArrayList<>();

    public CacheNode(TestNode node) {
        this.node = node;
        clockwork = new OwnThread();
        catalogue = TestUniverse.await(HazelcastCatalogue.open(instance(), calls, clockwork, NONE));
        notices = new EmitterNotices(node.session().cluster());
        ends.add(calls::close);
        ends.add(catalogue::close);
        ends.add(notices::close);
    }

    public HazelcastInstance instance() {
        return node.member().unwrap(HazelcastInstance.class);
    }

    public TestNode node() {
        return node;
    }

    public HazelcastCatalogue catalogue() {
        return catalogue;
    }

    public EmitterNotices notices() {
        return notices;
    }

    public OwnThread clockwork() {
        return clockwork;
    }

    /** Keeps what this node owns. */
    public CacheNode keep(long maxBytes) {
        ends.add(new Keeper(instance(), maxBytes).start()::close);
        return this;
    }

    /** Entries that hear no news of keys that are not delivered. */
    HazelcastEntries deaf(String namespace, Predicate<String> isDelivered) {
        News news = new News(instance(), clockwork);
        ends.add(news::close);
        Grid grid = new Grid(name -> EntryMap.of(instance(), name), calls, clockwork, news);
        return new HazelcastEntries(namespace, grid, isDelivered);
    }

    @Override
    public void close() {
        for (int i = ends.size() - 1; i >= 0; i--) {
            ends.get(i).run();
        }
    }
}
