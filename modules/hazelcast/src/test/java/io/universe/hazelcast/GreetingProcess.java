package io.universe.hazelcast;

import io.universe.cluster.ClusterEvents;
import io.universe.cluster.Node;
import io.universe.cluster.Role;
import io.universe.cluster.session.ClusterSession;
import io.universe.cluster.session.TestUniverse;
import io.universe.spi.ClusterMember;
import io.universe.spi.ClusterSpec;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The main class of a JVM that joins, announces itself and leaves as its standard input says: {@code open NAME [ADDRESS]}, the same with
 * {@code openLite} for a member that holds no data, {@code announce}, {@code leave}, {@code lost UUID} as a master says it of a worker, {@code serve ADDRESS} to answer there with its uuid, {@code ask ADDRESS UUID}
 * to ask there until that node answers. What it answers begins with {@code @}. The end of input ends it.
 */
public final class GreetingProcess {

    private final Queue<String> joined = new ConcurrentLinkedQueue<>();
    private final ClusterMember member;
    private final ClusterSession session;

    private GreetingProcess(String name, List<String> join, boolean holdsData) {
        member = new HazelcastProvider().member(new ClusterSpec(name, "127.0.0.1", join, holdsData));
        Node self = new Node(
                "",
                Role.FORK,
                "test",
                "greeter",
                1,
                1,
                1,
                "127.0.0.1",
                ProcessHandle.current().pid(),
                "0");
        session = TestUniverse.await(ClusterSession.open(Vertx.builder(), member, self));
        session.vertx().eventBus().<JsonObject>localConsumer(ClusterEvents.NODE_JOINED, message -> {
            joined.add(message.body().getString("uuid"));
            say("joined " + joined.size());
        });
    }

    /** Obeys until its input ends. */
    public static void main(String[] args) throws IOException {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        GreetingProcess current = null;
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            String[] words = line.split(" ", -1);
            if (words[0].startsWith("open")) {
                List<String> join = List.of(words).subList(2, words.length);
                current = new GreetingProcess(words[1], join, words[0].equals("open"));
                say("opened " + current.session.cluster().self().uuid() + " " + current.member.address());
            } else if (current != null) {
                current.obey(words);
            }
        }
        System.exit(0);
    }

    private void obey(String[] order) {
        if (order[0].equals("announce")) {
            session.announce();
        } else if (order[0].equals("serve")) {
            serve(order[1]);
        } else if (order[0].equals("ask")) {
            ask(order[1], order[2]);
        } else if (order[0].equals("lost")) {
            session.broadcastLost(order[1], "crash", null, "SIGKILL");
        } else {
            String seen = String.join(" ", joined);
            TestUniverse.await(session.leave());
            say("left " + seen);
        }
    }

    private void serve(String address) {
        String uuid = session.cluster().self().uuid();
        TestUniverse.await(session.vertx()
                .eventBus()
                .consumer(address, message -> message.reply(uuid))
                .completion());
        say("serving");
    }

    private void ask(String address, String uuid) {
        DeliveryOptions hasty = new DeliveryOptions().setSendTimeout(1_000);
        session.vertx()
                .eventBus()
                .<String>request(address, "", hasty)
                .map(Message::body)
                .otherwise(Throwable::getMessage)
                .onSuccess(answer -> {
                    if (uuid.equals(answer)) {
                        say("served");
                    } else {
                        session.vertx().setTimer(200, later -> ask(address, uuid));
                    }
                });
    }

    private static void say(String line) {
        System.out.println("@" + line);
    }
}
