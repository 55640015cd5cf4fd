package io.universe.cache.port;

import java.util.Collection;
import java.util.function.Consumer;

/** Short news between the nodes that use caches. They may be lost: nothing depends on them but how long somebody waits. Safe from any thread. */
public interface Notices {

    /** Who this node is. */
    String self();

    /** Tells those nodes, by their uuids; this one too, where it is among them. */
    void tell(Collection<String> nodes, Notice notice);

    /** Calls the listener for everything that this node is told; on any thread. */
    void onNotice(Consumer<Notice> listener);

    /** Calls the listener with the uuid of every node that leaves; on any thread. */
    void onLeft(Consumer<String> listener);
}
