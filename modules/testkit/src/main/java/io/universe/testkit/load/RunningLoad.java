package io.universe.testkit.load;

import io.universe.testkit.Await;
import java.time.Duration;

/** A load that goes on until it is stopped, or until its server refuses every connection where it was told to end then. */
public interface RunningLoad extends AutoCloseable {

    /** How many requests got a complete answer by now. */
    long answered();

    /** Sends nothing more, waits for what is in flight, and tells what became of all. */
    LoadReport stop();

    /** Waits for a load that ends when it is refused, and tells what became of all. */
    LoadReport awaitEnd();

    /** Waits until so many more requests have been answered: the load flows. */
    default void awaitAnswers(long more) {
        long target = answered() + more;
        Await.until(more + " more answers", Duration.ofSeconds(30), this::answered, answered -> answered >= target);
    }

    @Override
    default void close() {
        stop();
    }
}
