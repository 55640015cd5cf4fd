package io.universe.launcher.master;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was opened last is closed first, each whatever becomes of the others. */
class TeardownTest {

    private final List<String> closed = new ArrayList<>();
    private final Teardown teardown = new Teardown();

    @Test
    void shouldCloseInTheReverseOrder() {
        add("lock");
        add("port");
        teardown.close();

        assertThat(closed).containsExactly("port", "lock");
    }

    @Test
    void shouldCloseTheOthersWhenOneFails() {
        add("lock");
        teardown.add("broken", () -> {
            throw new IllegalStateException("broken");
        });
        teardown.close();

        assertThat(closed).containsExactly("lock");
    }

    @Test
    void shouldCloseEachOnce() {
        add("lock");
        teardown.close();
        teardown.close();

        assertThat(closed).containsExactly("lock");
    }

    private void add(String name) {
        teardown.add(name, () -> closed.add(name));
    }
}
