package io.universe.hazelcast;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A member whose process is stopped keeps those that join waiting, for as long as the cluster has patience with it, and no longer: they are not given up with it. A {@link GreetingProcess} fails
 * when it has not joined after 30 s.
 */
class SuspendedMemberIT {

    private final List<Greeter> greeters = new ArrayList<>();

    @AfterEach
    void end() throws IOException {
        for (Greeter greeter : greeters) {
            greeter.close();
        }
    }

    @Test
    void shouldLetAnotherOneJoinWhenTheClusterHasGivenItUp() throws Exception {
        String name = "suspended-" + ProcessHandle.current().pid();
        Greeter stays = greeter();
        stays.order("open " + name);
        String address = stays.answer("opened").get(1);
        Greeter suspended = greeter();
        suspended.order("openLite " + name + " " + address);
        suspended.answer("opened");
        Greeter late = greeter();

        suspended.suspend();
        late.order("openLite " + name + " " + address);
        late.answer("opened");
    }

    private Greeter greeter() throws IOException {
        Greeter greeter = new Greeter();
        greeters.add(greeter);
        return greeter;
    }
}
