package io.universe.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Four JVMs greet each other at the same moment. */
class FourProcessesIT {

    private static final int ROUNDS = "full".equals(System.getProperty("universe.rounds")) ? 50 : 2;

    private final List<Greeter> greeters = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        for (int i = 0; i < 4; i++) {
            greeters.add(new Greeter());
        }
    }

    @AfterEach
    void end() throws IOException {
        for (Greeter greeter : greeters) {
            greeter.close();
        }
    }

    @Test
    void shouldSeeEveryOtherExactlyOnce() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            List<String> uuids =
                    open("round-" + round + "-" + ProcessHandle.current().pid());
            order("announce");
            for (Greeter greeter : greeters) {
                assertThat(greeter.answer("joined")).containsExactly("1");
                assertThat(greeter.answer("joined")).containsExactly("2");
                assertThat(greeter.answer("joined")).containsExactly("3");
            }
            assertSeen(uuids);
        }
    }

    private List<String> open(String name) throws Exception {
        greeters.get(0).order("open " + name);
        List<String> first = greeters.get(0).answer("opened");
        for (Greeter greeter : greeters.subList(1, 4)) {
            greeter.order("open " + name + " " + first.get(1));
        }
        List<String> uuids = new ArrayList<>(List.of(first.get(0)));
        for (Greeter greeter : greeters.subList(1, 4)) {
            uuids.add(greeter.answer("opened").get(0));
        }
        return uuids;
    }

    private void assertSeen(List<String> uuids) throws Exception {
        for (int i = 0; i < greeters.size(); i++) {
            greeters.get(i).order("leave");
            List<String> others = new ArrayList<>(uuids);
            others.remove(i);
            assertThat(greeters.get(i).answer("left")).containsExactlyInAnyOrderElementsOf(others);
        }
    }

    private void order(String order) throws IOException {
        for (Greeter greeter : greeters) {
            greeter.order(order);
        }
    }
}
