package io.universe.cache.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.cache.Cache;
import io.universe.cache.CacheEvent;
import io.universe.cache.CacheException;
import io.universe.cache.CacheOptions;
import io.universe.cache.CacheOptions.OnFailure;
import io.universe.cache.Cached;
import io.universe.cache.LoadOptions;
import io.universe.cache.SetOptions;
import io.universe.cache.entry.Entry;
import io.universe.cache.entry.Kind;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One history of a few nodes that want the same key. After every single thing that happens it is asked whether all promises hold. */
final class History {

    private static final String NAME = "cache";
    private static final String KEY = "key";
    private static final int NODES = 4;

    /** Ends of patience are seen to 50 ms. */
    private static final long TICK_MILLIS = 60;

    private record Caller(int node, int life, long endMillis, Future<@Nullable Object> answer) {}

    private final List<String> log = new ArrayList<>();
    private final List<Caller> callers = new ArrayList<>();
    private final Set<Object> answers = new HashSet<>();
    private final Map<Integer, Cache<Object>> caches = new HashMap<>();
    private final Map<Integer, List<CacheEvent<Object>>> heard = new HashMap<>();
    private final int[] lives = new int[NODES];
    private final Random random;
    private final boolean hasWrites;
    private final SimulatedUniverse universe;
    private final SimulatedLoads loads;
    private final CacheOptions<Object> options;
    private int values;

    History(long seed, boolean hasWrites) {
        this.random = new Random(seed);
        this.hasWrites = hasWrites;
        this.universe = new SimulatedUniverse(() -> random.nextInt(30), 64 << 20);
        this.loads = new SimulatedLoads(universe.time(), random);
        this.options = CacheOptions.DEFAULTS
                .within(Duration.ofMinutes(1))
                .onFailure(random.nextBoolean() ? OnFailure.FAIL_ALL : OnFailure.NEXT_TRIES)
                .near(random.nextBoolean() ? 10 : 0);
        int lost = random.nextInt(4);
        universe.post().loses((to, notice) -> random.nextInt(10) < lost);
    }

    String log() {
        return String.join("\n", log);
    }

    Set<Object> answers() {
        return answers;
    }

    void next() {
        int node = random.nextInt(NODES);
        int what = random.nextInt(100);
        if (what < 55) {
            call(node);
        } else if (what < 65) {
            write(node);
        } else if (what < 70) {
            end(node, random.nextInt(3) > 0);
        } else if (what < 75) {
            universe.losesNews(node, random.nextBoolean());
        }
        pass(random.nextInt(10) == 0 ? 3_000 : random.nextInt(60));
    }

    private Cache<Object> cache(int node) {
        return caches.computeIfAbsent(node, ignored -> {
            Cache<Object> cache = await(universe.node(node).use(NAME, options));
            List<CacheEvent<Object>> events = new ArrayList<>();
            heard.put(node, events);
            await(cache.watch(KEY, events::add));
            return cache;
        });
    }

    /** Everything is looked at, also what happens meanwhile. */
    private <T> T await(Future<T> future) {
        while (!future.isComplete() && universe.time().step(10_000)) {
            check();
        }
        return universe.await(future);
    }

    private void call(int node) {
        Cache<Object> cache = cache(node);
        long patience = 50L + random.nextInt(random.nextBoolean() ? 300 : 20_000);
        say("node " + node + " calls, for " + patience + " ms");
        LoadOptions how = LoadOptions.DEFAULTS.within(Duration.ofMillis(patience));
        long end = universe.time().nowMillis() + patience + TICK_MILLIS;
        Future<@Nullable Object> answer = cache.get(KEY, loads.loader(node, this::say), how);
        callers.add(new Caller(node, lives[node], end, answer));
    }

    private void write(int node) {
        if (!hasWrites) {
            return;
        }
        Cache<Object> cache = cache(node);
        loads.overtaken();
        if (random.nextInt(3) == 0) {
            say("node " + node + " deletes");
            cache.del(KEY);
        } else {
            Object value = "set-" + values++;
            say("node " + node + " sets " + value);
            Duration life = Duration.ofMillis(1 + random.nextInt(4_000));
            cache.set(KEY, value, random.nextBoolean() ? SetOptions.DEFAULTS : SetOptions.DEFAULTS.expire(life));
        }
    }

    private void end(int node, boolean isNoticed) {
        say("node " + node + " ends, noticed " + isNoticed);
        caches.remove(node);
        heard.remove(node);
        lives[node]++;
        loads.ended(node);
        if (isNoticed) {
            universe.kill(node);
        } else {
            universe.hang(node);
        }
    }

    private void pass(long millis) {
        long end = universe.time().nowMillis() + millis;
        while (universe.time().step(end - universe.time().nowMillis())) {
            check();
        }
        universe.time().pass(Math.max(0, end - universe.time().nowMillis()));
    }

    private void check() {
        caches.forEach((node, cache) -> loads.waiting(node, cache.stat().waiting()));
        assertThat(loads.running()).as("loads at once").isLessThanOrEqualTo(1);
        callers.removeIf(this::isDone);
    }

    private boolean isDone(Caller caller) {
        if (caller.answer().isComplete()) {
            if (caller.answer().succeeded() && caller.answer().result() != null) {
                answers.add(caller.answer().result());
            } else {
                assertThat(caller.answer().cause()).isInstanceOf(CacheException.class);
            }
            return true;
        } else if (caller.life() != lives[caller.node()]) {
            return true; // who has died is owed nothing
        }
        assertThat(universe.time().nowMillis())
                .as("an answer for node " + caller.node())
                .isLessThan(caller.endMillis());
        return false;
    }

    /** Everything calms down: then nobody waits, nobody is stuck, and who watches knows what holds. */
    void end() {
        for (int node = 0; node < NODES; node++) {
            cache(node);
            universe.losesNews(node, false);
        }
        universe.post().loses((to, notice) -> false);
        pass(SimulatedUniverse.LEASE_MILLIS + 30_000);
        assertThat(callers).isEmpty();
        Entry truth = universe.await(universe.catalogue().entries(NAME).read(KEY));
        heard.forEach((node, events) -> knows(node, events, truth));
        Cached<Object> now = universe.await(cache(0).get(KEY));
        Object last = universe.await(cache(1).get(KEY, key -> Future.succeededFuture("last")));
        assertThat(last).isEqualTo(now.isPresent() ? now.value() : "last");
    }

    private static void knows(int node, List<CacheEvent<Object>> events, Entry truth) {
        assertThat(events).extracting(CacheEvent::version).as("node " + node).isSorted();
        if (events.isEmpty()) {
            return; // nothing has happened since it began to watch
        }
        CacheEvent<Object> last = events.get(events.size() - 1);
        boolean isSet = last.kind() == CacheEvent.Kind.SET;
        assertThat(isSet).as("node " + node + " was last told " + last).isEqualTo(truth.kind() == Kind.VALUE);
        if (isSet) {
            assertThat(last.version()).isEqualTo(truth.version());
        }
    }

    private void say(String line) {
        log.add(universe.time().nowMillis() % 10_000_000 + " " + line);
    }
}
