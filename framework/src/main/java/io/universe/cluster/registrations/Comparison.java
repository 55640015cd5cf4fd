package io.universe.cluster.registrations;

import io.universe.cluster.registrations.Finding.Kind;
import io.vertx.core.spi.cluster.RegistrationInfo;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What a node wants the cluster to know at one address, beside what it does know, and what the node routes by. Pure. */
record Comparison(
        String self,
        String address,
        Collection<RegistrationInfo> own,
        Collection<RegistrationInfo> held,
        Collection<RegistrationInfo> routed) {

    /** All that is wrong, judged by who is a member. Where nothing is routed yet, no route is outdated. */
    Set<Finding> findings(Predicate<String> isMember) {
        Set<Finding> findings = new LinkedHashSet<>();
        for (RegistrationInfo info : own) {
            if (!held.contains(info)) {
                findings.add(finding(Kind.MISSING, info));
            }
        }
        for (RegistrationInfo info : shared(held)) {
            if (info.nodeId().equals(self) && !own.contains(info)) {
                findings.add(finding(Kind.STALE, info));
            } else if (!isMember.test(info.nodeId())) {
                findings.add(finding(Kind.DEAD, info));
            }
        }
        if (!routed.isEmpty() && !Set.copyOf(shared(routed)).equals(Set.copyOf(shared(held)))) {
            findings.add(new Finding(Kind.OUTDATED, address, self, 0));
        }
        return findings;
    }

    /** Those that a node keeps to itself are nobody else's business. */
    private static List<RegistrationInfo> shared(Collection<RegistrationInfo> infos) {
        return infos.stream().filter(info -> !info.localOnly()).toList();
    }

    private Finding finding(Kind kind, RegistrationInfo info) {
        return new Finding(kind, address, info.nodeId(), info.seq());
    }
}
