package io.universe.launcher.supervisor;

import java.util.List;

/**
 * How far a context is with its beginning, of which nothing is ever taken back: it waits for others, then it has begun, then it is up.
 *
 * @param awaited the contexts that it waits for; empty once it has begun
 * @param hasComeUp whether all its workers were READY at once, or had finished; whoever comes after it may begin
 */
public record Onset(List<String> awaited, boolean hasComeUp) {
    static final Onset BEGUN = new Onset(List.of(), false);
    static final Onset UP = new Onset(List.of(), true);

    public Onset {
        awaited = List.copyOf(awaited);
    }

    static Onset waitingFor(List<String> contexts) {
        return new Onset(contexts, false);
    }

    public boolean isWaiting() {
        return !awaited.isEmpty();
    }
}
