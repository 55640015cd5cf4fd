package io.universe.cluster.membership;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.cluster.membership.MembershipEvent.Announced;
import io.universe.cluster.membership.MembershipEvent.GoodbyeReceived;
import io.universe.cluster.membership.MembershipEvent.LeaveStarted;
import io.universe.cluster.membership.MembershipEvent.LossReported;
import io.universe.cluster.membership.MembershipEvent.MembersSeen;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * A few nodes whose notices, messages and deaths come in an order drawn from a seed: messages are delayed and lost, members are seen late, processes
 * start, leave and die at any time. At the end everything pending is delivered, and everybody must know everybody.
 */
final class SimulatedUniverse {

    private static final int NODES = 4;
    private static final int STEPS = 120;

    private final Random random;
    private final TreeMap<String, SimulatedNode> nodes = new TreeMap<>();
    private final Set<String> members = new TreeSet<>();
    private final List<Runnable> pending = new ArrayList<>();
    private int born;
    private boolean isCalm;

    SimulatedUniverse(long seed) {
        random = new Random(seed);
    }

    void run() {
        for (int i = 0; i < NODES; i++) {
            start();
        }
        for (int i = 0; i < STEPS; i++) {
            step();
        }
        calm();
        nodes.values().forEach(node -> node.assertKnows(announced(node)));
    }

    boolean isLost() {
        return !isCalm && random.nextInt(8) == 0;
    }

    /** It will happen, in any order among what is pending. */
    void later(Runnable action) {
        pending.add(action);
    }

    void to(String uuid, Consumer<SimulatedNode> action) {
        later(() -> {
            SimulatedNode node = nodes.get(uuid);
            if (node != null) {
                action.accept(node);
            }
        });
    }

    boolean isAlive(String uuid) {
        return nodes.containsKey(uuid);
    }

    private void step() {
        int dice = random.nextInt(40);
        if (dice < 28 && !pending.isEmpty()) {
            pending.remove(random.nextInt(pending.size())).run();
        } else if (dice < 33) {
            any().on(new Announced());
        } else if (dice < 38) {
            any().on(new MembersSeen(members));
        } else if (dice == 38) {
            die(any());
            start();
        } else {
            leave(any());
            start();
        }
    }

    private void start() {
        SimulatedNode node = new SimulatedNode("n" + born++, this);
        nodes.put(node.uuid(), node);
        members.add(node.uuid());
        nodes.keySet().forEach(this::showMembers);
    }

    private void die(SimulatedNode node) {
        end(node);
        nodes.keySet().forEach(other -> {
            if (random.nextBoolean()) {
                to(other, alive -> alive.on(new LossReported(node.uuid(), "signal", null, "SIGKILL")));
            }
        });
    }

    private void leave(SimulatedNode node) {
        node.on(new LeaveStarted());
        end(node);
        nodes.keySet().forEach(other -> to(other, alive -> alive.on(new GoodbyeReceived(node.uuid(), "stop", 0))));
    }

    /** The cluster takes a while to see that a process has ended. */
    private void end(SimulatedNode node) {
        nodes.remove(node.uuid());
        later(() -> {
            members.remove(node.uuid());
            nodes.keySet().forEach(this::showMembers);
        });
    }

    private void showMembers(String uuid) {
        to(uuid, node -> node.on(new MembersSeen(members)));
    }

    private void calm() {
        isCalm = true;
        nodes.values().forEach(node -> node.on(new MembersSeen(members)));
        nodes.values().forEach(node -> node.on(new Announced()));
        for (int i = 0; !pending.isEmpty(); i++) {
            assertThat(i).as("steps until nothing is pending").isLessThan(100_000);
            pending.remove(random.nextInt(pending.size())).run();
        }
    }

    private Set<String> announced(SimulatedNode self) {
        Set<String> others = new TreeSet<>(nodes.keySet());
        others.remove(self.uuid());
        return others;
    }

    private SimulatedNode any() {
        return List.copyOf(nodes.values()).get(random.nextInt(nodes.size()));
    }
}
