package io.universe.cache.local;

import io.universe.cache.port.Clockwork;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;

/** When which key has to be looked at, because something of it is over. Owned by the clockwork's thread; nothing ticks while nothing is due. */
final class Sweep {

    /** Looks at a key that is due. */
    interface Look {
        void at(String key, long dueMillis);
    }

    private record Due(long atMillis, String key) {}

    /** Who is a little later is taken along, so that many that end one after the other do not each have a timer. */
    private static final long TOGETHER_MILLIS = 20;

    private final Queue<Due> dues = new PriorityQueue<>(Comparator.comparingLong(Due::atMillis));
    private final Clockwork clockwork;
    private final Look look;
    private Runnable timer = () -> {};
    private long timerAtMillis = Long.MAX_VALUE;
    private boolean isOver;

    Sweep(Clockwork clockwork, Look look) {
        this.clockwork = clockwork;
        this.look = look;
    }

    /** From any thread. */
    void at(long dueMillis, String key) {
        clockwork.execute(() -> {
            dues.add(new Due(dueMillis, key));
            arm();
        });
    }

    private void arm() {
        Due first = dues.peek();
        if (first == null || isOver || first.atMillis() >= timerAtMillis) {
            return;
        }
        timer.run();
        timerAtMillis = first.atMillis();
        timer = clockwork.after(Math.max(1, timerAtMillis + TOGETHER_MILLIS - clockwork.nowMillis()), this::look);
    }

    private void look() {
        timerAtMillis = Long.MAX_VALUE;
        long now = clockwork.nowMillis();
        for (Due due = dues.peek(); due != null && due.atMillis() <= now; due = dues.peek()) {
            dues.remove();
            look.at(due.key(), due.atMillis());
        }
        arm();
    }

    void end() {
        clockwork.execute(() -> {
            isOver = true;
            timer.run();
            dues.clear();
        });
    }
}
