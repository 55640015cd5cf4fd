package io.universe.cluster;

/** A right that ends unless it is renewed, which happens by itself. Safe from any thread. */
@FunctionalInterface
public interface Lease {

    /**
     * Whether no other node can have the right by now. It asks this process's own clock and nobody else, so it costs next to nothing: ask it again before each step that cannot be taken back. False once it
     * was false.
     */
    boolean isHeld();
}
