package io.universe.worker.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Clients that ask again and again, each time on a new connection, and note every request that is not answered. */
final class Load implements AutoCloseable {

    private final int port;
    private final List<Thread> clients = new ArrayList<>();
    private final Semaphore answers = new Semaphore(0);
    private final Queue<String> losses = new ConcurrentLinkedQueue<>();
    private volatile boolean isOver;

    Load(int port, int clientCount) {
        this.port = port;
        for (int i = 0; i < clientCount; i++) {
            Thread client = new Thread(this::ask, "load-" + i);
            clients.add(client);
            client.start();
        }
    }

    private void ask() {
        while (!isOver) {
            try (RawClient client = new RawClient(port)) {
                client.send("/", "Connection: close").read();
                answers.release();
            } catch (IOException e) {
                losses.add(e.toString());
            }
        }
    }

    /** Waits for so many further answers. */
    void awaitAnswers(int count) throws InterruptedException {
        answers.drainPermits();
        if (!answers.tryAcquire(count, 20, TimeUnit.SECONDS)) {
            throw new AssertionError("too few answers; lost: " + losses);
        }
    }

    /** Ends the load and gives what was lost: refused, reset, or ended without an answer. */
    List<String> end() throws InterruptedException {
        isOver = true;
        for (Thread client : clients) {
            client.join(TimeUnit.SECONDS.toMillis(20));
        }
        return List.copyOf(losses);
    }

    @Override
    public void close() {
        isOver = true;
    }
}
