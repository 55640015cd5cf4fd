package io.universe.testkit;

import io.universe.testkit.http.Answer;
import io.universe.testkit.http.TcpHttp;
import io.universe.testkit.http.UnixHttp;
import io.universe.testkit.os.Command;
import io.universe.testkit.os.OsProcess;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A running universe of real processes, seen from outside. Closing it stops it, fails where it leaves a process, a socket or a pid file
 * behind, and deletes its home. Used by one thread; another may ask for its status.
 */
public final class TestUniverse implements AutoCloseable {

    private static final Duration TO_START = Duration.ofSeconds(60);
    private static final Duration TO_CHANGE = Duration.ofSeconds(90);
    private static final Duration TO_STOP = Duration.ofSeconds(60);

    private final TestHome home;
    private final List<String> command;
    private Process launched;
    /** Where it was found last. To look for it takes far longer than to ask. */
    private volatile @Nullable Path controlSocket;

    private boolean isClosed;

    private TestUniverse(TestHome home, List<String> command) throws IOException {
        this.home = home;
        this.command = command;
        this.launched = launch();
    }

    private Process launch() throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(home.output().toFile()))
                .start();
    }

    static TestUniverse start(TestHome home, List<String> command) throws IOException {
        TestUniverse universe = new TestUniverse(home, command);
        LogsOnFailure.opened(universe);
        return universe;
    }

    /** Launches once more what was launched before and has ended, in the same home. */
    public void launchAgain() {
        try {
            launched.waitFor();
            launched = launch();
        } catch (IOException e) {
            throw new UncheckedIOException("the universe could not be started again", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Its directory. */
    public TestHome home() {
        return home;
    }

    /** The process that was launched: the master, or the only one where there is no cluster. */
    public OsProcess master() {
        return new OsProcess(launched.pid());
    }

    /** All its living processes. */
    public List<OsProcess> processes() {
        return Leftovers.processesOf(home);
    }

    /** What {@code status.json} says now; throws IOException where nobody answers. */
    public UniverseStatus status() throws IOException {
        return new UniverseStatus(new JsonObject(control().get("/status.json").body()));
    }

    /** HTTP on {@code control.sock}, wherever it is: a long home has it elsewhere. The launched process listens there, or one that has taken its place. */
    public UnixHttp control() throws IOException {
        Path socket = controlSocket;
        if (socket == null || !Files.exists(socket)) {
            socket = findControlSocket();
            controlSocket = socket;
        }
        return UnixHttp.at(socket);
    }

    private Path findControlSocket() throws IOException {
        return Stream.<Supplier<List<OsProcess>>>of(() -> List.of(master()), this::processes)
                .flatMap(some -> some.get().stream())
                .flatMap(process -> process.unixSockets().stream())
                .filter(path -> path.endsWith("control.sock"))
                .findFirst()
                .orElseThrow(() -> new IOException("the master listens on no control.sock"));
    }

    /** Waits until it is ready; fails at once where the master ends before. */
    public UniverseStatus awaitReady() {
        return awaitWithin(TO_START, "ready", UniverseStatus::isReady);
    }

    /** Waits until its status is as awaited. */
    public UniverseStatus awaits(String awaited, Predicate<UniverseStatus> isReached) {
        return awaitWithin(TO_CHANGE, awaited, isReached);
    }

    /** Waits until the launched process has printed what fits, and returns the first group of it, or all where there is none. */
    public String awaitOutput(String regex) {
        Pattern pattern = Pattern.compile(regex);
        String output = Await.until(
                "printed: " + regex,
                TO_START,
                () -> Files.readString(home.output()),
                printed -> pattern.matcher(printed).find());
        Matcher found = pattern.matcher(output);
        return found.find() ? found.group(Math.min(1, found.groupCount())) : "";
    }

    private UniverseStatus awaitWithin(Duration atMost, String awaited, Predicate<UniverseStatus> isReached) {
        return Await.until(awaited, atMost, this::statusOfTheLiving, isReached);
    }

    private UniverseStatus statusOfTheLiving() throws IOException {
        if (!launched.isAlive()) {
            throw new AssertionError(
                    "the master has ended with exit code " + launched.exitValue() + "\n" + home.logs());
        }
        return status();
    }

    /** The worker that is in a slot now. */
    public TestWorker worker(String slot) {
        UniverseStatus status =
                awaits(slot + " exists", seen -> seen.worker(slot).isPresent());
        return TestWorker.of(this, status.worker(slot).orElseThrow());
    }

    /** Where a context's port is, such as {@code http://127.0.0.1:40123}. */
    public URI address(String context) {
        return URI.create("http://127.0.0.1:" + awaitReady().port(context));
    }

    /** Asks at a context's port over a connection of its own. */
    public Answer get(String context, String path) throws IOException {
        return new TcpHttp(address(context)).get(path);
    }

    /** Runs a command of the launcher, such as {@code status --json}, on its home. */
    public Command.Ended command(String... words) {
        return home.command(words).run();
    }

    /** Waits for the launched process to end, and returns its exit code. */
    public int awaitExit() {
        return Await.until(
                "the master has ended",
                TO_STOP,
                () -> launched.isAlive() ? -1 : launched.exitValue(),
                code -> code >= 0);
    }

    /** Waits until none of its processes lives. */
    public void awaitNoProcess() {
        Await.until("no process lives", TO_STOP, this::processes, List::isEmpty);
    }

    /** Whether the launched process lives. */
    public boolean isAlive() {
        return launched.isAlive();
    }

    @Override
    public void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        try {
            end();
            assertNothingLeft();
        } finally {
            LogsOnFailure.closed(this);
            delete();
        }
    }

    private void end() {
        if (launched.isAlive()) {
            master().signal("TERM");
            waitForTheEnd();
        }
    }

    private void waitForTheEnd() {
        try {
            if (!launched.waitFor(TO_STOP.toSeconds(), TimeUnit.SECONDS)) {
                launched.destroyForcibly().waitFor();
                throw new AssertionError("did not stop within " + TO_STOP + "\n" + home.logs());
            }
        } catch (InterruptedException e) {
            launched.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** A master that was killed could not remove its sockets; its workers must be gone all the same. */
    private void assertNothingLeft() {
        if (!launched.isAlive() && launched.exitValue() == 128 + 9) {
            Leftovers.assertNoProcess(home);
        } else {
            Leftovers.assertNone(home);
        }
    }

    private void delete() {
        try {
            home.delete();
        } catch (IOException e) {
            throw new UncheckedIOException("the home could not be deleted", e);
        }
    }
}
