package io.universe.sample.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.testkit.Await;
import io.universe.testkit.MultiProcessTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What one worker does to the cache, and what the others see and hear of it. */
@MultiProcessTest
class CacheValuesIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration LIFE = Duration.ofMillis(500);
    private static final Duration PROMISED = Duration.ofMillis(100);
    /** For a machine that does much else. */
    private static final Duration SLACK = Duration.ofMillis(900);

    private static Callers callers;

    @BeforeAll
    static void start() throws IOException {
        callers = Callers.start(3);
    }

    @AfterAll
    static void stop() {
        callers.close();
    }

    @Test
    void shouldShowEverybodyWhatOneHasSetAndDeleted() {
        Caller first = callers.caller(0);
        first.set("values", "key", "one");
        assertEverybodySees("key", true, "one");
        callers.caller(1).set("values", "key", "two");
        assertEverybodySees("key", true, "two");

        JsonObject deleted = callers.caller(2).ask("/del", "ns", "values", "key", "key");

        assertThat(deleted.getString("value")).isEqualTo("two");
        assertEverybodySees("key", false, null);
    }

    @Test
    void shouldKeepValuesThatLookLikeNothing() {
        List<@Nullable Object> values = Arrays.asList(null, "", 0, false, new JsonObject(), new JsonArray());
        for (@Nullable Object value : values) {
            String key = "nothing-" + values.indexOf(value);
            callers.caller(0).set("values", key, value);
            assertEverybodySees(key, true, value);
        }
    }

    @Test
    void shouldTellAWatcherInEveryWorkerWhatOneDoes() {
        callers.all().forEach(caller -> caller.ask("/watch", "ns", "values", "key", "watched"));
        Caller doer = callers.caller(1);

        doer.set("values", "watched", "one");
        doer.ask("/del", "ns", "values", "key", "watched");
        doer.set("values", "watched", null, "expire", LIFE.toMillis());

        callers.all()
                .forEach(caller -> assertThat(awaitTold(caller, "watched", 4))
                        .as(caller.name())
                        .extracting(told ->
                                told.getString("kind") + " " + told.getValue("present") + " " + told.getValue("value"))
                        .containsExactly("SET true one", "DELETED false null", "SET true null", "EXPIRED false null"));
    }

    @Test
    void shouldEndAValueInTimeForEverybody() {
        callers.all().forEach(caller -> caller.ask("/watch", "ns", "values", "key", "mortal"));

        long askedAt = System.nanoTime();
        long setAt = callers.caller(0)
                .set("values", "mortal", "soon gone", "expire", LIFE.toMillis())
                .getLong("nanos");

        for (Caller caller : callers.all()) {
            JsonObject end = awaitTold(caller, "mortal", 2).get(1);
            long millis = Duration.ofNanos(end.getLong("nanos") - setAt).toMillis();
            System.out.printf("%s heard of the end of %s after %d ms%n", caller.name(), LIFE, millis);
            assertThat(end.getString("kind")).isEqualTo("EXPIRED");
            assertThat(millis).isLessThan(LIFE.plus(PROMISED).plus(SLACK).toMillis());
            assertThat(Duration.ofNanos(end.getLong("nanos") - askedAt)).isGreaterThan(LIFE.minusMillis(2));
            assertThat(caller.get("values", "mortal").getBoolean("present")).isFalse();
        }
    }

    private static List<JsonObject> awaitTold(Caller caller, String key, int count) {
        return Await.until(
                caller.name() + " is told " + count + " times of " + key,
                SOON,
                () -> told(caller, key),
                told -> told.size() >= count);
    }

    private static List<JsonObject> told(Caller caller, String key) {
        return caller.ask("/told", "key", key).getJsonArray("told").stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    private static void assertEverybodySees(String key, boolean isPresent, @Nullable Object value) {
        JsonObject expected = new JsonObject().put("present", isPresent).put("value", value);
        assertThat(callers.all())
                .allSatisfy(caller ->
                        assertThat(caller.get("values", key)).as(caller.name()).isEqualTo(expected));
    }
}
