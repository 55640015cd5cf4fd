package io.universe.cluster.routing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The requests of this node that are on their way to other nodes, so that those to a node that dies fail at once. Whoever awaits an answer has a time-out of its own: what is never answered is forgotten by a
 * {@link #sweep} some time after that. Safe from any thread.
 */
public final class Requests {

    /** How often to sweep. */
    public static final Duration SWEEP_EVERY = Duration.ofSeconds(10);

    private final Map<String, OnItsWay> byReply = new ConcurrentHashMap<>();
    private final ThreadLocal<Being> being = ThreadLocal.withInitial(Being::new);
    private volatile BiConsumer<String, String> failing = (reply, node) -> {};
    private final AtomicLong sweeps = new AtomicLong();

    private record OnItsWay(String node, long forgottenAtSweep) {}

    /** What this thread is sending at this moment: the event bus tells its selector no more than the address. */
    private static final class Being {
        private @Nullable String address;
        private @Nullable Request request;
    }

    Requests() {}

    /** Who makes a request fail: is given the address of its reply and the node that is gone. */
    void onFailure(BiConsumer<String, String> action) {
        failing = action;
    }

    /** Sends a request by this action, in which the event bus may ask where to. */
    void send(String address, String reply, long timeoutMillis, Runnable sending) {
        Being now = being.get();
        String outerAddress = now.address;
        Request outer = now.request;
        now.address = address;
        now.request = request(reply, timeoutMillis);
        try {
            sending.run();
        } finally {
            now.address = outerAddress;
            now.request = outer;
        }
    }

    /** The request to this address that this thread is sending; null where it sends none. */
    @Nullable
    Request current(String address) {
        Being now = being.get();
        Request request = address.equals(now.address) ? now.request : null;
        if (request != null) {
            now.address = null;
        }
        return request;
    }

    private Request request(String reply, long timeoutMillis) {
        return new Request(reply, sweeps.get() + timeoutMillis / SWEEP_EVERY.toMillis() + 2);
    }

    /** It goes to this node, which is not this one. */
    void sent(Request request, String node) {
        byReply.put(request.reply(), new OnItsWay(node, request.forgottenAtSweep()));
    }

    /** The same, of a reply that awaits a reply: it goes to whoever is answered. */
    void sent(String reply, long timeoutMillis, String node) {
        sent(request(reply, timeoutMillis), node);
    }

    /** It was answered. */
    void answered(String reply) {
        byReply.remove(reply);
    }

    /** This node is gone: nobody waits for it any longer. */
    void fail(String node) {
        List<String> failed = new ArrayList<>();
        byReply.forEach((reply, onItsWay) -> {
            if (onItsWay.node().equals(node) && byReply.remove(reply, onItsWay)) {
                failed.add(reply);
            }
        });
        BiConsumer<String, String> action = failing;
        failed.forEach(reply -> action.accept(reply, node));
    }

    /** Forgets what was never answered. */
    public void sweep() {
        long now = sweeps.incrementAndGet();
        byReply.values().removeIf(request -> request.forgottenAtSweep() - now <= 0);
    }

    int size() {
        return byReply.size();
    }
}
