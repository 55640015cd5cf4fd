package io.universe.sample.it;

/**
 * The part of a caller that does to 10,000 keys what comes to its mind: it gets, sets and deletes, with loaders that fail, throw, hang and are slow, and watches all keys from its beginning. Keys that begin with {@code loaded} are only ever
 * loaded, so that of two loads of one at a time neither can have been overtaken.
 */
final class ChaosSource {

    static final String TEXT = """

            final class Chaos {

                private static final String CACHE = "chaos";
                private static final int LANES = 40;
                private static final int KEYS = 10_000;
                private static final int HOT_KEYS = 20;

                private record Told(CacheEvent.Kind kind, Object value, long version) {
                    boolean isRight(Cached<Object> now) {
                        return now.isPresent() ? kind == CacheEvent.Kind.SET && now.value().equals(value) : kind != CacheEvent.Kind.SET;
                    }
                }

                /** Who asks reads first, and only then waits for what is being loaded, so the load may have been given up meanwhile. */
                private static final long READING_NANOS = Duration.ofSeconds(1).toNanos();

                private record Wait(long begun, long deadline) { }

                private final Worker worker;
                private final Vertx vertx;
                private final Ledger ledger;
                private final java.util.function.Function<String, Future<Cache<Object>>> caches;
                private final Map<String, Told> told = new HashMap<>();
                private final Map<String, List<Wait>> waiting = new HashMap<>();
                private final Map<String, Set<String>> open = new HashMap<>();
                private final Map<String, Integer> outcomes = new TreeMap<>();
                private final JsonArray strange = new JsonArray();
                private Random random;
                private long watchedSinceMillis;
                private long outstanding;
                private long latestMillis;
                private boolean isStopped;

                Chaos(Worker worker, Ledger ledger, java.util.function.Function<String, Future<Cache<Object>>> caches) {
                    this.worker = worker;
                    this.vertx = worker.vertx();
                    this.ledger = ledger;
                    this.caches = caches;
                }

                Future<?> begin(long seed) {
                    random = new Random(seed * 31 + worker.cluster().self().slot() * 1_000 + worker.cluster().self().incarnation());
                    return caches.apply(CACHE).compose(cache -> cache.watchAll(this::onEvent).onSuccess(watched -> {
                        watchedSinceMillis = System.currentTimeMillis();
                        for (int lane = 0; lane < LANES; lane++) {
                            turn(cache);
                        }
                    }));
                }

                private void onEvent(CacheEvent<Object> event) {
                    Told before = told.put(event.key(), new Told(event.kind(), event.current().orElse(null), event.version()));
                    if (before != null && before.version() > event.version()) {
                        strange.add("older news of " + event.key() + " after newer: " + before + ", then " + event);
                    }
                }

                private void turn(Cache<Object> cache) {
                    if (!isStopped) {
                        call(cache, key()).onComplete(ended -> vertx.setTimer(1 + random.nextInt(20), later -> turn(cache)));
                    }
                }

                private String key() {
                    int number = random.nextInt(random.nextBoolean() ? HOT_KEYS : KEYS);
                    return (number % 2 == 0 ? "loaded" : "mixed") + number;
                }

                private Future<?> call(Cache<Object> cache, String key) {
                    Duration within = Duration.ofMillis(300 + random.nextInt(2_700));
                    Duration expire = Duration.ofMillis(100 + random.nextInt(1_500));
                    int dice = random.nextInt(100);
                    if (dice < 60) {
                        return load(cache, key, LoadOptions.DEFAULTS.within(within).expire(expire));
                    } else if (dice < 70 || key.startsWith("loaded")) {
                        return tracked("get", key, within, cache.get(key, within).map(Cached::valueOrNull));
                    } else if (dice < 88) {
                        SetOptions options = SetOptions.DEFAULTS.within(within);
                        return change(key, within, () -> cache.set(key, value(key), random.nextInt(3) == 0 ? options.expire(expire) : options));
                    }
                    return change(key, within, () -> cache.del(key, within));
                }

                private static String value(String key) {
                    return key + ":" + System.nanoTime();
                }

                private Future<?> change(String key, Duration within, java.util.function.Supplier<Future<?>> action) {
                    String token = worker.name() + "-" + System.nanoTime();
                    ledger.write("CHANGE", CACHE, key, token);
                    return tracked("change", key, within, action.get().map((Object) null)).onSuccess(changed -> ledger.write("CHANGED", CACHE, key, token));
                }

                private Future<?> load(Cache<Object> cache, String key, LoadOptions options) {
                    Duration within = options.within().orElseThrow();
                    long now = System.nanoTime();
                    Wait wait = new Wait(now, now + within.toNanos());
                    List<Wait> waits = waiting.computeIfAbsent(key, any -> new ArrayList<>());
                    waits.add(wait);
                    return tracked("load", key, within, cache.get(key, this::loaded, options)).onComplete(ended -> {
                        waits.remove(wait);
                        long left = Math.min(System.nanoTime(), wait.deadline());
                        if (waits.stream().allMatch(other -> other.begun() + READING_NANOS > left)) {
                            giveUp(key, left);
                        }
                    });
                }

                /** Nobody here is sure to wait for what is still being loaded here. */
                private void giveUp(String key, long nanos) {
                    open.getOrDefault(key, Set.of()).forEach(token -> ledger.writeAt(nanos, "END", CACHE, key, token));
                    open.remove(key);
                }

                private <T> Future<T> tracked(String what, String key, Duration within, Future<T> call) {
                    long begun = System.nanoTime();
                    outstanding++;
                    return call.onComplete(ended -> {
                        outstanding--;
                        latestMillis = Math.max(latestMillis, (System.nanoTime() - begun) / 1_000_000 - within.toMillis());
                        outcomes.merge(what + " " + (ended.succeeded() ? "ok" : nameOf(ended.cause())), 1, Integer::sum);
                        if (ended.succeeded() && ended.result() != null && !ended.result().toString().startsWith(key + ":")) {
                            strange.add(what + " of " + key + " gave " + ended.result());
                        }
                    });
                }

                private static String nameOf(Throwable failure) {
                    return failure instanceof CacheException known ? known.reason().name() : failure.toString();
                }

                private Future<Object> loaded(String key) {
                    String token = worker.name() + "-" + System.nanoTime();
                    ledger.write("BEGIN", CACHE, key, token);
                    int dice = random.nextInt(100);
                    if (dice < 10) {
                        ledger.write("END", CACHE, key, token);
                        throw new IllegalStateException("this loader throws");
                    }
                    Promise<Object> promise = Promise.promise();
                    open.computeIfAbsent(key, any -> new HashSet<>()).add(token);
                    if (dice < 90) {
                        vertx.setTimer(1 + random.nextInt(dice < 80 ? 60 : 2_000), later -> end(key, token, dice < 25, promise));
                    }
                    return promise.future();
                }

                private void end(String key, String token, boolean isFailure, Promise<Object> promise) {
                    ledger.write("END", CACHE, key, token);
                    open.getOrDefault(key, new HashSet<>()).remove(token);
                    if (isFailure) {
                        promise.fail("this loader fails");
                    } else {
                        promise.complete(value(key));
                    }
                }

                /** No more calls; says what is outstanding when all that are under way have had their time. */
                Future<JsonObject> stop() {
                    isStopped = true;
                    Promise<JsonObject> promise = Promise.promise();
                    awaitQuiet(System.nanoTime() + Duration.ofSeconds(8).toNanos(), promise);
                    return promise.future();
                }

                private void awaitQuiet(long end, Promise<JsonObject> promise) {
                    if (outstanding == 0 || System.nanoTime() > end) {
                        promise.complete(new JsonObject()
                                .put("outstanding", outstanding)
                                .put("latestMillis", latestMillis)
                                .put("outcomes", new JsonObject(Map.copyOf(outcomes)))
                                .put("strange", strange.copy()));
                    } else {
                        vertx.setTimer(20, later -> awaitQuiet(end, promise));
                    }
                }

                /** Where what was told last is not what is. */
                Future<JsonObject> compare() {
                    JsonArray wrong = new JsonArray();
                    return caches.apply(CACHE).compose(cache -> compareTold(cache, wrong).compose(done -> compareUntold(cache, wrong)))
                            .map(done -> new JsonObject().put("told", told.size()).put("wrong", wrong).put("strange", strange.copy()));
                }

                private Future<?> compareTold(Cache<Object> cache, JsonArray wrong) {
                    List<String> keys = List.copyOf(told.keySet());
                    return Desk.each(keys.size(), i -> cache.get(keys.get(i)).onSuccess(now -> {
                        if (!told.get(keys.get(i)).isRight(now)) {
                            wrong.add(keys.get(i) + " is " + now + ", told was " + told.get(keys.get(i)));
                        }
                    }));
                }

                /** What was changed after this began to watch, and never told. */
                private Future<?> compareUntold(Cache<Object> cache, JsonArray wrong) {
                    return cache.inspect().onSuccess(all -> all.stream()
                            .filter(found -> found.state().equals("value") && !told.containsKey(found.key()))
                            .filter(found -> found.version() / 1_000 > watchedSinceMillis)
                            .forEach(found -> wrong.add("never told of " + found)));
                }
            }
            """;

    private ChaosSource() {}
}
