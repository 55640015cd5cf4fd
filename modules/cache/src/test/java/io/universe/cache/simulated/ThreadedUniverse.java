package io.universe.cache.simulated;

import io.universe.cache.CacheFixture;
import io.universe.cache.clock.OwnThread;
import io.universe.cache.front.FrontOptions;
import io.universe.cache.front.LiveCaches;
import io.universe.cache.local.LocalCatalogue;
import io.universe.cache.port.Notice;
import io.universe.cache.port.Notices;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Nodes in threads of their own, with real time, over entries in one map. */
public final class ThreadedUniverse implements CacheFixture {

    private record Node(String uuid, LiveCaches caches, Wire wire) {}

    private record Box(String self, Map<String, Box> all, List<Consumer<Notice>> notices, List<Consumer<String>> left)
            implements Notices {

        @Override
        public void tell(Collection<String> nodes, Notice notice) {
            for (String node : nodes) {
                Box box = all.get(node);
                if (box != null) {
                    box.notices.forEach(each -> each.accept(notice));
                }
            }
        }

        @Override
        public void onNotice(Consumer<Notice> listener) {
            notices.add(listener);
        }

        @Override
        public void onLeft(Consumer<String> listener) {
            left.add(listener);
        }
    }

    private final Map<String, Box> boxes = new ConcurrentHashMap<>();
    private final Map<Integer, Node> nodes = new ConcurrentHashMap<>();
    private final LocalCatalogue catalogue = new LocalCatalogue(new OwnThread(), 64 << 20);

    @Override
    public LiveCaches node(int number) {
        return nodes.computeIfAbsent(number, ignored -> start()).caches();
    }

    private Node start() {
        Box box = new Box(
                UUID.randomUUID().toString(), boxes, new CopyOnWriteArrayList<>(), new CopyOnWriteArrayList<>());
        boxes.put(box.self(), box);
        Wire wire = new Wire(catalogue, new FakeTime(), () -> 0);
        LiveCaches caches = new LiveCaches(wire, box, new OwnThread(), FrontOptions.DEFAULTS);
        return new Node(box.self(), caches, wire);
    }

    @Override
    public Future<Void> close(int number) {
        return node(number).close();
    }

    @Override
    public void kill(int number) {
        Node node = nodes.remove(number);
        if (node != null) {
            node.wire().cut();
            boxes.remove(node.uuid());
            boxes.values().forEach(box -> box.left().forEach(each -> each.accept(node.uuid())));
            node.caches().close();
        }
    }

    /** Ends all of them. */
    public void close() {
        nodes.keySet().forEach(this::kill);
        catalogue.close();
    }
}
