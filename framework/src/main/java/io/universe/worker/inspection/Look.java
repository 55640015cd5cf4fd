package io.universe.worker.inspection;

import io.universe.operations.Inspection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One inspection under way, and whether anybody still wants it. Safe from any thread. */
final class Look {

    private final long id;
    private final String worker;
    private final Inspection what;
    private final Path file;
    private final CountDownLatch givenUp = new CountDownLatch(1);

    Look(long id, String worker, Inspection what, Path file) {
        this.id = id;
        this.worker = worker;
        this.what = what;
        this.file = file;
    }

    long id() {
        return id;
    }

    /** What this process is called by whoever asks; empty where a master of an older version does not tell. */
    String worker() {
        return worker;
    }

    Inspection what() {
        return what;
    }

    /** Where what is found is to be; it is not there yet. */
    Path file() {
        return file;
    }

    /** Nobody wants it any more. */
    void giveUp() {
        givenUp.countDown();
    }

    boolean isGivenUp() {
        return givenUp.getCount() == 0;
    }

    /** Waits so long, or until nobody wants it any more. */
    void last(Duration time) throws InterruptedException {
        if (givenUp.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new InterruptedException("given up");
        }
    }
}
