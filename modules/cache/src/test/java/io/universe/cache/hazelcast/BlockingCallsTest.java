package io.universe.cache.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls that block are made one after the other. */
class BlockingCallsTest {

    private final BlockingCalls calls = new BlockingCalls();

    @AfterEach
    void close() {
        calls.close();
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void shouldGoOnAfterAnError() throws Exception {
        Future<String> failing = calls.make("books", () -> {
            throw new OutOfMemoryError("as where a value is too large");
        });
        assertThatThrownBy(() -> await(failing)).hasCauseInstanceOf(OutOfMemoryError.class);
        assertThat(await(calls.make("books", () -> "next"))).isEqualTo("next");
    }

    @Test
    void shouldGoOnWhereWhoHearsOfTheResultFails() throws Exception {
        CountDownLatch isHeard = new CountDownLatch(1);
        Future<Boolean> first = calls.make("books", () -> isHeard.await(10, TimeUnit.SECONDS));
        first.onSuccess(result -> {
            throw new NoClassDefFoundError("as a broken deployment has it");
        });
        isHeard.countDown();
        assertThat(await(calls.make("books", () -> "next"))).isEqualTo("next");
    }

    @Test
    void shouldMakeCallsOfALaneInOrder() throws Exception {
        StringBuilder made = new StringBuilder();
        Future<?> last = Future.succeededFuture();
        for (int i = 0; i < 1_000; i++) {
            int number = i % 10;
            last = calls.make("books", () -> made.append(number));
        }
        await(last);
        assertThat(made.toString()).isEqualTo("0123456789".repeat(100));
    }

    @Test
    void shouldRefuseWhenItIsClosed() {
        calls.close();
        assertThatThrownBy(() -> await(calls.make("books", () -> "late"))).hasMessageContaining("has left");
    }
}
