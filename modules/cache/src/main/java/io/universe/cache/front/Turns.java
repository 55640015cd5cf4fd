package io.universe.cache.front;

import io.universe.cache.port.Clockwork;

/** How far a flight is. Each step has a turn, and a timer at the most: what an earlier turn had begun is late. Owned by the clockwork's thread. */
final class Turns {

    /** How far it is. */
    enum State {
        /** For the right to load. */
        ASKING,
        /** The claim is ours. */
        LOADING,
        /** The result is on its way. */
        SETTLING,
        /** Another node loads. */
        WAITING,
        /** Nobody is interested any more. */
        OVER
    }

    private final Clockwork clockwork;
    private State state = State.OVER;
    private int turn;
    private Runnable timer = () -> {};

    Turns(Clockwork clockwork) {
        this.clockwork = clockwork;
    }

    State state() {
        return state;
    }

    boolean isIn(State asked) {
        return state == asked;
    }

    int now() {
        return turn;
    }

    boolean isNow(int asked) {
        return turn == asked;
    }

    /** The next turn, whose number it gives; the timer of the one before is off. */
    int enter(State next) {
        state = next;
        timer.run();
        timer = () -> {};
        return ++turn;
    }

    /** Does that later, if it is still the same turn then. */
    void then(long millis, Runnable action) {
        int mine = turn;
        timer = clockwork.after(millis, () -> {
            if (mine == turn) {
                action.run();
            }
        });
    }
}
