package io.universe.cache.front;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.cache.Cache;
import io.universe.cache.CacheException;
import io.universe.cache.CacheOptions;
import io.universe.cache.ValueCodec;
import io.universe.cache.simulated.SimulatedUniverse;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What who waits for a load is told when what he brought throws an Error. */
final class CallerTest {

    private final SimulatedUniverse universe = new SimulatedUniverse(() -> 1, 64 << 20);

    /** Written as text; throws for one that is broken. */
    private static final class Breaking implements ValueCodec<String> {

        private final boolean writes;

        Breaking(boolean writes) {
            this.writes = writes;
        }

        @Override
        public Buffer encode(@Nullable String value) {
            if (!writes) {
                throw new NoClassDefFoundError("of the codec");
            }
            return Buffer.buffer(String.valueOf(value));
        }

        @Override
        public String decode(Buffer bytes) {
            throw new StackOverflowError("of the codec");
        }
    }

    private Throwable failure(boolean writes) {
        Cache<String> cache = universe.await(universe.node(0).use("cache", CacheOptions.of(new Breaking(writes))));
        Future<?> answer = cache.get("key", key -> Future.succeededFuture("value"));
        universe.pass(Duration.ofMillis(100));
        assertThat(answer.failed()).isTrue();
        return answer.cause();
    }

    @Test
    void shouldBeToldAtOnceThatTheCodecCannotWrite() {
        assertThat(failure(false))
                .isInstanceOf(CacheException.class)
                .hasMessageContaining("of the codec")
                .hasCauseInstanceOf(NoClassDefFoundError.class);
    }

    @Test
    void shouldBeToldAtOnceThatTheCodecCannotRead() {
        assertThat(failure(true)).isInstanceOf(StackOverflowError.class);
    }
}
