package io.universe.launcher.master.generations;

import io.universe.launcher.config.ContextPlan;
import io.universe.launcher.config.PolicySettings;
import io.universe.launcher.config.Settings;
import io.universe.launcher.supervisor.Care;
import io.universe.launcher.supervisor.policy.BadGc;
import io.universe.launcher.supervisor.policy.EventLoopBlocked;
import io.universe.launcher.supervisor.policy.MaxAge;
import io.universe.launcher.supervisor.policy.MaxRequests;
import io.universe.launcher.supervisor.policy.MaxRss;
import io.universe.launcher.supervisor.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the workers of a context are looked after, as the settings say. Pure. */
final class CareOf {

    private CareOf() {}

    /** A worker of the built-in context has no requests, and its size is that of the data: it is recycled for its age only, or because it hangs. */
    static Care context(ContextPlan context, Settings settings) {
        PolicySettings wanted = settings.policies().of(context.name());
        List<Policy<?>> policies = new ArrayList<>();
        policies.add(new MaxAge(wanted.maxAge(), wanted.maxAgeJitter()));
        if (!context.isBuiltIn()) {
            addFigures(wanted, policies);
        }
        return new Care(Optional.of(settings.supervision().tolerance()), policies, context.standby());
    }

    private static void addFigures(PolicySettings wanted, List<Policy<?>> policies) {
        policies.add(new EventLoopBlocked(wanted.eventLoopBlocked()));
        wanted.maxRequests().ifPresent(requests -> policies.add(new MaxRequests(requests)));
        wanted.maxRss()
                .limit()
                .ifPresent(
                        bytes -> policies.add(new MaxRss(bytes, wanted.maxRss().dryRun())));
        if (wanted.badGc().enable()) {
            policies.add(new BadGc(wanted.badGc().dryRun(), wanted.badGc().decay()));
        }
    }
}
