package io.universe.cache.local;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** The bytes that all entries of a process may have together, and those who share them. Safe from any thread. */
final class Budget {

    /** Who has some of the bytes. */
    interface Tenant {

        /** How many it has. */
        long usedBytes();

        /** Forgets what nobody needs any more but to be sure. False where there is nothing, or was nothing a moment ago. */
        boolean forgets();

        /** Has one value give way, but not that of the key to be spared. False where there is none. */
        boolean givesWay(String spared);
    }

    /** No key is empty. */
    private static final String NONE = "";

    private final long most;
    private final AtomicLong used = new AtomicLong();
    private final List<Tenant> tenants = new CopyOnWriteArrayList<>();

    Budget(long most) {
        this.most = most;
    }

    void join(Tenant tenant) {
        tenants.add(tenant);
    }

    void leave(Tenant tenant) {
        tenants.remove(tenant);
    }

    boolean hasRoomFor(long bytes) {
        return used.get() + bytes <= most;
    }

    /** Has memories forgotten, and then values give way, those of the largest first, until there is room for a key of this tenant. False where nothing can give way any more. */
    boolean makesRoomFor(long bytes, Tenant asking, String key) {
        while (!hasRoomFor(bytes)) {
            if (!anyForgets() && !largestGivesWay(asking, key)) {
                return false;
            }
        }
        return true;
    }

    private boolean anyForgets() {
        boolean isAny = false;
        for (Tenant tenant : tenants) {
            isAny |= tenant.forgets();
        }
        return isAny;
    }

    private boolean largestGivesWay(Tenant asking, String key) {
        return tenants.stream()
                .sorted(Comparator.comparingLong(Tenant::usedBytes).reversed())
                .anyMatch(tenant -> tenant.givesWay(tenant == asking ? key : NONE));
    }

    void use(long bytes) {
        used.addAndGet(bytes);
    }

    long most() {
        return most;
    }
}
