package io.universe.monitor.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.operations.Author;
import io.universe.operations.Ecv;
import io.universe.operations.Inspected;
import io.universe.operations.Inspection;
import io.universe.operations.LogReader;
import io.universe.operations.Operations;
import io.universe.operations.Outcome;
import io.universe.operations.Probe;
import io.universe.operations.Wish;
import io.universe.spi.StatusReader;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A master that notes what is wished, and answers as the test says. */
final class FakeOperations implements Operations {

    private static final long DEADLINE_NANOS = 20_000_000_000L;

    final List<String> wishes = new CopyOnWriteArrayList<>();
    final List<String> changes = new CopyOnWriteArrayList<>();
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    volatile CompletableFuture<Outcome> answer = new CompletableFuture<>();
    volatile boolean ready;
    volatile @Nullable List<String> journal = List.of();

    @Override
    public JsonObject status() {
        return new JsonObject()
                .put("universe", "sample")
                .put("ready", ready)
                .put("contexts", new JsonArray().add(context()))
                .put("nodes", new JsonArray().add(new JsonObject().put("uuid", "u")));
    }

    private static JsonObject context() {
        return new JsonObject()
                .put("name", "web")
                .put("workers", new JsonArray().add(new JsonObject().put("name", "web-0")))
                .put("standbys", new JsonArray().add(new JsonObject().put("name", "web-standby.1")))
                .put("debugged", new JsonArray().add(new JsonObject().put("name", "web-debug.1")));
    }

    final FakeEcv ecv = new FakeEcv();
    /** What every probe is answered. */
    volatile Probe probe = Probe.of(List.of(Probe.Check.up("web")));

    @Override
    public Ecv ecv() {
        return ecv;
    }

    @Override
    public Probe probe(Probe.Kind kind) {
        return probe;
    }

    /** Who is asked; empty as long as the test does not say. */
    volatile Optional<StatusReader> reader = Optional.empty();

    @Override
    public Optional<StatusReader> statusReader() {
        return reader;
    }

    @Override
    public List<String> journal() throws IOException {
        List<String> lines = journal;
        if (lines == null) {
            throw new IOException("the disk is gone");
        }
        return lines;
    }

    @Override
    public Runnable follow(Consumer<String> listener) {
        listeners.add(listener);
        tellWaiting();
        return () -> {
            listeners.remove(listener);
            tellWaiting();
        };
    }

    final FakeLogs logs = new FakeLogs();

    @Override
    public LogReader logs() {
        return logs;
    }

    @Override
    public String metrics() {
        return "universe_bus_repairs_total 0.0\n";
    }

    /** What is told of the libraries of "web", the one context. */
    volatile JsonObject libraries = new JsonObject().put("name", "sample");

    /** The threads on which that was asked. */
    final List<String> askers = new CopyOnWriteArrayList<>();

    @Override
    public Optional<JsonObject> dependencies(Optional<String> context) {
        askers.add(Thread.currentThread().getName());
        return context.filter(name -> !name.equals("web")).isPresent() ? Optional.empty() : Optional.of(libraries);
    }

    @Override
    public CompletableFuture<Optional<JsonObject>> doctor() {
        note("doctor");
        return CompletableFuture.completedFuture(
                ready ? Optional.of(new JsonObject().put("well", true)) : Optional.empty());
    }

    @Override
    public CompletableFuture<Optional<String>> restart() {
        note("restart");
        return CompletableFuture.completedFuture(ready ? Optional.empty() : Optional.of("it has only just begun"));
    }

    @Override
    public void stop(String reason) {
        note("stop " + reason);
    }

    @Override
    public void onChange(Author author, String change) {
        changes.add(author.who() + " from " + author.from() + ": " + change);
    }

    @Override
    public CompletableFuture<Outcome> wish(Wish wish, Outcome.Until until) {
        note(until + " " + wish.toJson().encode());
        return answer;
    }

    /** What every inspection comes to. */
    volatile CompletableFuture<Inspected> inspected =
            CompletableFuture.completedFuture(new Inspected.Told(new JsonObject().put("worker", "web-0.1")));

    @Override
    public CompletableFuture<Inspected> inspect(String worker, Inspection what) {
        note("inspect " + worker + " " + what.toJson().encode());
        return inspected;
    }

    void tell(String line) {
        listeners.forEach(listener -> listener.accept(line));
    }

    int followers() {
        return listeners.size();
    }

    private void note(String wish) {
        wishes.add(wish);
        tellWaiting();
    }

    void awaitWishes(int number) throws InterruptedException {
        await(() -> wishes.size() >= number, () -> "wishes: " + wishes);
    }

    void awaitFollowers(int number) throws InterruptedException {
        await(() -> listeners.size() == number, () -> "followers: " + listeners.size());
    }

    private synchronized void tellWaiting() {
        notifyAll();
    }

    /** Sleeps until something happens: who span here would take the processor from those that are waited for. */
    private synchronized void await(BooleanSupplier isReached, Supplier<String> state) throws InterruptedException {
        long start = System.nanoTime();
        while (!isReached.getAsBoolean()) {
            long leftNanos = DEADLINE_NANOS - (System.nanoTime() - start);
            assertThat(leftNanos).as(state).isPositive();
            TimeUnit.NANOSECONDS.timedWait(this, leftNanos);
        }
    }
}
