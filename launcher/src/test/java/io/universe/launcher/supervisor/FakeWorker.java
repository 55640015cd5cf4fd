package io.universe.launcher.supervisor;

import io.universe.launcher.supervisor.Faults.Fate;
import io.universe.launcher.supervisor.Faults.Manners;

/** A worker process of the simulated world: it lives its fate, reports, and takes orders as its manners allow. */
final class FakeWorker {
    private static final int SIGTERM_CODE = 143;
    private static final long HEARTBEAT_MILLIS = 20_000;

    private final World world;
    private final WorkerId id;
    private final Fate fate;
    private final Manners manners;
    private boolean isAlive = true;
    private boolean isLeaving;

    FakeWorker(World world, WorkerId id, Fate fate) {
        this.world = world;
        this.id = id;
        this.fate = fate;
        this.manners = world.faults().manners();
    }

    WorkerId id() {
        return id;
    }

    boolean isAlive() {
        return isAlive;
    }

    @Override
    public String toString() {
        return id + " " + fate;
    }

    void boot() {
        world.later(world.faults().millis(20), () -> world.post(new Event.WorkerSpawned(id, world.nextPid())));
        switch (fate) {
            case HANG_IN_START, SPAWN_FAILS -> {}
            case END_IN_START -> later(3_000, this::endBadly);
            case SLOW -> later(90_000, this::warmUp);
            default -> later(chanceOf(0.5) ? 100 : 4_000, this::warmUp);
        }
    }

    void drain() {
        if (manners.isAcceptingReported()) {
            later(500, this::stopAccepting);
        }
        if (!manners.isDrainIgnored()) {
            leave(ExitStatus.exited(0));
        }
    }

    void terminate() {
        if (!manners.isTermIgnored()) {
            leave(ExitStatus.exited(SIGTERM_CODE));
        }
    }

    void kill() {
        world.later(manners.killMillis(), () -> end(ExitStatus.killedBy(9)));
    }

    private void warmUp() {
        report(new Event.WorkerWarming(id));
        switch (fate) {
            case HANG_IN_WARM_UP -> {}
            case END_IN_WARM_UP -> later(3_000, this::endBadly);
            case SLOW -> later(90_000, this::serve);
            default -> later(chanceOf(0.5) ? 100 : 4_000, this::serve);
        }
    }

    private void serve() {
        report(ready());
        heartbeat();
        switch (fate) {
            case END_SOON_AFTER_READY -> later(4_000, this::endIfFaultsLast);
            case END_WHEN_READY -> later(90_000, this::endIfFaultsLast);
            case DRAIN_UNASKED -> later(30_000, this::drainIfFaultsLast);
            default -> {}
        }
    }

    private void heartbeat() {
        world.later(HEARTBEAT_MILLIS, () -> {
            if (isAlive) {
                report(new Event.HeartbeatSeen(id));
                heartbeat();
            }
        });
    }

    private void endIfFaultsLast() {
        if (world.hasFaults()) {
            endBadly();
        }
    }

    private void drainIfFaultsLast() {
        if (world.hasFaults()) {
            stopAccepting();
            drain();
        }
    }

    private void stopAccepting() {
        report(new Event.AcceptingStopped(id));
    }

    private void leave(ExitStatus status) {
        if (!isLeaving) {
            isLeaving = true;
            world.later(manners.drainMillis(), () -> end(status));
        }
    }

    private void endBadly() {
        end(world.endOf(id));
    }

    private void end(ExitStatus status) {
        if (isAlive) {
            isAlive = false;
            world.later(world.faults().millis(5), () -> world.post(new Event.WorkerExited(id, status)));
            sendStaleReports();
        }
    }

    private Event ready() {
        return new Event.WorkerReady(id, "uuid-" + id);
    }

    /** Reports on their way when the process died are read about when its end is noticed, or later. */
    private void sendStaleReports() {
        if (chanceOf(0.1)) {
            world.later(world.faults().millis(3_000), () -> world.post(ready()));
            world.later(world.faults().millis(3_000), () -> world.post(new Event.AcceptingStopped(id)));
        }
    }

    private void report(Event event) {
        world.post(event);
    }

    private void later(long belowMillis, Runnable action) {
        world.later(world.faults().millis(belowMillis), () -> {
            if (isAlive) {
                action.run();
            }
        });
    }

    private boolean chanceOf(double probability) {
        return world.faults().chance(probability);
    }
}
