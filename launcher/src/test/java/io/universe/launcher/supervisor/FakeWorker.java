package io.universe.launcher.supervisor;

import io.universe.launcher.supervisor.Faults.Fate;
import io.universe.launcher.supervisor.Faults.Manners;
import io.universe.launcher.supervisor.policy.Heartbeat;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A worker process of the simulated world: it lives its fate, reports, and takes orders as its manners allow. */
final class FakeWorker {
    private static final int SIGTERM_CODE = 143;
    private static final long HEARTBEAT_MILLIS = 60_000;

    private static final Heartbeat BUSY = new Heartbeat(
            Heartbeat.BARE.uptime(),
            Heartbeat.BARE.load(),
            new Heartbeat.Traffic(0, 0, 0, 0, 0, 5_000, 0),
            Heartbeat.BARE.pauses(),
            Heartbeat.BARE.errors(),
            1);

    /** From its first heartbeat on. */
    private static final Heartbeat BIG = new Heartbeat(
            Heartbeat.BARE.uptime(),
            new Heartbeat.Load(0, 0, 2_000),
            Heartbeat.BARE.traffic(),
            Heartbeat.BARE.pauses(),
            Heartbeat.BARE.errors(),
            1);

    private final World world;
    private final int generation;
    private final Fate fate;
    private final Manners manners;
    private final long pid;
    private final long bornMillis;
    private LifeId id;
    private Stage stage = Stage.STARTING;
    private boolean isAlive = true;
    private boolean isHung;
    private boolean isLinked = true;
    private boolean isOpen;

    FakeWorker(World world, LifeId id, int generation, Fate fate) {
        this.world = world;
        this.id = id;
        this.generation = generation;
        this.fate = fate;
        this.manners = world.faults().manners();
        this.pid = world.nextPid();
        this.bornMillis = world.nowMillis();
    }

    boolean isHung() {
        return isHung;
    }

    LifeId id() {
        return id;
    }

    boolean isAlive() {
        return isAlive;
    }

    @Override
    public String toString() {
        return id + " " + fate + " " + stage;
    }

    /** As the next master finds it. */
    Survivor survivor() {
        isLinked = true;
        Optional<String> uuid = stage.isBeforeService() ? Optional.empty() : Optional.of(uuid());
        return new Survivor(
                id, generation, stage, pid, uuid, Duration.ofMillis(world.nowMillis() - bornMillis), isOpen);
    }

    void boot() {
        world.later(world.faults().millis(20), () -> report(new Event.WorkerSpawned(id, pid)));
        switch (fate) {
            case HANG_IN_START, SPAWN_FAILS -> {}
            case END_IN_START -> later(3_000, this::endBadly);
            case SLOW -> later(90_000, this::warmUp);
            default -> later(chanceOf(0.5) ? 100 : 4_000, this::warmUp);
        }
    }

    void drain() {
        if (isHung) {
            return;
        }
        if (manners.isAcceptingReported()) {
            later(500, this::stopAccepting);
        }
        if (!manners.isDrainIgnored()) {
            leave(ExitStatus.exited(0));
        }
    }

    void terminate() {
        if (!manners.isTermIgnored() && !isHung) {
            leave(ExitStatus.exited(SIGTERM_CODE));
        }
    }

    void kill() {
        world.later(manners.killMillis(), () -> end(ExitStatus.killedBy(9)));
    }

    /** Whoever debugs it has it stand still for as long as he likes, and the process with it. */
    void openToDebuggers() {
        WorkerId worker = (WorkerId) id;
        if (chanceOf(0.2)) {
            world.later(2_000, () -> world.post(new Event.DebugOpenFailed(worker, "not started for it")));
            return;
        }
        isOpen = true;
        world.later(500, () -> world.post(new Event.DebugOpened(worker, new DebugPorts(5005, 0, false))));
        if (chanceOf(0.4)) {
            later(5_000, () -> isHung = world.hasFaults());
        }
    }

    /** Who is debugged ends with its master, and nobody is told. */
    void loseMaster() {
        isAlive = false;
    }

    void pause() {
        later(200, () -> {
            if (stage == Stage.READY && !isHung) {
                stage = Stage.PAUSED;
                report(new Event.Paused((WorkerId) id));
            }
        });
    }

    void resume() {
        later(200, () -> {
            if (stage == Stage.PAUSED && !isHung) {
                stage = Stage.READY;
                report(new Event.Resumed((WorkerId) id));
            }
        });
    }

    void takeSlot(WorkerId slot) {
        id = slot;
        if (fate != Fate.NOT_TAKE_SLOT && !isHung) {
            later(60, this::serve);
        }
    }

    void examine() {
        if (manners.isExaminable()) {
            world.later(
                    world.faults().millis(3_000),
                    () -> world.post(
                            new Event.Examined(id, isAlive ? world.faults().diagnosis() : Diagnosis.DEAD, Map.of())));
        }
    }

