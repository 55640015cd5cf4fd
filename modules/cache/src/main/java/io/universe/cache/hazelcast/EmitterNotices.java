package io.universe.cache.hazelcast;

import io.universe.cache.port.Notice;
import io.universe.cache.port.Notices;
import io.universe.cluster.Cluster;
import io.universe.cluster.EmittedEvent;
import io.vertx.core.buffer.Buffer;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notices over the emitter of the universe. A node that has gone hears nothing, and nobody is told. Safe from any thread. */
public final class EmitterNotices implements Notices, AutoCloseable {

    static final String EVENT = "universe.cache.notice";

    private static final Logger LOG = LoggerFactory.getLogger(EmitterNotices.class);

    private final Cluster cluster;
    private final List<Consumer<Notice>> listeners = new CopyOnWriteArrayList<>();
    private final Consumer<EmittedEvent> hearing = this::onEvent;

    /** Of this node. */
    public EmitterNotices(Cluster cluster) {
        this.cluster = cluster;
        cluster.emitter().on(EVENT, hearing);
    }

    @Override
    public String self() {
        return cluster.self().uuid();
    }

    /** One at a time: an event for several is for none where one of them has gone. */
    @Override
    public void tell(Collection<String> nodes, Notice notice) {
        Buffer written = NoticeForm.write(notice);
        for (String node : nodes) {
            if (node.equals(self())) {
                tellHere(notice);
            } else {
                cluster.emitter()
                        .to(node)
                        .emit(EVENT, written)
                        .onFailure(gone -> LOG.debug("{} is not told: {}", node, gone.toString()));
            }
        }
    }

    private void onEvent(EmittedEvent event) {
        try {
            Buffer written = event.argument(0, Buffer.class);
            if (written != null) {
                tellHere(NoticeForm.read(written));
            }
        } catch (IllegalArgumentException unknown) { // a newer version of the platform has sent it
            LOG.debug("a notice is not understood: {}", unknown.toString());
        }
    }

    private void tellHere(Notice notice) {
        listeners.forEach(listener -> listener.accept(notice));
    }

    @Override
    public void onNotice(Consumer<Notice> listener) {
        listeners.add(listener);
    }

    @Override
    public void onLeft(Consumer<String> listener) {
        cluster.onNodeLeft(departure -> listener.accept(departure.node().uuid()));
    }

    @Override
    public void close() {
        cluster.emitter().removeListener(EVENT, hearing);
    }
}
