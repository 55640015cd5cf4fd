package io.universe.launcher.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A master that notes what is wished, and answers as the test says. */
final class FakeOperations implements Operations {

    private static final long DEADLINE_NANOS = 10_000_000_000L;

    final List<String> wishes = new CopyOnWriteArrayList<>();
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    volatile CompletableFuture<Outcome> answer = new CompletableFuture<>();
    volatile boolean ready;
    volatile @Nullable List<String> journal = List.of();

    @Override
    public JsonObject status() {
        return new JsonObject().put("universe", "sample").put("ready", ready);
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
        return () -> listeners.remove(listener);
    }

    @Override
    public CompletableFuture<Optional<String>> restart() {
        wishes.add("restart");
        return CompletableFuture.completedFuture(ready ? Optional.empty() : Optional.of("it has only just begun"));
    }

    @Override
    public void stop(String reason) {
        wishes.add("stop " + reason);
    }

    @Override
    public CompletableFuture<Outcome> wish(Wish wish, Outcome.Until until) {
        wishes.add(until + " " + wish.toJson().encode());
        return answer;
    }

    void tell(String line) {
        listeners.forEach(listener -> listener.accept(line));
    }

    int followers() {
        return listeners.size();
    }

    void awaitWishes(int number) {
        long start = System.nanoTime();
        while (wishes.size() < number) {
            assertThat(System.nanoTime() - start).as("wishes: " + wishes).isLessThan(DEADLINE_NANOS);
            Thread.onSpinWait();
        }
    }

    void awaitFollowers(int number) {
        long start = System.nanoTime();
        while (listeners.size() != number) {
            assertThat(System.nanoTime() - start)
                    .as("followers: " + listeners.size())
                    .isLessThan(DEADLINE_NANOS);
            Thread.onSpinWait();
        }
    }
}
