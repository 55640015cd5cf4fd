package io.universe.sample.it;

import io.universe.testkit.Await;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Many callers on every worker who ask for one key at the same time, each with a loader that takes so long. */
record Burst(Callers callers, String key, List<CompletableFuture<JsonObject>> answers) {

    static final int CALLERS = 250;
    private static final String NAMESPACE = "calls";
    private static final Duration SOON = Duration.ofSeconds(20);
    /** Until every worker has been told. */
    private static final Duration LEAD = Duration.ofMillis(300);

    static Burst begin(Callers callers, String key, Duration load) {
        long at = System.nanoTime() + LEAD.toNanos();
        List<CompletableFuture<JsonObject>> answers = new ArrayList<>();
        for (Caller caller : callers.all()) {
            answers.add(caller.begin(
                    "/burst", "ns", NAMESPACE, "key", key, "callers", CALLERS, "millis", load.toMillis(), "at", at));
        }
        return new Burst(callers, key, answers);
    }

    /** The loads that have begun. */
    List<Ledger.Line> loads() {
        return callers.ledger().loads(NAMESPACE, key);
    }

    /** Waits until a load has begun that is the number-th, from 1. */
    Ledger.Line awaitLoad(int number) {
        return Await.until("load " + number + " of " + key, SOON, this::loads, loads -> loads.size() >= number)
                .get(number - 1);
    }

    /** The answers of a worker, however it came to them. */
    JsonObject of(int slot) {
        return answers.get(slot).join();
    }

    /** What callers have got in all workers but those, in no order; fails where one has got a failure. */
    List<String> values(Integer... without) {
        return slots(without).flatMap(slot -> values(of(slot)).stream()).toList();
    }

    private Stream<Integer> slots(Integer... without) {
        return Stream.iterate(0, slot -> slot + 1)
                .limit(answers.size())
                .filter(slot -> !List.of(without).contains(slot));
    }

    private static List<String> values(JsonObject answer) {
        JsonArray failures = answer.getJsonArray("failures");
        if (failures == null || !failures.isEmpty()) {
            throw new AssertionError("not every caller has got a value: " + answer);
        }
        return answer.getJsonObject("answers").stream()
                .flatMap(entry -> Stream.generate(entry::getKey).limit((Integer) entry.getValue()))
                .toList();
    }

    /** When the last caller of these workers had its answer, by the clock of the machine. */
    long lastNanos(Integer... without) {
        return slots(without)
                .mapToLong(slot -> of(slot).getLong("lastNanos"))
                .max()
                .orElseThrow();
    }
}
