package io.universe.hazelcast;

import io.universe.cluster.Node;
import io.universe.cluster.Role;
import io.universe.cluster.session.ClusterSession;
import io.universe.cluster.session.TestUniverse;
import io.universe.spi.ClusterSpec;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.shareddata.AsyncMap;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The main class of a JVM whose callers count together with those of others, in a plain map of the cluster, under a lock: {@code open NAME ADDRESS} joins and announces, {@code count CALLERS LIMIT TRAP} begins. It answers
 * {@code @value N} when it has written N and still has the lock, {@code @done N} when the limit is reached. Whoever writes the number TRAP answers {@code @trapped N} and keeps the lock for ever. The end of input ends it.
 */
public final class CountingProcess {

    private static final String KEY = "value";
    private static final long NONE = 0;
    private static final long PATIENCE_MILLIS = 60_000;

    private final ClusterSession session;
    private final AsyncMap<String, Long> counter;

    private CountingProcess(String name, String address) {
        ClusterSpec spec = new ClusterSpec(name, "127.0.0.1", List.of(address), false);
        long pid = ProcessHandle.current().pid();
        Node self = new Node("", Role.FORK, "test", "counter", 1, 1, 1, "127.0.0.1", pid, "0");
        session = TestUniverse.await(ClusterSession.open(Vertx.builder(), new HazelcastProvider().member(spec), self));
        counter = TestUniverse.await(session.vertx().sharedData().getAsyncMap("counter"));
        session.announce();
    }

    /** Obeys until its input ends. */
    public static void main(String[] args) throws IOException {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        CountingProcess process = null;
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            String[] words = line.split(" ", -1);
            if (process == null) {
                process = new CountingProcess(words[1], words[2]);
                say("opened " + process.session.cluster().self().uuid());
            } else {
                process.count(Integer.parseInt(words[1]), Long.parseLong(words[2]), Long.parseLong(words[3]));
            }
        }
        System.exit(0);
    }

    private void count(int callers, long limit, long trap) {
        Future.all(IntStream.range(0, callers)
                        .mapToObj(i -> countOn(limit, trap))
                        .toList())
                .compose(done -> counter.get(KEY))
                .onSuccess(value -> say("done " + value))
                .onFailure(cause -> say("failed " + cause));
    }

    private Future<?> countOn(long limit, long trap) {
        return session.vertx()
                .sharedData()
                .getLockWithTimeout("counter", PATIENCE_MILLIS)
                .compose(lock -> step(limit)
                        .compose(value -> value == trap ? keep(value) : tell(value))
                        .onComplete(done -> lock.release()))
                .compose(value -> value == NONE ? Future.succeededFuture() : countOn(limit, trap));
    }

    /** The next value, which is written then. */
    private Future<Long> step(long limit) {
        return counter.get(KEY).compose(before -> {
            long value = before == null ? 1 : before + 1;
            return value > limit
                    ? Future.succeededFuture(NONE)
                    : counter.put(KEY, value).map(value);
        });
    }

    private static Future<Long> tell(long value) {
        if (value != NONE) {
            say("value " + value);
        }
        return Future.succeededFuture(value);
    }

    private static Future<Long> keep(long value) {
        say("trapped " + value);
        return Promise.<Long>promise().future();
    }

    private static void say(String line) {
        System.out.println("@" + line);
    }
}
