package io.universe.testkit.load;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** HTTP/1.1 load: one thread for each connection, so that every byte and every failure is seen where it happens. */
final class SocketLoad implements RunningLoad {

    private static final long PAUSE_AFTER_REFUSAL_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final Load load;
    private final Tally tally = new Tally();
    private final List<Thread> threads;
    private volatile boolean isStopping;

    private SocketLoad(Load load) {
        this.load = load;
        this.threads = IntStream.range(0, load.connections())
                .mapToObj(number -> new Thread(this::askUntilStopped, "load-" + number))
                .toList();
    }

    static RunningLoad start(Load load) {
        SocketLoad running = new SocketLoad(load);
        running.threads.forEach(Thread::start);
        return running;
    }

    private void askUntilStopped() {
        try (Connection connection = new Connection(load)) {
            boolean isGoingOn = true;
            while (isGoingOn && !isStopping) {
                boolean isListening = connection.ask(tally);
                isGoingOn = isListening || !load.endsWhenRefused();
                LockSupport.parkNanos(isListening ? load.thinkTime().toNanos() : PAUSE_AFTER_REFUSAL_NANOS);
            }
        }
    }

    @Override
    public long answered() {
        return tally.answered();
    }

    @Override
    public LoadReport stop() {
        isStopping = true;
        return awaitEnd();
    }

    @Override
    public LoadReport awaitEnd() {
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            isStopping = true;
            Thread.currentThread().interrupt();
        }
        return tally.report();
    }
}
