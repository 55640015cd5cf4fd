package io.universe.launcher.master.monitor;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What somebody has of the master until he gives it back, or it is taken back from outside, since one that hangs gives nothing back. Safe from any thread. */
final class Loan {

    private final Set<Lent> open = ConcurrentHashMap.newKeySet();
    private volatile boolean isOver;

    /** One thing that was lent; running it gives it back, once. */
    private final class Lent implements Runnable {

        private final Runnable giveBack;

        Lent(Runnable giveBack) {
            this.giveBack = giveBack;
        }

        @Override
        public void run() {
            if (open.remove(this)) {
                giveBack.run();
            }
        }
    }

    /** Lends what this gives back; after the end that is done at once. Running the result does it too, and nothing where it was done. */
    Runnable lend(Runnable giveBack) {
        Lent lent = new Lent(giveBack);
        open.add(lent);
        if (isOver) {
            lent.run();
        }
        return lent;
    }

    /** Takes everything back. Idempotent. */
    void end() {
        isOver = true;
        open.forEach(Lent::run);
    }
}
