package io.universe.testkit;

import io.universe.testkit.os.OsProcess;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One incarnation of a worker of a running universe, as it was when it was asked for. */
public record TestWorker(
        TestUniverse universe,
        String name,
        int incarnation,
        OsProcess process,
        @Nullable String uuid) {

    static TestWorker of(TestUniverse universe, JsonObject json) {
        return new TestWorker(
                universe,
                json.getString("name"),
                json.getInteger("incarnation"),
                new OsProcess(json.getLong("pid")),
                json.getString("uuid"));
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    /** Ends it with SIGKILL. */
    public TestWorker kill() {
        return signal("KILL");
    }

    /** Sends it a signal, such as {@code STOP}, after which it stands still when this returns. */
    public TestWorker signal(String signal) {
        process.signal(signal);
        if (signal.equals("STOP")) {
            Await.until(name + " stands still", Duration.ofSeconds(45), process::isStopped, stopped -> stopped);
        }
        return this;
    }

    /** Waits until its process is gone. */
    public void awaitEnd() {
        Await.until(name + " has ended", Duration.ofSeconds(45), process::isAlive, alive -> !alive);
    }

    /** Waits until its slot is READY with a later incarnation, and returns that one. */
    public TestWorker awaitSuccessor() {
        universe.awaits(
                name + " is READY after incarnation " + incarnation, status -> status.isReady(name, incarnation));
        return universe.worker(name);
    }
}