    private void warmUp() {
        if (stage != Stage.STARTING) {
            return;
        }
        stage = Stage.WARMING;
        report(new Event.WorkerWarming(id));
        switch (fate) {
            case HANG_IN_WARM_UP -> {}
            case END_IN_WARM_UP -> later(3_000, this::endBadly);
            case SLOW -> later(90_000, this::warmedUp);
            default -> later(chanceOf(0.5) ? 100 : 4_000, this::warmedUp);
        }
    }

    private void warmedUp() {
        if (id instanceof StandbyId standby) {
            stage = Stage.STANDBY;
            report(new Event.StandbyReady(standby));
            heartbeat();
            hangAsStandby();
        } else if (id instanceof DebugId debug) {
            serveWhoDebugs(debug);
            heartbeat();
        } else {
            serve();
            heartbeat();
        }
    }

    /** A breakpoint stops the whole process. */
    private void serveWhoDebugs(DebugId debug) {
        if (chanceOf(0.1)) {
            report(new Event.DebugFailed(debug, "nobody can attach"));
            return;
        }
        stage = Stage.DEBUGGED;
        report(new Event.DebugReady(debug, uuid(), new DebugPorts(5005, 8080, false)));
        switch (fate) {
            case END_SOON_AFTER_READY, END_WHEN_READY -> later(30_000, this::endIfFaultsLast);
            case HANG_WHEN_READY -> later(30_000, () -> isHung = true);
            case LOSE_LINK -> later(30_000, () -> loseLink(false));
            default -> {}
        }
    }

    private void hangAsStandby() {
        switch (fate) {
            case HANG_AS_STANDBY -> later(30_000, () -> isHung = isWaiting() && world.hasFaults());
            case HANG_AS_STANDBY_FOR_A_WHILE -> later(30_000, this::hangForAWhileAsStandby);
            default -> {}
        }
    }

    private void hangForAWhileAsStandby() {
        if (isWaiting()) {
            hangForAWhile();
        }
    }

    private boolean isWaiting() {
        return stage == Stage.STANDBY && id instanceof StandbyId;
    }

    private void serve() {
        if (!stage.isBeforeService()) {
            return;
        }
        stage = Stage.READY;
        report(ready());
        switch (fate) {
            case END_SOON_AFTER_READY -> later(4_000, this::endIfFaultsLast);
            case END_WHEN_READY -> later(90_000, this::endIfFaultsLast);
            case DRAIN_UNASKED -> later(30_000, this::drainIfFaultsLast);
            case HANG_WHEN_READY -> later(30_000, () -> isHung = world.hasFaults());
            case HANG_FOR_A_WHILE -> later(30_000, this::hangForAWhile);
            case LOSE_LINK -> later(30_000, () -> loseLink(false));
            case LOSE_LINK_FOR_A_WHILE -> later(30_000, () -> loseLink(true));
            case WANT_RECYCLE -> later(30_000, this::wantRecycle);
            default -> {}
        }
    }

    private void hangForAWhile() {
        isHung = world.hasFaults();
        later(300_000, () -> isHung = false);
    }

    private void wantRecycle() {
        if (world.hasFaults()) {
            report(new Event.RecycleWanted((WorkerId) id, "leaks"));
        }
    }

    private void loseLink(boolean comesBack) {
        if (world.hasFaults() && isLinked) {
            report(new Event.LinkLost(id));
            isLinked = false;
            if (comesBack) {
                later(200_000, this::findLink);
            }
        }
    }

    private void findLink() {
        if (!isLinked) {
            isLinked = true;
            report(new Event.LinkBack(id));
            tellStage();
        }
    }

    private void tellStage() {
        switch (stage) {
            case READY -> report(new Event.Resumed((WorkerId) id));
            case PAUSED -> report(new Event.Paused((WorkerId) id));
            case DRAINING -> report(new Event.AcceptingStopped((WorkerId) id));
            default -> {}
        }
    }

    private void heartbeat() {
        world.later(HEARTBEAT_MILLIS, () -> {
            if (isAlive) {
                if (!isHung) {
                    report(new Event.HeartbeatSeen(id, figures()));
                }
                heartbeat();
            }
        });
    }

    private Heartbeat figures() {
        boolean isBusy = fate == Fate.BUSY && world.hasFaults();
        return isBusy ? BUSY : fate == Fate.BIG ? BIG : Heartbeat.BARE;
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
        stage = Stage.DRAINING;
        report(new Event.AcceptingStopped((WorkerId) id));
    }

    private void leave(ExitStatus status) {
        if (stage != Stage.TERMINATING) {
            stage = Stage.TERMINATING;
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

    private String uuid() {
        return "uuid-" + pid;
    }

    private Event ready() {
        return new Event.WorkerReady((WorkerId) id, uuid());
    }

    /** Reports on their way when the process died are read about when its end is noticed, or later. */
    private void sendStaleReports() {
        if (chanceOf(0.1) && id instanceof WorkerId worker) {
            world.later(world.faults().millis(3_000), () -> world.post(ready()));
            world.later(world.faults().millis(3_000), () -> world.post(new Event.AcceptingStopped(worker)));
        }
    }

    /** Without a connection nobody hears it. */
    private void report(Event event) {
        if (isLinked) {
            world.post(event);
        }
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
