package io.universe.cluster.registrations;

import io.universe.cluster.timing.Timer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A look at registrations that repairs what is wrong. What changes while it looks is no finding: it looks again after a moment, and only what is wrong both times counts; a third look shows what the
 * repair has brought. Owned by a context: it is called there.
 */
final class Checkup {

    private static final Duration MOMENT = Duration.ofMillis(300);

    private final Ledger ledger;
    private final Timer timer;
    private Future<CheckReport> latest = Future.failedFuture("none yet");

    /** What is compared, and the means to repair it. */
    interface Ledger {

        /** The addresses that this node has to do with, by listening or sending. */
        Set<String> addresses();

        /** What is wrong at an address at this moment. Fails where the cluster cannot be asked. */
        Future<Set<Finding>> look(String address);

        /** Does what helps. Fails where the cluster does not take it. */
        Future<Void> repair(Finding finding);
    }

    Checkup(Ledger ledger, Timer timer) {
        this.ledger = ledger;
        this.timer = timer;
    }

    /** Looks at the addresses of this node and at these. One at a time: who asks for one while another is under way gets one after it. */
    Future<CheckReport> run(Collection<String> further) {
        latest = latest.transform(before -> runNow(further));
        return latest;
    }

    private Future<CheckReport> runNow(Collection<String> further) {
        Set<String> addresses = new LinkedHashSet<>(ledger.addresses());
        addresses.addAll(further);
        return look(addresses)
                .compose(first -> first.isEmpty()
                        ? Future.succeededFuture(new CheckReport(addresses.size(), List.of(), List.of()))
                        : confirm(first).compose(found -> repaired(addresses.size(), found)));
    }

    private Future<Set<Finding>> confirm(Set<Finding> first) {
        return aMoment().compose(v -> look(addressesOf(first))).map(second -> common(first, second));
    }

    private Future<CheckReport> repaired(int addresses, Set<Finding> found) {
        return Publisher.inTurn(found, finding -> ledger.repair(finding).otherwiseEmpty())
                .compose(done -> found.isEmpty() ? Future.succeededFuture() : aMoment())
                .compose(v -> look(addressesOf(found)))
                .map(third -> {
                    Set<Finding> remaining = common(found, third);
                    Set<Finding> repaired = new LinkedHashSet<>(found);
                    repaired.removeAll(remaining);
                    return new CheckReport(addresses, List.copyOf(repaired), List.copyOf(remaining));
                });
    }

    private Future<Set<Finding>> look(Collection<String> addresses) {
        Set<Finding> findings = new LinkedHashSet<>();
        return Publisher.inTurn(
                        addresses,
                        address ->
                                ledger.look(address).onSuccess(findings::addAll).mapEmpty())
                .map(findings);
    }

    private Future<Void> aMoment() {
        Promise<Void> passed = Promise.promise();
        timer.after(MOMENT, passed::complete);
        return passed.future();
    }

    private static Set<String> addressesOf(Set<Finding> findings) {
        Set<String> addresses = new LinkedHashSet<>();
        findings.forEach(finding -> addresses.add(finding.address()));
        return addresses;
    }

    private static Set<Finding> common(Set<Finding> one, Set<Finding> other) {
        Set<Finding> both = new LinkedHashSet<>(one);
        both.retainAll(other);
        return both;
    }
}
