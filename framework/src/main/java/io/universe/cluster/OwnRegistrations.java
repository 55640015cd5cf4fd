package io.universe.cluster;

import io.vertx.core.spi.cluster.RegistrationInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The clustered registrations of this node, as its event bus wants them; what the cluster has may differ for a while. Safe from any thread. */
final class OwnRegistrations {

    /** One registration at one address. */
    record Entry(String address, RegistrationInfo info) {}

    private final Map<String, Set<RegistrationInfo>> byAddress = new LinkedHashMap<>();
    private Predicate<String> isWithdrawn = address -> false;

    /** Whether the cluster is to know it; false once such addresses are withdrawn. */
    synchronized boolean add(String address, RegistrationInfo info) {
        if (isWithdrawn.test(address)) {
            return false;
        }
        return byAddress.computeIfAbsent(address, key -> new LinkedHashSet<>()).add(info);
    }

    synchronized void remove(String address, RegistrationInfo info) {
        Set<RegistrationInfo> infos = byAddress.get(address);
        if (infos != null && infos.remove(info) && infos.isEmpty()) {
            byAddress.remove(address);
        }
    }

    synchronized boolean contains(Entry entry) {
        return byAddress.getOrDefault(entry.address(), Set.of()).contains(entry.info());
    }

    synchronized List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        byAddress.forEach((address, infos) -> infos.forEach(info -> entries.add(new Entry(address, info))));
        return entries;
    }

    /** Forgets the registrations at these addresses, now and for ever, and returns those that there were. */
    synchronized List<Entry> withdraw(Predicate<String> addresses) {
        isWithdrawn = addresses;
        List<Entry> entries = entries().stream()
                .filter(entry -> addresses.test(entry.address()))
                .toList();
        byAddress.keySet().removeIf(addresses);
        return entries;
    }
}
