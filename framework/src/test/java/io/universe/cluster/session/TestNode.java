package io.universe.cluster.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.cluster.ClusterEvents;
import io.universe.spi.ClusterMember;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** One node of a test's universe, and what its subscribers were told. Safe from any thread. */
public final class TestNode {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final DeliveryOptions SHORT = new DeliveryOptions().setSendTimeout(500);

    private final BrittleMember member;
    private final boolean holdsData;
    private final ClusterSession session;
    private final List<Told> told = new ArrayList<>();

    /** What a subscriber was told, in order. */
    public record Told(String address, JsonObject body) {

        String uuid() {
            return body.getString("uuid");
        }

        boolean isJoined() {
            return address.equals(ClusterEvents.NODE_JOINED);
        }

        boolean isLeft() {
            return address.equals(ClusterEvents.NODE_LEFT);
        }
    }

    TestNode(BrittleMember member, boolean holdsData, ClusterSession session) {
        this.member = member;
        this.holdsData = holdsData;
        this.session = session;
        List.of(ClusterEvents.NODE_JOINED, ClusterEvents.NODE_LEFT, ClusterEvents.READY)
                .forEach(this::listen);
    }

    private void listen(String address) {
        session.vertx()
                .eventBus()
                .<JsonObject>localConsumer(address, message -> note(new Told(address, message.body())));
    }

    private synchronized void note(Told event) {
        told.add(event);
        notifyAll();
    }

    public TestNode announce() {
        session.announce();
        return this;
    }

    public ClusterSession session() {
        return session;
    }

    public ClusterMember member() {
        return member.member();
    }

    boolean holdsData() {
        return holdsData;
    }

    /** Whether its calls to the cluster's maps fail from now on. */
    TestNode failMaps(boolean isFailing) {
        member.failMaps(isFailing);
        return this;
    }

    public String uuid() {
        return session.cluster().self().uuid();
    }

    public synchronized List<Told> told() {
        return List.copyOf(told);
    }

    /** The nodes it was told of, in order, with repetitions. */
    public List<String> joined() {
        return told().stream().filter(Told::isJoined).map(Told::uuid).toList();
    }

    /** The nodes it was told the end of, in order, with repetitions. */
    public List<String> left() {
        return told().stream().filter(Told::isLeft).map(Told::uuid).toList();
    }

    /** Waits until the other was announced here. */
    public TestNode awaitJoined(TestNode... others) {
        for (TestNode other : others) {
            await(
                    "joined " + other.uuid(),
                    now -> now.stream().anyMatch(t -> t.isJoined() && t.uuid().equals(other.uuid())));
        }
        return this;
    }

    /** Waits until the other has left here, and returns what was told of it. */
    public JsonObject awaitLeft(TestNode other) {
        await(
                "left " + other.uuid(),
                now -> now.stream().anyMatch(t -> t.isLeft() && t.uuid().equals(other.uuid())));
        return told().stream()
                .filter(t -> t.isLeft() && t.uuid().equals(other.uuid()))
                .findFirst()
                .orElseThrow()
                .body();
    }

    /** Waits for what the test describes, and says what there was when it did not come. */
    public synchronized void await(String what, Predicate<List<Told>> condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (!condition.test(List.copyOf(told))) {
                long millis = (deadline - System.nanoTime()) / 1_000_000;
                assertThat(millis)
                        .as("%s was not told: %s; it was told:%s", uuid(), what, asText())
                        .isPositive();
                wait(millis);
            }
        } catch (InterruptedException interrupted) {
            throw new AssertionError("interrupted", interrupted);
        }
    }

    /** Asks whoever listens there, and returns the uuid it answers with. */
    public String ask(String address) {
        return TestUniverse.await(bus().<String>request(address, "who")).body();
    }

    /** The same, in this node alone. */
    public String askLocally(String address) {
        DeliveryOptions here = new DeliveryOptions().setLocalOnly(true);
        return TestUniverse.await(bus().<String>request(address, "who", here)).body();
    }

    /** Asks again and again until each of these has answered. */
    public void awaitServed(String address, String... uuids) {
        Set<String> missing = new HashSet<>(Set.of(uuids));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!missing.isEmpty()) {
            assertThat(System.nanoTime())
                    .as("no answer at %s from %s", address, missing)
                    .isLessThan(deadline);
            bus().<String>request(address, "who", SHORT)
                    .map(Message::body)
                    .otherwise("")
                    .onSuccess(missing::remove)
                    .await();
        }
    }

    private EventBus bus() {
        return session.vertx().eventBus();
    }

    private String asText() {
        return told.stream()
                .map(t -> t.address() + " " + t.body().encode())
                .collect(Collectors.joining("\n  ", "\n  ", ""));
    }
}
