package io.universe.cache.front;

import io.universe.cache.Inspection;
import io.universe.cache.entry.Claim;
import io.universe.cache.entry.Entry;
import io.universe.cache.entry.Kind;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** What can be asked about many keys of a namespace, or about the inside of one. */
record Lists(Namespace space, long withinNanos) {

    Future<List<String>> keys() {
        return asked("keys", "", space.entries()::all, all -> live(all));
    }

    private List<String> live(Map<String, Entry> all) {
        long now = now();
        return all.entrySet().stream()
                .filter(each -> each.getValue().isLive(now))
                .map(Map.Entry::getKey)
                .toList();
    }

    Future<List<Inspection>> inspect() {
        return asked(
                "inspect",
                "",
                space.entries()::all,
                all -> all.entrySet().stream()
                        .filter(each -> isThere(each.getValue()))
                        .map(each -> inspection(each.getKey(), each.getValue()))
                        .toList());
    }

    Future<List<Inspection>> inspect(String key) {
        return asked(
                "inspect",
                key,
                () -> space.entries().read(key),
                entry -> isThere(entry) ? List.of(inspection(key, entry)) : List.of());
    }

    private boolean isThere(Entry entry) {
        return entry.isOverdue(now()) || !entry.isForgettable(now());
    }

    private Inspection inspection(String key, Entry entry) {
        long now = now();
        Claim claim = entry.claim();
        Claim held = claim != null && claim.until() > now ? claim : null;
        String loader = held == null ? null : held.owner();
        int waiters = held == null ? 0 : held.waiters().size();
        boolean hasEnd = entry.kind() != Kind.NONE && entry.until() != Entry.NEVER;
        Instant until = hasEnd ? Instant.ofEpochMilli(entry.until()) : null;
        String state = entry.isOverdue(now) ? "expired" : entry.kind().name().toLowerCase(Locale.ROOT);
        return new Inspection(key, state, entry.version(), entry.value().length, until, loader, waiters);
    }

    private long now() {
        return space.world().clockwork().nowMillis();
    }

    /** What is asked of entries, each time. */
    private interface Question<T> {
        Future<T> ask();
    }

    private <T, R> Future<R> asked(String verb, String key, Question<T> question, Function<T, R> answer) {
        var refusal = space.refusalOrNull();
        if (refusal != null) {
            return Future.failedFuture(refusal);
        }
        Call<R> call = space.world().deadlines().begin(space.name(), verb, key, withinNanos);
        question.ask().map(answer).onComplete(call);
        return call.future();
    }
}
