package io.universe.sample.it;

import io.universe.testkit.TestUniverse;
import io.universe.testkit.http.Answer;
import io.universe.testkit.http.TcpHttp;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Scrapes a universe every 200 ms and writes down what Prometheus would take for a reset: a counter that falls, or that was more than zero and is gone. Closed by the test. */
final class Scraper implements AutoCloseable {

    private static final long PERIOD_MILLIS = 200;
    /** Sums of fractions are added in another order when a process has ended. */
    private static final double ROUNDING = 1e-9;

    private final TcpHttp monitor;
    private final List<String> falls = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private volatile Scraped last = Scraped.of("");
    private final AtomicInteger scrapes = new AtomicInteger();

    private Scraper(TcpHttp monitor) {
        this.monitor = monitor;
    }

    /** One that does not scrape by itself. */
    static Scraper of(TestUniverse universe) throws IOException {
        int port = universe.status().json().getJsonObject("master").getInteger("monPort");
        return new Scraper(new TcpHttp(URI.create("http://127.0.0.1:" + port)));
    }

    /** Begins to scrape. */
    Scraper start() {
        thread.scheduleAtFixedRate(this::look, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        return this;
    }

    /** What is told now. */
    Scraped now() throws IOException {
        return Scraped.of(text());
    }

    /** The same as it came. */
    String text() throws IOException {
        Answer answer = monitor.get("/metrics");
        if (answer.status() != 200) {
            throw new IOException("/metrics answers " + answer);
        }
        return answer.body();
    }

    private void look() {
        try {
            Scraped seen = now();
            compare(last.counting(), seen.counting());
            compare(last.sums(), seen.sums());
            last = seen;
            scrapes.incrementAndGet();
        } catch (IOException | RuntimeException | AssertionError e) {
            falls.add("scrape " + scrapes + ": " + e);
        }
    }

    private void compare(Map<String, Double> before, Map<String, Double> after) {
        before.forEach((series, value) -> {
            double now = after.getOrDefault(series, 0.0);
            if (now < value - Math.abs(value) * ROUNDING) {
                falls.add("scrape " + scrapes + ": " + series + " from " + value + " to " + now);
            }
        });
    }

    /** How many times it has scraped. */
    int scrapes() {
        return scrapes.get();
    }

    /** What fell so far, and what could not be read. */
    List<String> falls() {
        return List.copyOf(falls);
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
                falls.add("a scrape does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
