package io.universe.hazelcast;

import io.universe.cluster.session.TestNode;
import io.universe.cluster.session.TestUniverse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Cleaning up after a member waits for others, which may hang. The news of what happens does not wait for it. */
class HungCleaningIT {

    private final TestUniverse universe = new TestUniverse(new HazelcastFixture());

    @AfterEach
    void close() {
        universe.close();
    }

    @Test
    void shouldTellOfFurtherMembersWhileCleaningUpAfterOneHangs() {
        TestNode stays = universe.node("a-0");
        TestNode first = universe.node("b-0");
        TestNode second = universe.node("c-0");
        stays.awaitJoined(first, second);
        synchronized (stays.member().manager()) { // as Vert.x's cluster manager does itself while it cleans up
            universe.kill(first);
            stays.awaitLeft(first);
            universe.kill(second);
            stays.awaitLeft(second);
        }
        stays.awaitJoined(universe.node("d-0"));
    }
}
