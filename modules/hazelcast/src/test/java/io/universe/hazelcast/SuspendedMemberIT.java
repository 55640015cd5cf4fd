package io.universe.hazelcast;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A member whose process is stopped keeps those that join waiting, for as long as the cluster has patience with it, and no longer: they are not given up with it. When it goes on, all is as it was. A {@link GreetingProcess} fails
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
    void shouldLetAnotherOneJoinWhenTheClusterHasGivenItUpAndBeReachedAgainWhenItGoesOn() throws Exception {
        String name = "suspended-" + ProcessHandle.current().pid();
        Greeter stays = greeter();
        stays.order("open " + name);
        List<String> staying = stays.answer("opened");
        String address = staying.get(1);
        Greeter suspended = greeter();
        suspended.order("openLite " + name + " " + address);
        String lost = suspended.answer("opened").get(0);
        serve(suspended, "work");
        serve(stays, "stay");
        Greeter late = greeter();

        suspended.suspend();
        late.order("openLite " + name + " " + address);
        String newcomer = late.answer("opened").get(0);
        serve(late, "late");

        suspended.resume();
        assertServed(stays, "work", lost);
        assertServed(late, "work", lost);
        assertServed(suspended, "stay", staying.get(0));
        assertServed(suspended, "late", newcomer);
    }

    private static void serve(Greeter greeter, String address) throws Exception {
        greeter.order("serve " + address);
        greeter.answer("serving");
    }

    /** By whatever repairs itself, in the time that one half of a cluster takes to find the other. */
    private static void assertServed(Greeter asks, String address, String uuid) throws Exception {
        asks.order("ask " + address + " " + uuid);
        asks.answer("served");
    }

    private Greeter greeter() throws IOException {
        Greeter greeter = new Greeter();
        greeters.add(greeter);
        return greeter;
    }
}
