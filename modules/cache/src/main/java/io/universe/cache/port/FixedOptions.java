package io.universe.cache.port;

import io.universe.cache.CacheOptions;
import io.universe.cache.CacheOptions.OnFailure;
import io.universe.cache.entry.Entry;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The options of a namespace that whoever uses it first fixes, as the catalogue keeps them. Immutable.
 *
 * @param expireMillis {@link Entry#NEVER} for ever
 * @param negativeMillis 0 for not at all
 */
public record FixedOptions(
        boolean persist, long expireMillis, int maxEntries, int near, long negativeMillis, OnFailure onFailure) {

    /** Those of a use. */
    public static FixedOptions of(CacheOptions<?> options) {
        return new FixedOptions(
                options.persist(),
                options.expire().map(FixedOptions::millis).orElse(Entry.NEVER),
                options.maxEntries(),
                options.near(),
                options.negative().map(FixedOptions::millis).orElse(0L),
                options.onFailure());
    }

    /** A duration as entries have it: 1 ms where it is shorter, {@link Entry#NEVER} where it is longer than can be counted. */
    public static long millis(Duration duration) {
        try {
            return Math.max(1, duration.toMillis());
        } catch (ArithmeticException e) {
            return Entry.NEVER;
        }
    }

    /** Those that were written down. What is not there is as {@link CacheOptions#DEFAULTS} has it. */
    public static FixedOptions of(JsonObject json) {
        FixedOptions others = of(CacheOptions.DEFAULTS);
        return new FixedOptions(
                json.getBoolean("persist", others.persist),
                json.getLong("expireMillis", others.expireMillis),
                json.getInteger("maxEntries", others.maxEntries),
                json.getInteger("near", others.near),
                json.getLong("negativeMillis", others.negativeMillis),
                OnFailure.valueOf(json.getString("onFailure", others.onFailure.name())));
    }

    /** How they are written down. */
    public JsonObject toJson() {
        return new JsonObject()
                .put("persist", persist)
                .put("expireMillis", expireMillis)
                .put("maxEntries", maxEntries)
                .put("near", near)
                .put("negativeMillis", negativeMillis)
                .put("onFailure", onFailure.name());
    }

    /** The options of a use, as far as they are its own, with these for the rest. */
    public <V> CacheOptions<V> in(CacheOptions<V> asked) {
        return new CacheOptions<>(
                asked.codec(), asked.within(), persist, expire(), maxEntries, near, negative(), onFailure);
    }

    private Optional<Duration> expire() {
        return expireMillis == Entry.NEVER ? Optional.empty() : Optional.of(Duration.ofMillis(expireMillis));
    }

    private Optional<Duration> negative() {
        return negativeMillis == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(negativeMillis));
    }

    /** What others have asked for that is not as it is here, one line for each option. */
    public List<String> differences(FixedOptions asked) {
        List<String> lines = new ArrayList<>();
        Map<String, String> there = asked.words();
        words().forEach((option, here) -> {
            if (!here.equals(there.get(option))) {
                lines.add(option + " is " + here + ", not " + there.get(option));
            }
        });
        return lines;
    }

    private Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("persist", String.valueOf(persist));
        words.put("expire", expire().map(Duration::toString).orElse("never"));
        words.put("maxEntries", String.valueOf(maxEntries));
        words.put("near", String.valueOf(near));
        words.put("negative", negative().map(Duration::toString).orElse("not at all"));
        words.put("onFailure", onFailure.name());
        return words;
    }
}
