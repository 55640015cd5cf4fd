package io.universe.cluster.registrations;

import io.vertx.core.spi.cluster.RegistrationInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The clustered registrations of this node, as its event bus wants them; what the cluster has may differ for a while. Some may be held back: they are known here and nowhere else, until they
 * are released. Safe from any thread.
 */
final class OwnRegistrations {

    /** One registration at one address. */
    record Entry(String address, RegistrationInfo info) {}

    private final Map<String, Set<RegistrationInfo>> byAddress = new LinkedHashMap<>();
    private Predicate<String> isWithdrawn = address -> false;
    private Predicate<String> isHeldBack;

    /** Holds registrations at such addresses back until {@link #release}. */
    OwnRegistrations(Predicate<String> isHeldBack) {
        this.isHeldBack = isHeldBack;
    }

    /** Whether the cluster is to know it; false where it is held back, and once such addresses are withdrawn. */
    synchronized boolean add(String address, RegistrationInfo info) {
        if (isWithdrawn.test(address)) {
            return false;
        }
        boolean isNew =
                byAddress.computeIfAbsent(address, key -> new LinkedHashSet<>()).add(info);
        return isNew && !isHeldBack.test(address);
    }

    /** Holds nothing back from now on, and returns what was. */
    synchronized List<Entry> release() {
        Predicate<String> wasHeldBack = isHeldBack;
        isHeldBack = address -> false;
        return entries().stream()
                .filter(entry -> wasHeldBack.test(entry.address()))
                .toList();
    }

    /** What is held back at the address. */
    synchronized List<RegistrationInfo> heldBack(String address) {
        return isHeldBack.test(address) ? List.copyOf(byAddress.getOrDefault(address, Set.of())) : List.of();
    }

    /** Whether the cluster may know it; false where it was held back. */
    synchronized boolean remove(String address, RegistrationInfo info) {
        Set<RegistrationInfo> infos = byAddress.get(address);
        if (infos != null && infos.remove(info) && infos.isEmpty()) {
            byAddress.remove(address);
        }
        return !isHeldBack.test(address);
    }

    synchronized boolean contains(Entry entry) {
        return byAddress.getOrDefault(entry.address(), Set.of()).contains(entry.info());
    }

    /** What the cluster is to know at the address. */
    synchronized List<RegistrationInfo> published(String address) {
        return isHeldBack.test(address) ? List.of() : List.copyOf(byAddress.getOrDefault(address, Set.of()));
    }

    /** What the cluster is to know. */
    synchronized List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        byAddress.forEach((address, infos) -> {
            if (!isHeldBack.test(address)) {
                infos.forEach(info -> entries.add(new Entry(address, info)));
            }
        });
        return entries;
    }

    /** Forgets the registrations at these addresses, now and for ever, and returns those that the cluster knows. */
    synchronized List<Entry> withdraw(Predicate<String> addresses) {
        isWithdrawn = addresses;
        List<Entry> entries = entries().stream()
                .filter(entry -> addresses.test(entry.address()))
                .toList();
        byAddress.keySet().removeIf(addresses);
        return entries;
    }
}
