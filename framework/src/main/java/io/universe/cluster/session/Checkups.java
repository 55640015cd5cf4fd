package io.universe.cluster.session;

import io.universe.cluster.registrations.CheckReport;
import io.universe.cluster.registrations.Finding;
import io.universe.cluster.registrations.RegistrationKeeper;
import io.universe.spi.ClusterMember;
import io.vertx.core.Future;
import io.vertx.core.internal.ContextInternal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The checks of this node's registrations: every now and then, and when somebody asks. Its context runs them, one at a time. */
final class Checkups {

    private static final Logger LOG = LoggerFactory.getLogger(Checkups.class);
    private static final int NAMED_IN_LOG = 10;

    private final ContextInternal context;
    private final RegistrationKeeper keeper;
    private final ClusterMember member;

    Checkups(ContextInternal context, RegistrationKeeper keeper, ClusterMember member) {
        this.context = context;
        this.keeper = keeper;
        this.member = member;
    }

    /** Checks what this node has to do with. */
    Future<CheckReport> check() {
        return keeper.check(List.of()).onSuccess(Checkups::log);
    }

    /** Checks every address at which anything is registered. */
    Future<CheckReport> checkEverything() {
        return context.<Set<String>>executeBlocking(member::addresses)
                .compose(keeper::check)
                .onSuccess(Checkups::log);
    }

    /** Checks again and again, as long as Vert.x lives; the listener hears on the context of what was not clean. The interval varies by a fifth, so that nodes that started together do not check together. */
    void every(Duration interval, boolean everything, Consumer<CheckReport> listener) {
        long millis = interval.toMillis();
        long wait = ThreadLocalRandom.current().nextLong(millis * 4 / 5, millis * 6 / 5 + 1);
        context.setTimer(
                Math.max(1, wait),
                timer -> (everything ? checkEverything() : check())
                        .onFailure(cause -> LOG.debug("registrations not checked: {}", cause.toString()))
                        .onSuccess(report -> tell(report, listener))
                        .onComplete(done -> every(interval, everything, listener)));
    }

    private void tell(CheckReport report, Consumer<CheckReport> listener) {
        if (!report.isClean()) {
            context.runOnContext(v -> listener.accept(report));
        }
    }

    private static void log(CheckReport report) {
        if (!report.isClean()) {
            LOG.warn(
                    "registrations repaired={} remaining={} of addresses={}: {}",
                    report.repaired().size(),
                    report.remaining().size(),
                    report.addresses(),
                    Stream.concat(report.repaired().stream(), report.remaining().stream())
                            .limit(NAMED_IN_LOG)
                            .map(Checkups::text)
                            .collect(Collectors.joining(", ")));
        }
    }

    private static String text(Finding finding) {
        return finding.kind() + " " + finding.address() + " of " + finding.node();
    }
}
