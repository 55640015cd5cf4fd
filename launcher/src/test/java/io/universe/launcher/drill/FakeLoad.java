package io.universe.launcher.drill;

import java.util.ArrayDeque;
import java.util.Deque;

/** Clients that see what the test says: cut by cut, and a hundred answers where it says nothing. */
final class FakeLoad implements Load {

    private final Deque<Figures> cuts = new ArrayDeque<>();

    FakeLoad seeing(Figures... figures) {
        for (Figures cut : figures) {
            cuts.add(cut);
        }
        return this;
    }

    @Override
    public Figures cut() {
        return cuts.isEmpty() ? Figured.of(100) : cuts.remove();
    }

    @Override
    public void close() {}
}
