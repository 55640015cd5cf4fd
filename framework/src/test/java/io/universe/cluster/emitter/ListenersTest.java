package io.universe.cluster.emitter;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.cluster.EmittedEvent;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The table of listeners. */
class ListenersTest {

    private final Vertx vertx = Vertx.vertx();
    private final ContextInternal context = ((VertxInternal) vertx).createEventLoopContext();
    private final Listeners listeners = new Listeners();

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void shouldKeepTheOrderOfRegistration() {
        Registration first = add("x", event -> {}, false);
        Registration second = add("x", event -> {}, true);
        add("y", event -> {}, false);
        assertThat(listeners.take("x")).containsExactly(first, second);
        assertThat(listeners.take("x")).containsExactly(first);
        assertThat(listeners.take("z")).isEmpty();
    }

    @Test
    void shouldRemoveOneRegistrationAtATimeTheLatestFirst() {
        Consumer<EmittedEvent> listener = event -> {};
        Registration first = add("x", listener, false);
        add("x", listener, true);
        listeners.remove("x", listener);
        assertThat(listeners.take("x")).containsExactly(first);
        listeners.remove("y", listener);
        listeners.remove("x", listener);
        listeners.remove("x", listener);
        assertThat(listeners.take("x")).isEmpty();
    }

    @Test
    void shouldRemoveAllOfANameOrAll() {
        add("x", event -> {}, false);
        Registration other = add("y", event -> {}, false);
        listeners.removeAll("x"::equals);
        assertThat(listeners.take("x")).isEmpty();
        assertThat(listeners.take("y")).containsExactly(other);
        listeners.removeAll(name -> true);
        assertThat(listeners.take("y")).isEmpty();
    }

    @Test
    void shouldTakeWhoListensOnceOnceWhoeverAsks() {
        int count = 200;
        IntStream.range(0, count).forEach(i -> add("x", event -> {}, true));
        AtomicInteger taken = new AtomicInteger();
        List<CompletableFuture<Void>> askers = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.runAsync(
                        () -> taken.addAndGet(listeners.take("x").size())))
                .toList();
        askers.forEach(CompletableFuture::join);
        assertThat(taken).hasValue(count);
    }

    @Test
    void shouldSkipACallThatArrivedBeforeTheRemoval() {
        Registration registration = add("x", event -> {}, false);
        CompletableFuture<String> outcome = new CompletableFuture<>();
        context.runOnContext(v -> {
            registration.call(listener -> outcome.complete("called"), () -> outcome.complete("skipped"));
            listeners.removeAll("x"::equals);
        });
        assertThat(outcome.join()).isEqualTo("skipped");
    }

    @Test
    void shouldCallOnTheContextOfTheListener() {
        Registration registration = add("x", event -> {}, false);
        CompletableFuture<ContextInternal> called = new CompletableFuture<>();
        registration.call(
                listener -> called.complete(Objects.requireNonNull(((VertxInternal) vertx).getContext())
                        .unwrap()),
                () -> called.complete(null));
        assertThat(called.join()).isSameAs(context);
    }

    private Registration add(String name, Consumer<EmittedEvent> listener, boolean isOnce) {
        Registration registration = new Registration(name, listener, isOnce, context, listeners);
        listeners.add(registration);
        return registration;
    }
}
