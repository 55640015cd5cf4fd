package io.universe.sample.it;

/**
 * The part of a caller that writes and reads without end. Each lane has keys of its own, which nobody else writes, one change after the other; the ledger has a line before each change, and one when it was acknowledged.
 */
final class TrafficSource {

    static final String TEXT = """

            final class Traffic {

                private static final int KEYS_OF_A_LANE = 10;
                private static final long PAUSE_MILLIS = 4;

                private final Worker worker;
                private final Ledger ledger;
                private final List<Future<?>> lanes = new ArrayList<>();
                private final JsonArray failures = new JsonArray();
                private final Random random = new Random();
                private long done;
                private long longestNanos;
                private boolean isStopped;

                Traffic(Worker worker, Ledger ledger, java.util.function.Function<String, Future<Cache<Object>>> caches) {
                    this.worker = worker;
                    this.ledger = ledger;
                }

                JsonObject start(Cache<Object> cache, int count) {
                    isStopped = false;
                    done = 0;
                    longestNanos = 0;
                    failures.clear();
                    lanes.clear();
                    for (int lane = 0; lane < count; lane++) {
                        Promise<Void> ended = Promise.promise();
                        lanes.add(ended.future());
                        turn(cache, lane, 0, ended);
                    }
                    return new JsonObject();
                }

                /** Not a chain of futures: it would end in as many calls within calls as there were turns. */
                private void turn(Cache<Object> cache, int lane, int number, Promise<Void> ended) {
                    if (isStopped) {
                        ended.complete();
                        return;
                    }
                    String key = worker.name() + "-" + lane + "-" + number % KEYS_OF_A_LANE;
                    timed(change(cache, key))
                            .compose(changed -> timed(cache.get(key)))
                            .onFailure(failure -> failures.add(key + " " + failure))
                            .onComplete(read -> worker.vertx().setTimer(PAUSE_MILLIS, later -> turn(cache, lane, number + 1, ended)));
                }

                private Future<?> change(Cache<Object> cache, String key) {
                    long number = System.nanoTime();
                    boolean isDelete = random.nextInt(8) == 0;
                    ledger.writeAt(number, isDelete ? "DEL" : "SET", cache.name(), key);
                    Future<?> changed = isDelete ? cache.del(key) : cache.set(key, number);
                    return changed.onSuccess(acknowledged -> ledger.write("ACK", cache.name(), key, number));
                }

                private <T> Future<T> timed(Future<T> future) {
                    long begun = System.nanoTime();
                    return future.onComplete(ended -> {
                        done++;
                        longestNanos = Math.max(longestNanos, System.nanoTime() - begun);
                    });
                }

                Future<JsonObject> stop() {
                    isStopped = true;
                    return Future.join(lanes).map(ended -> new JsonObject()
                            .put("done", done)
                            .put("longestMillis", longestNanos / 1_000_000)
                            .put("failures", failures.copy()));
                }

                /** What every key has. */
                Future<JsonObject> states(Cache<Object> cache) {
                    JsonObject states = new JsonObject();
                    return cache.keys()
                            .compose(keys -> Desk.each(keys.size(), i -> cache.get(keys.get(i))
                                    .onSuccess(found -> states.put(keys.get(i), found.orElse(null)))))
                            .map(read -> new JsonObject().put("states", states));
                }
            }
            """;

    private TrafficSource() {}
}
