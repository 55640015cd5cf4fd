package io.universe.monitor.http;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Those who have logged in, each known by a random value that is no use elsewhere and ends by itself. They are kept in memory: another master, or another monitor, knows none of them. With a session ends what is still being read by
 * it; where its time is over, at the next look. Owned by the event loop.
 */
final class Sessions {

    /** A working day. */
    static final Duration LIFETIME = Duration.ofHours(12);

    static final int MOST = 64;
    private static final int BYTES = 32;

    private final LongSupplier nanoClock;
    private final SecureRandom random = new SecureRandom();
    /** The oldest first. */
    private final Map<String, Session> opened = new LinkedHashMap<>();

    /** When it was opened, and what ends with it. */
    private record Session(long sinceNanos, Set<Runnable> ends) {

        void end() {
            List.copyOf(ends).forEach(Runnable::run);
        }
    }

    Sessions(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    /** Opens one and returns its value; the oldest gives way where there are too many. */
    String open() {
        dropOver();
        if (opened.size() >= MOST) {
            close(opened.keySet().iterator().next());
        }
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String value = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        opened.put(value, new Session(nanoClock.getAsLong(), new LinkedHashSet<>()));
        return value;
    }

    boolean isOpen(String value) {
        dropOver();
        return opened.containsKey(value);
    }

    /** Idempotent. */
    void close(String value) {
        Session session = opened.remove(value);
        if (session != null) {
            session.end();
        }
    }

    /** The action is run when this session ends, unless what is returned was run before; never where there is no such session. */
    Runnable whenOver(String value, Runnable action) {
        Session session = opened.get(value);
        if (session == null) {
            return () -> {};
        }
        session.ends().add(action);
        return () -> session.ends().remove(action);
    }

    /** Ends those whose time is over. */
    void dropOver() {
        long now = nanoClock.getAsLong();
        List<String> over = opened.entrySet().stream()
                .filter(session -> now - session.getValue().sinceNanos() >= LIFETIME.toNanos())
                .map(Map.Entry::getKey)
                .toList();
        over.forEach(this::close);
    }
}
