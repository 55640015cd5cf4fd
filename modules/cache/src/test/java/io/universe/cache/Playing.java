package io.universe.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.cache.CacheException.Reason;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the parts of the contract have in common. */
interface Playing {

    /** A number for each namespace, so that no test finds what another one left. */
    AtomicInteger NUMBERS = new AtomicInteger();

    /** The nodes to play with; the same for the whole of a test. */
    CacheFixture fixture();

    /** How long a value is kept that a test sees alive first, and then expire. */
    default Duration life() {
        return Duration.ofMillis(800).plus(fixture().slack().multipliedBy(2));
    }

    default String freshName() {
        return "contract-" + NUMBERS.incrementAndGet();
    }

    default <V> Cache<V> use(int node, String name, CacheOptions<V> options) {
        return fixture().await(fixture().node(node).use(name, options));
    }

    default Cache<Object> fresh() {
        return use(0, freshName(), CacheOptions.DEFAULTS);
    }

    /** A namespace as each of so many nodes has it. */
    default <V> List<Cache<V>> onNodes(int count, CacheOptions<V> options) {
        String name = freshName();
        return IntStream.range(0, count)
                .mapToObj(node -> use(node, name, options))
                .toList();
    }

    default <T> T await(Future<T> future) {
        return fixture().await(future);
    }

    /** What it fails with. */
    default Throwable failure(Future<?> future) {
        @Nullable Throwable cause = await(future.transform(ended -> Future.succeededFuture(ended.cause())));
        assertThat(cause).isNotNull();
        return Objects.requireNonNull(cause);
    }

    default CacheException failure(Future<?> future, Reason reason) {
        Throwable failure = failure(future);
        assertThat(failure).isInstanceOf(CacheException.class);
        CacheException cause = (CacheException) failure;
        assertThat(cause.reason()).as(cause.getMessage()).isEqualTo(reason);
        return cause;
    }

    /** A record and how it is written down. */
    record Person(String name, int age) {

        static final ValueCodec<Person> CODEC = ValueCodec.json(
                person -> new JsonObject().put("name", person.name()).put("age", person.age()),
                json -> new Person(json.getString("name"), json.getInteger("age")));
    }

    static Buffer bytes(int count) {
        return Buffer.buffer(new byte[count]);
    }
}
