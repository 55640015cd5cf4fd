package io.universe.launcher.config;

import io.universe.launcher.config.Key.Section;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The part of the catalogue that is about policies: each key once for all contexts, and once for one of them. */
final class PolicyKeys {

    private static final List<Key<?>> GENERAL = new ArrayList<>();
    private static final List<Key<?>> OF_A_CONTEXT = new ArrayList<>();
    private static final Type<Double> SHARE = Types.share();

    /** A key for all contexts, and the stronger one for one of them. */
    private record Scoped<T>(Key<T> general, Key<T> own) {}

    private static final Scoped<Duration> MAX_AGE = scoped(Keys.MAX_AGE);
    private static final Scoped<Integer> MAX_REQUESTS = both(
            "policies.maxRequests",
            Types.integer(1, Integer.MAX_VALUE),
            Optional.empty(),
            "no limit",
            "Requests after which a worker is recycled.");
    private static final Scoped<Long> MAX_RSS = both(
            "policies.maxRss.limit",
            Types.size(1 << 20, "1MB"),
            Optional.empty(),
            "no limit",
            "Memory of a worker's process above which it is recycled; more than it needs at its start.");
    private static final Scoped<Boolean> MAX_RSS_DRY_RUN = both(
            "policies.maxRss.dryRun",
            Types.bool(),
            Optional.of("false"),
            "",
            "Whether that is recorded only, and nobody recycled.");
    private static final Scoped<Duration> EVENT_LOOP_BLOCKED = both(
            "policies.eventLoopBlocked",
            Types.duration(Duration.ofMillis(500)),
            Optional.empty(),
            "tolerance",
            "How long an event loop may be blocked before its worker is recycled; a long one turns it off.");
    private static final Scoped<Boolean> BAD_GC = both(
            "policies.badGc.enable",
            Types.bool(),
            Optional.of("false"),
            "",
            "Whether a worker is recycled that serves less than at its best, at more cpu, memory and garbage collection.");
    private static final Scoped<Boolean> BAD_GC_DRY_RUN = both(
            "policies.badGc.dryRun",
            Types.bool(),
            Optional.of("false"),
            "",
            "Whether that is recorded only, and nobody recycled.");
    private static final Scoped<Double> BAD_GC_DECAY = both(
            "policies.badGc.decay",
            SHARE,
            Optional.of("1%"),
            "",
            "What each heartbeat takes off the best that is remembered.");

    private PolicyKeys() {}

    /** All of them but those of the general part of the catalogue, in the order of the handbook. */
    static Stream<Key<?>> all() {
        return Stream.concat(GENERAL.stream(), OF_A_CONTEXT.stream());
    }

    /** What holds in general, and what holds for each context of which anything is said. */
    static Policies read(Values values) {
        Map<String, PolicySettings> byContext = new HashMap<>();
        values.owners("contexts.").forEach(name -> byContext.put(name, settings(values, Optional.of(name))));
        return new Policies(settings(values, Optional.empty()), byContext);
    }

    private static PolicySettings settings(Values values, Optional<String> context) {
        return new PolicySettings(
                get(values, MAX_AGE, context),
                values.get(Keys.MAX_AGE_JITTER),
                new PolicySettings.BadGc(
                        get(values, BAD_GC, context),
                        get(values, BAD_GC_DRY_RUN, context),
                        get(values, BAD_GC_DECAY, context)),
                find(values, MAX_REQUESTS, context).map(OptionalInt::of).orElseGet(OptionalInt::empty),
                new PolicySettings.MaxRss(find(values, MAX_RSS, context), get(values, MAX_RSS_DRY_RUN, context)),
                find(values, EVENT_LOOP_BLOCKED, context).orElseGet(() -> values.get(Keys.TOLERANCE)));
    }

    private static <T> Optional<T> find(Values values, Scoped<T> key, Optional<String> context) {
        return context.flatMap(name -> values.find(key.own(), key.own().of(name)))
                .or(() -> values.find(key.general()));
    }

    private static <T> T get(Values values, Scoped<T> key, Optional<String> context) {
        return find(values, key, context).orElseGet(() -> values.get(key.general()));
    }

    private static <T> Scoped<T> both(
            String name, Type<T> type, Optional<String> fallback, String without, String doc) {
        Key<T> general = new Key<>(name, type, fallback, without, Section.POLICIES, doc);
        GENERAL.add(general);
        return scoped(general);
    }

    private static <T> Scoped<T> scoped(Key<T> general) {
        Key<T> own = new Key<>(
                "contexts.NAME." + general.name(),
                general.type(),
                Optional.empty(),
                general.name(),
                Section.POLICIES,
                "As " + general.name() + ", for this context.");
        OF_A_CONTEXT.add(own);
        return new Scoped<>(general, own);
    }
}
