package io.universe.launcher.master.ports;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which worker is to have the next connection: the one that has the fewest; of equals, the one whose turn it is. One that hangs keeps what it has, and so gets little more. Safe from any thread. */
final class FewestFirst {

    private final Map<Integer, Integer> connections = new HashMap<>();
    private int turn;

    /** The ports of workers in the order in which they are to be tried. */
    synchronized List<Integer> order(List<Integer> ports) {
        List<Integer> inOrder = new ArrayList<>(ports);
        Collections.rotate(inOrder, turn--);
        inOrder.sort(Comparator.comparingInt(port -> connections.getOrDefault(port, 0)));
        return inOrder;
    }

    /** A connection to this port is on its way, or there. */
    synchronized void begun(int port) {
        connections.merge(port, 1, Integer::sum);
    }

    /** One of them has ended, or did not come about. */
    synchronized void ended(int port) {
        connections.computeIfPresent(port, (any, count) -> count == 1 ? null : count - 1);
    }
}
