package io.universe.cluster.emitter;

import io.universe.cluster.Emitter;
import io.universe.cluster.Role;
import io.universe.cluster.timing.Timer;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What this node has to send, and what of it is held back until the nodes are known. Its owner's context calls everything. */
final class Outbox {

    private final Supplier<Sight> sight;
    private final Timer timer;
    private List<Outgoing> held = new ArrayList<>();
    /** Whether the master was there, now or before. */
    private boolean isAtHome;

    private boolean isClosed;

    Outbox(Supplier<Sight> sight, Timer timer) {
        this.sight = sight;
        this.timer = timer;
    }

    /** Sends it, holds it back, or fails it. */
    void put(Outgoing outgoing) {
        Sight now = look();
        Targets.Reach reach = outgoing.targets().reach(now);
        if (outgoing.targets().areOnly(now.self())) {
            outgoing.send().accept(reach.nodes());
        } else if (!isAtHome) {
            hold(outgoing, now);
        } else if (!reach.isComplete()) {
            outgoing.fail().accept(unknown(reach, now));
        } else {
            held.add(outgoing);
            release(now);
            if (held.contains(outgoing)) {
                limit(outgoing);
            }
        }
    }

    /** Another node is there. */
    void onNodeJoined() {
        Sight now = look();
        if (isAtHome) {
            release(now);
        }
    }

    /** This node was a standby so far: from now on nothing waits for ever. */
    void onSlotTaken() {
        held.forEach(this::limit);
    }

    /** Nothing that is held back can be sent any more. */
    void close() {
        isClosed = true;
        List<Outgoing> left = held;
        held = new ArrayList<>();
        left.forEach(outgoing -> outgoing.fail().accept(leaving()));
    }

    private static IllegalStateException leaving() {
        return new IllegalStateException("this node is leaving");
    }

    private Sight look() {
        Sight now = sight.get();
        isAtHome = isAtHome || now.isSettled();
        return now;
    }

    private void hold(Outgoing outgoing, Sight now) {
        if (isClosed) {
            outgoing.fail().accept(leaving());
            return;
        }
        if (held.size() >= Emitter.MAX_HELD_BACK) {
            outgoing.fail()
                    .accept(new IllegalStateException(
                            "%d events wait for the master to be known: no more are held back".formatted(held.size())));
            return;
        }
        held.add(outgoing);
        if (now.self().role() != Role.STANDBY) {
            limit(outgoing);
        }
    }

    private void limit(Outgoing outgoing) {
        timer.after(outgoing.patience(), () -> onPatienceOver(outgoing));
    }

    private void onPatienceOver(Outgoing outgoing) {
        if (held.remove(outgoing)) {
            Sight now = look();
            outgoing.fail().accept(unknown(outgoing.targets().reach(now), now));
            onNodeJoined();
        }
    }

    private void release(Sight now) {
        Release release = Release.of(held, now);
        held = new ArrayList<>(release.held());
        release.ready().forEach(ready -> ready.outgoing().send().accept(ready.nodes()));
    }

    /** Where all are known, it was the master that did not come. */
    private static ReplyException unknown(Targets.Reach reach, Sight now) {
        List<Target> unknown = reach.isComplete() ? List.of(Target.MASTER) : reach.unknown();
        String names = unknown.stream().map(Target::toString).collect(Collectors.joining(", "));
        return new ReplyException(
                ReplyFailure.NO_HANDLERS, "no node answers to %s; there are: %s".formatted(names, now.names()));
    }
}
