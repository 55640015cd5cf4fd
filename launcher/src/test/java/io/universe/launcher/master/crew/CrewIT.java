package io.universe.launcher.master.crew;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.launcher.process.Admission;
import io.universe.launcher.supervisor.Event;
import io.universe.launcher.supervisor.ExitStatus;
import io.universe.launcher.supervisor.WorkerId;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Real processes, though none that is a worker. */
class CrewIT {

    private static final WorkerId WEB = new WorkerId("web", 0, 1);

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private String script = "exit 0";
    private volatile @Nullable Process started;
    private final Crew crew = new Crew(
            (id, generation) -> started = new ProcessBuilder("/bin/sh", "-c", script).start(),
            new Fleet(),
            new Admission(),
            (context, generation) -> Duration.ofSeconds(30),
            events::add);

    @AfterEach
    void close() {
        crew.close();
    }

    @Test
    void shouldTellHowAProcessExited() throws InterruptedException {
        spawn("exit 7");

        assertThat(next()).isEqualTo(new Event.WorkerExited(WEB, ExitStatus.exited(7)));
    }

    @Test
    void shouldTellWhichSignalEndedAProcess() throws InterruptedException {
        spawn("exec sleep 60");
        crew.terminate(WEB);

        assertThat(next()).isEqualTo(new Event.WorkerExited(WEB, ExitStatus.killedBy(15)));
    }

    @Test
    void shouldKillWhatDoesNotObey() throws InterruptedException, IOException {
        spawn("trap '' TERM; echo; exec sleep 60");
        awaitAWord();
        crew.terminate(WEB);
        crew.kill(WEB);

        assertThat(next()).isEqualTo(new Event.WorkerExited(WEB, ExitStatus.killedBy(9)));
    }

    private void spawn(String what) throws InterruptedException {
        script = what;
        crew.spawn(WEB, 1);
        assertThat(next()).isInstanceOf(Event.WorkerSpawned.class);
    }

    /** It is known to be deaf by then. */
    private void awaitAWord() throws IOException {
        assertThat(Objects.requireNonNull(started).getInputStream().read()).isEqualTo('\n');
    }

    private Event next() throws InterruptedException {
        Event event = events.poll(10, TimeUnit.SECONDS);
        assertThat(event).as("an event").isNotNull();
        return event;
    }
}
