package io.universe.monitor.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SessionsTest {

    private final AtomicLong nanos = new AtomicLong();
    private final Sessions sessions = new Sessions(nanos::get);

    @Test
    void shouldKnowASessionUntilItsTimeIsOver() {
        String session = sessions.open();
        nanos.addAndGet(Sessions.LIFETIME.toNanos() - 1);
        assertThat(sessions.isOpen(session)).isTrue();
        nanos.addAndGet(1);
        assertThat(sessions.isOpen(session)).isFalse();
    }

    @Test
    void shouldKnowNoSessionThatIsClosedOrWasNeverOpened() {
        String session = sessions.open();
        sessions.close(session);
        sessions.close(session);
        assertThat(sessions.isOpen(session)).isFalse();
        assertThat(sessions.isOpen("")).isFalse();
    }

    @Test
    void shouldGiveUpTheOldestWhereThereAreTooMany() {
        String oldest = sessions.open();
        String next = sessions.open();
        for (int i = 2; i <= Sessions.MOST; i++) {
            sessions.open();
        }
        assertThat(sessions.isOpen(oldest)).isFalse();
        assertThat(sessions.isOpen(next)).isTrue();
    }

    @Test
    void shouldEndWithASessionWhatIsReadByIt() {
        List<String> ended = new ArrayList<>();
        String left = sessions.open();
        String late = sessions.open();
        sessions.whenOver(left, () -> ended.add("left"));
        sessions.whenOver(late, () -> ended.add("late"));
        sessions.whenOver(late, () -> ended.add("read to its end")).run();

        sessions.close(left);
        assertThat(ended).containsExactly("left");
        nanos.addAndGet(Sessions.LIFETIME.toNanos());
        sessions.dropOver();
        assertThat(ended).containsExactly("left", "late");
    }

    @Test
    void shouldGiveLongValuesThatAreNeverTheSame() {
        Set<String> values = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            String value = sessions.open();
            assertThat(value).hasSize(43);
            assertThat(values.add(value)).isTrue();
        }
    }
}
