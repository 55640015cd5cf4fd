package io.universe.cluster.routing;

import io.vertx.core.Completable;
import io.vertx.core.spi.cluster.RegistrationInfo;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where messages to one address go, as far as it is known. Who asks while it is being looked up waits, and is served in order; whoever asks later comes after them. Safe from any thread; nobody is
 * called inside its lock.
 */
final class Route {

    private final Function<List<RegistrationInfo>, Targets> choice;
    private final Queue<Completable<Targets>> waiting = new ArrayDeque<>();
    private List<RegistrationInfo> infos = List.of();
    private Targets latest = Targets.NOBODY;
    private long version;
    private @Nullable Throwable failure;
    private volatile @Nullable Targets open;

    /** A route that nobody has looked up yet. */
    Route(Function<List<RegistrationInfo>, Targets> choice) {
        this.choice = choice;
    }

    /** What is known, where nobody has to wait for it. */
    @Nullable
    Targets targets() {
        return open;
    }

    /** Calls back now or when it is known. */
    void await(Completable<Targets> asker) {
        if (!isQueued(asker)) {
            Targets known = open;
            if (known != null) {
                asker.succeed(known);
            } else {
                asker.fail(failure());
            }
        }
    }

    private synchronized boolean isQueued(Completable<Targets> asker) {
        return open == null && failure == null && waiting.add(asker);
    }

    private synchronized @Nullable Throwable failure() {
        return failure;
    }

    /** Counts what the cluster told on its own. Who asks it remembers this, so that an old answer does not replace a newer word. */
    synchronized long version() {
        return version;
    }

    /** The cluster's answer to a question of that version; returns false, and forgets it, where it has told something newer since. */
    synchronized boolean learn(long asked, List<RegistrationInfo> answer) {
        if (version != asked) {
            return false;
        }
        set(answer);
        return true;
    }

    /** The cluster told this on its own. */
    synchronized void update(List<RegistrationInfo> told) {
        version++;
        set(told);
    }

    /** What the choice depends on has changed. */
    synchronized void chooseAgain() {
        set(infos);
    }

    private void set(List<RegistrationInfo> known) {
        infos = List.copyOf(known);
        Targets chosen = choice.apply(infos);
        if (!chosen.areThoseOf(latest)) {
            latest = chosen;
        }
        if (open != null) {
            open = latest;
        }
    }

    /** What the cluster holds as far as this route knows, the dead included. */
    synchronized List<RegistrationInfo> infos() {
        return infos;
    }

    /** Whether there is nobody to send to. */
    synchronized boolean isEmpty() {
        return latest.isEmpty();
    }

    /** It is known now: serves those who wait, in order, and nobody has to wait from then on. */
    void open() {
        for (Completable<Targets> next = nextOrOpen(); next != null; next = nextOrOpen()) {
            next.succeed(current());
        }
    }

    private synchronized @Nullable Completable<Targets> nextOrOpen() {
        Completable<Targets> next = waiting.poll();
        if (next == null) {
            open = latest;
        }
        return next;
    }

    private synchronized Targets current() {
        return latest;
    }

    /** It cannot be known: whoever waits, and whoever still comes, is told so. */
    void fail(Throwable cause) {
        List<Completable<Targets>> all;
        synchronized (this) {
            failure = cause;
            all = List.copyOf(waiting);
            waiting.clear();
        }
        all.forEach(asker -> asker.fail(cause));
    }
}
