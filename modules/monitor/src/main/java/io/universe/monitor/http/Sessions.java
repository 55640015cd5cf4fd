package io.universe.monitor.http;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Those who have logged in, each known by a random value that is no use elsewhere and ends by itself. They are kept in memory: another master, or another monitor, knows none of them. Owned by the event loop. */
final class Sessions {

    /** A working day. */
    static final Duration LIFETIME = Duration.ofHours(12);

    static final int MOST = 64;
    private static final int BYTES = 32;

    private final LongSupplier nanoClock;
    private final SecureRandom random = new SecureRandom();
    /** When each was opened, the oldest first. */
    private final Map<String, Long> opened = new LinkedHashMap<>();

    Sessions(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    /** Opens one and returns its value; the oldest gives way where there are too many. */
    String open() {
        dropOver();
        if (opened.size() >= MOST) {
            Iterator<String> oldest = opened.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String value = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        opened.put(value, nanoClock.getAsLong());
        return value;
    }

    boolean isOpen(String value) {
        dropOver();
        return opened.containsKey(value);
    }

    /** Idempotent. */
    void close(String value) {
        opened.remove(value);
    }

    private void dropOver() {
        long now = nanoClock.getAsLong();
        opened.values().removeIf(since -> now - since >= LIFETIME.toNanos());
    }
}
