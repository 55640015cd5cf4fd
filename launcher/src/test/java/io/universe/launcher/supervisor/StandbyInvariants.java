package io.universe.launcher.supervisor;

import static io.universe.launcher.supervisor.Invariants.require;

import java.time.Duration;

/** What holds of standbys that nobody hears of, as long as the master itself never slept: then it begins to listen anew. */
final class StandbyInvariants {
    /** Deadlines are met by a Tick that may be late by a little. */
    private static final Duration SLACK = Duration.ofSeconds(10);

    private final World world;

    StandbyInvariants(World world) {
        this.world = world;
    }

    void check(SupervisorState before, Decision decision) {
        if (world.suspendedNanos() > 0) {
            return;
        }
        decision.effects().forEach(effect -> silentStandbyTakesNoSlot(before, effect));
        if (!decision.state().isLeaving()) {
            decision.state().contexts().stream()
                    .flatMap(context -> context.standbys().handles().stream())
                    .filter(standby -> standby.stage() == Stage.STANDBY)
                    .forEach(this::silenceIsNoticed);
        }
    }

    private void silentStandbyTakesNoSlot(SupervisorState before, Effect effect) {
        if (effect instanceof Effect.TakeSlot take) {
            before.worker(take.standby())
                    .ifPresent(standby -> require(
                            silence(standby).minus(tolerance(standby)).compareTo(SLACK) < 0
                                    && standby.contact().phase() == Contact.Phase.HEARD,
                            "no silent standby takes a slot",
                            standby));
        }
    }

    private void silenceIsNoticed(WorkerHandle standby) {
        Duration longest = tolerance(standby).plus(Nanny.EXAMINATION_LIMIT).plus(SLACK);
        require(silence(standby).compareTo(longest) < 0, "a silent standby does not wait for ever", standby);
    }

    private Duration silence(WorkerHandle standby) {
        long sinceEntryNanos = world.nowNanos() - standby.sinceNanos();
        long sinceBeatNanos = standby.heartbeatAtNanos().stream()
                .map(at -> world.nowNanos() - at)
                .findFirst()
                .orElse(sinceEntryNanos);
        return Duration.ofNanos(Math.min(sinceEntryNanos, sinceBeatNanos));
    }

    private Duration tolerance(WorkerHandle standby) {
        return world.state().specOf(standby).care().tolerance().orElseThrow();
    }
}
