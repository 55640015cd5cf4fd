package io.universe.cluster.session;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Where a worker asks for more workers of its own context. */
@FunctionalInterface
public interface Forks {

    /** For a process without a master: nobody can be asked. */
    Forks NOBODY = count -> CompletableFuture.failedFuture(
            new IllegalStateException("only a worker with a master can ask for more of its context"));

    /** Asks for so many, 1 or more. The answer is the target from now on; it comes on any thread, which must not be kept. */
    CompletionStage<Integer> ask(int count);
}
