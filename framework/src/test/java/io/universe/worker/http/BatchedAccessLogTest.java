package io.universe.worker.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.vertx.core.http.HttpMethod;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchedAccessLogTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-01-01T12:00:00.123Z"), ZoneOffset.UTC);

    private final List<String> handedOn = new ArrayList<>();
    private final StoppedScheduler scheduler = new StoppedScheduler();
    private final BatchedAccessLog log = new BatchedAccessLog(NOON, handedOn::add, scheduler);

    /** Keeps what is to be done, and does nothing by itself. */
    private static final class StoppedScheduler extends ScheduledThreadPoolExecutor {
        StoppedScheduler() {
            super(0);
            setCorePoolSize(0);
        }
    }

    @AfterEach
    void stop() {
        scheduler.shutdownNow();
    }

    @Test
    void shouldWriteOneLineForARequest() {
        log.write(Fakes.request("/a?b=c"), 200, 17, 1_234_567);
        log.flush();
        assertThat(handedOn).containsExactly("2026-01-01T12:00:00.123Z GET /a?b=c 200 17 1234 10.0.0.7");
    }

    @Test
    void shouldHandOnManyLinesAtATime() {
        write("/a");
        write("/b");
        assertThat(handedOn).isEmpty();
        log.flush();
        assertThat(handedOn).hasSize(1);
        assertThat(handedOn.get(0).lines()).hasSize(2);
    }

    @Test
    void shouldNotHandOnALineTwice() {
        write("/a");
        log.flush();
        log.flush();
        assertThat(handedOn).hasSize(1);
    }

    @Test
    void shouldHandOnAFullBatchWithoutBeingAsked() {
        write("/" + "a".repeat(9_000));
        assertThat(handedOn).hasSize(1);
    }

    @Test
    void shouldHandOnByItselfFromTimeToTime() {
        assertThat(scheduler.getQueue()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a\nb", "/a\r\nb", "/a\tb", "/a b", "/a\u0085b", "/a\u2028b", "/a\u007fb", "/a\u0000b"})
    void shouldNotLetAClientForgeALineOrAColumn(String uri) {
        write(uri);
        log.flush();
        assertThat(handedOn.get(0)).matches("\\S+ GET /a\\?{1,2}b 200 0 0 10\\.0\\.0\\.7");
    }

    @Test
    void shouldLogARequestWhoseConnectionIsGone() {
        log.write(Fakes.request(HttpMethod.GET, "/", null), 200, 0, 0);
        log.flush();
        assertThat(handedOn.get(0)).endsWith(" 0 -");
    }

    @Test
    void shouldHandOnWhatIsLeftWhenItIsClosed() {
        write("/a");
        log.close();
        log.close();
        assertThat(handedOn).hasSize(1);
        assertThat(scheduler.isShutdown()).isTrue();
    }

    @Test
    void shouldNotKeepWhatIsWrittenAfterTheEnd() {
        log.close();
        write("/late");
        assertThat(handedOn).hasSize(1);
    }

    @Test
    void shouldNotLetAFailingSinkReachTheRequest() {
        int[] calls = {0};
        Consumer<String> full = lines -> {
            calls[0]++;
            throw new IllegalStateException("disk full");
        };
        BatchedAccessLog failing = new BatchedAccessLog(NOON, full, scheduler);
        String longUri = "/" + "a".repeat(9_000);
        assertThatCode(() -> failing.write(Fakes.request(longUri), 200, 0, 0)).doesNotThrowAnyException();
        assertThatCode(failing::flush).doesNotThrowAnyException();
        assertThat(calls[0]).isEqualTo(1);
    }

    private void write(String uri) {
        log.write(Fakes.request(uri), 200, 0, 0);
    }
}
