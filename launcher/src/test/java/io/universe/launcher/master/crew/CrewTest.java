package io.universe.launcher.master.crew;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.cluster.Role;
import io.universe.control.MasterMessage;
import io.universe.control.Place;
import io.universe.launcher.process.Admission;
import io.universe.launcher.supervisor.DebugId;
import io.universe.launcher.supervisor.DebugPorts;
import io.universe.launcher.supervisor.Event;
import io.universe.launcher.supervisor.ExitStatus;
import io.universe.launcher.supervisor.LifeId;
import io.universe.launcher.supervisor.StandbyId;
import io.universe.launcher.supervisor.WorkerId;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CrewTest {

    private static final WorkerId WEB_0 = new WorkerId("web", 0, 1);
    private static final StandbyId STANDBY = new StandbyId("web", 1);
    private static final WorkerId WEB_1 = new WorkerId("web", 1, 1);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final Fleet fleet = new Fleet();
    private final FakeProcess process = new FakeProcess();
    private Crew.Starter starter = (id, generation) -> process;
    private final Crew crew = new Crew(
            new Crew.Starter() {
                @Override
                public Process start(LifeId id, int generation) throws IOException {
                    return starter.start(id, generation);
                }

                @Override
                public int debugPort(DebugId id) throws IOException {
                    return starter.debugPort(id);
                }

                @Override
                public int openToDebuggers(WorkerId id, int generation, long pid) throws IOException {
                    return starter.openToDebuggers(id, generation, pid);
                }
            },
            fleet,
            new Admission(),
            (context, generation) -> STOP_TIMEOUT,
            events::add);

    @AfterEach
    void close() {
        crew.close();
    }

    @Test
    void shouldReportTheProcessAndItsEnd() throws InterruptedException {
        assertThat(spawned(WEB_0)).isEqualTo(new Event.WorkerSpawned(WEB_0, process.pid()));

        process.exits(7);

        assertThat(next()).isEqualTo(new Event.WorkerExited(WEB_0, ExitStatus.exited(7)));
    }

    @Test
    void shouldTellWhereWhoIsDebuggedIsReachedOrWhyNot() throws InterruptedException {
        DebugId id = new DebugId("web", 1);
        starter = new Crew.Starter() {
            @Override
            public Process start(LifeId started, int generation) {
                return process;
            }

            @Override
            public int debugPort(DebugId asked) {
                return 5005;
            }
        };
        spawned(id);
        Fleet.Craft craft = fleet.find(id).orElseThrow();
        craft.isNode("uuid");
        craft.listensOn(8443);
        craft.speaksTls(true);

        crew.showToDebuggers(id);
        assertThat(next()).isEqualTo(new Event.DebugReady(id, "uuid", new DebugPorts(5005, 8443, true)));

        starter = (any, generation) -> process;
        crew.showToDebuggers(id);
        assertThat(next()).isEqualTo(new Event.DebugFailed(id, "its JVM opens nothing to debuggers"));
    }

    @Test
    void shouldHaveAWorkerOpenedOrSayWhyNotInAnyCase() throws InterruptedException {
        starter = (any, generation) -> process;
        crew.openToDebuggers(WEB_0);
        assertThat(next()).isEqualTo(new Event.DebugOpenFailed(WEB_0, "it has ended"));

        spawned(WEB_0);
        crew.openToDebuggers(WEB_0);
        assertThat(next()).isEqualTo(new Event.DebugOpenFailed(WEB_0, "its JVM opens nothing to debuggers"));

        starter = new Crew.Starter() {
            @Override
            public Process start(LifeId id, int generation) {
                return process;
            }

            @Override
            public int openToDebuggers(WorkerId id, int generation, long pid) {
                return pid == process.pid() ? 5005 : 0;
            }
        };
        crew.openToDebuggers(WEB_0);
        assertThat(next()).isEqualTo(new Event.DebugOpened(WEB_0, new DebugPorts(5005, 0, false)));
    }

    @Test
    void shouldReportWhatCannotBeStarted() throws InterruptedException {
        starter = (id, generation) -> {
            throw new IOException("no java");
        };

        assertThat(spawned(WEB_0)).isEqualTo(new Event.SpawnFailed(WEB_0, "java.io.IOException: no java"));
        assertThat(fleet.find(WEB_0)).isEmpty();
    }

    @Test
    void shouldReportAnErrorAndStartTheNextOne() throws InterruptedException {
        starter = (id, generation) -> {
            throw new OutOfMemoryError("unable to create native thread");
        };
        assertThat(spawned(WEB_0)).isInstanceOf(Event.SpawnFailed.class);

        starter = (id, generation) -> process;
        assertThat(spawned(WEB_1)).isInstanceOf(Event.WorkerSpawned.class);
    }

    @Test
    void shouldReportAnEndThatCouldNotBeWaitedFor() throws InterruptedException {
        spawned(WEB_0);

        process.onExit().completeExceptionally(new OutOfMemoryError("unable to create native thread"));

        assertThat(next()).isInstanceOf(Event.WorkerExited.class);
    }

    @Test
    void shouldTellASignalFromAnExitCodeThatWasAnnounced() throws InterruptedException {
        spawned(WEB_0);
        fleet.find(WEB_0).orElseThrow().saysExit(143, "SIGTERM");
        process.exits(143);
        assertThat(next())
                .isInstanceOfSatisfying(
                        Event.WorkerExited.class,
                        exited -> assertThat(exited.status().code()).hasValue(143));
    }

    @Test
    void shouldReportAnEndInTheWorkersOwnWords() throws InterruptedException {
        spawned(WEB_0);
        FakeLink link = new FakeLink(WEB_0);
        Fleet.Craft craft = fleet.find(WEB_0).orElseThrow();
        craft.hasLink(link.link());

        craft.saysExit(111, "backend sql: connection refused\nat line 1");
        link.close();
        process.exits(111);

        assertThat(next())
                .isEqualTo(new Event.WorkerExited(
                        WEB_0, ExitStatus.exited(111).saying("backend sql: connection refused")));
    }

    @Test
    void shouldNotKnowHowAnAdoptedWorkerEndedUnlessItSaidSo() throws InterruptedException {
        adopted(WEB_0).exits(AdoptedProcess.UNKNOWN);
        assertThat(next()).isEqualTo(new Event.WorkerExited(WEB_0, ExitStatus.unknown()));

        FakeProcess other = adopted(WEB_1);
        fleet.find(WEB_1).orElseThrow().saysExit(143, "SIGTERM");
        other.exits(AdoptedProcess.UNKNOWN);
        assertThat(next())
                .isEqualTo(new Event.WorkerExited(WEB_1, ExitStatus.exited(143).saying("SIGTERM")));
    }

    private FakeProcess adopted(WorkerId id) {
        FakeProcess adopted = new FakeProcess();
        crew.adopt(fleet.add(id, 1), adopted);
        return adopted;
    }

    @Test
    void shouldEndNobodyWhomTheNextMasterWillHave() throws InterruptedException {
        spawned(WEB_0);

        crew.letGo();
        crew.close();

        assertThat(process.signals()).isEmpty();
    }

    @Test
    void shouldTakeAHighExitCodeForASignalOtherwise() throws InterruptedException {
        spawned(WEB_0);
        process.exits(137);
        assertThat(next()).isEqualTo(new Event.WorkerExited(WEB_0, ExitStatus.killedBy(9)));
    }

    @Test
    void shouldTerminateOnlyAfterTheThreadsWereDumped() throws Exception {
        spawned(WEB_0);
        CountDownLatch started = new CountDownLatch(1);
        starter = (id, generation) -> {
            awaitUnchecked(started);
            return new FakeProcess();
        };
        crew.spawn(WEB_1, 1);

        crew.dumpThreads(WEB_0);
        crew.terminate(WEB_0);
        assertThat(process.signals()).isEmpty();

        started.countDown();
        process.terminated().get(10, TimeUnit.SECONDS);
    }

    @Test
    void shouldKillWithoutWaitingForAnything() throws InterruptedException {
        spawned(WEB_0);
        CountDownLatch never = new CountDownLatch(1);
        starter = (id, generation) -> {
            awaitUnchecked(never);
            return new FakeProcess();
        };
        crew.spawn(WEB_1, 1);
        crew.dumpThreads(WEB_0);

        crew.kill(WEB_0);

        assertThat(process.signals()).containsExactly("KILL");
        never.countDown();
    }

    @Test
    void shouldTellAWorkerToDrain() throws InterruptedException {
        spawned(WEB_0);
        FakeLink link = new FakeLink(WEB_0);
        fleet.find(WEB_0).orElseThrow().hasLink(link.link());

        crew.drain(WEB_0, "stop", true);

        assertThat(link.sent()).containsExactly(new MasterMessage.Drain("stop", true, STOP_TIMEOUT));
        assertThat(process.signals()).isEmpty();
    }

    @Test
    void shouldTellAStandbyToTakeASlotAndReportItsEndUnderTheNewName() throws InterruptedException {
        crew.spawn(STANDBY, 1);
        assertThat(next()).isEqualTo(new Event.WorkerSpawned(STANDBY, process.pid()));
        FakeLink link = new FakeLink(STANDBY);
        fleet.find(STANDBY).orElseThrow().hasLink(link.link());

        crew.takeSlot(STANDBY, WEB_0);
        assertThat(link.sent()).containsExactly(new MasterMessage.TakeSlot(new Place.InSlot(Role.SPAWN, 0, 1)));
        link.close();
        process.exits(7);

        assertThat(next()).isEqualTo(new Event.WorkerExited(WEB_0, ExitStatus.exited(7)));
    }

    @Test
    void shouldTerminateAWorkerThatCannotBeTold() throws InterruptedException {
        spawned(WEB_0);
        FakeLink link = new FakeLink(WEB_0);
        fleet.find(WEB_0).orElseThrow().hasLink(link.link());
        link.close();

        crew.drain(WEB_0, "stop", true);

        assertThat(process.signals()).containsExactly("TERM");
    }

    @Test
    void shouldKillWhatIsLeftWhenItCloses() throws InterruptedException {
        spawned(WEB_0);

        crew.close();

        assertThat(process.signals()).contains("KILL");
    }

    private Event spawned(LifeId id) throws InterruptedException {
        crew.spawn(id, 1);
        return next();
    }

    private Event next() throws InterruptedException {
        Event event = events.poll(10, TimeUnit.SECONDS);
        assertThat(event).as("an event").isNotNull();
        return event;
    }

    private static void awaitUnchecked(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
