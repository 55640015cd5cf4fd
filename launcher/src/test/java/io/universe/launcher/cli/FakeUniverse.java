package io.universe.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.launcher.config.DescribedContext;
import io.universe.launcher.config.Home;
import io.universe.launcher.config.Settings;
import io.universe.launcher.config.SettingsSource;
import io.universe.launcher.config.Sources;
import io.universe.operations.LogLine;
import io.universe.operations.LogParameters;
import io.universe.operations.LogQuery;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

/** A home whose master, processes and clock are scripted: each look at the status takes the next answer, each pause lets time pass. */
final class FakeUniverse implements Runner, ControlClient, ProcessTable, Ports.Pace {

    private final Home home;
    private final Deque<Optional<JsonObject>> answers = new ArrayDeque<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<JsonObject> journal = new ArrayList<>();
    private long nowNanos;

    final List<String> calls = new ArrayList<>();
    final Set<Long> living = new HashSet<>();
    /** Processes without a master, and how long each may drain. */
    final Map<Long, Duration> orphans = new LinkedHashMap<>();

    /** Living processes that nothing ends. */
    final Set<Long> immortal = new HashSet<>();

    /** Living processes that KILL alone ends. */
    final Set<Long> suspended = new HashSet<>();

    private final Deque<Boolean> held = new ArrayDeque<>(List.of(false));
    private final Deque<OptionalInt> childExits = new ArrayDeque<>(List.of(OptionalInt.empty()));
    private boolean holds;
    Optional<Refused> refusal = Optional.empty();
    Optional<String> obstacle = Optional.empty();
    /** Whether the master that is asked for a restart goes before its answer has come. */
    boolean goesBeforeItsAnswer;

    List<String> childOutput = List.of();
    final List<DescribedContext> described = new ArrayList<>();
    Optional<Settings> ran = Optional.empty();

    FakeUniverse(Path root) {
        this.home = new Home(root, root.resolve("launcher.jar"));
    }

    FakeUniverse answering(JsonObject... statuses) {
        for (JsonObject status : statuses) {
            answers.add(Optional.of(status));
        }
        return this;
    }

    FakeUniverse silent() {
        answers.add(Optional.empty());
        return this;
    }

    FakeUniverse recording(JsonObject... events) {
        journal.addAll(List.of(events));
        return this;
    }

    /** Whether somebody else holds the home's lock, look by look; the last answer stays. */
    FakeUniverse held(Boolean... looks) {
        held.clear();
        held.addAll(List.of(looks));
        return this;
    }

    /** How the spawned master has ended, look by look; the last answer stays. */
    FakeUniverse ending(OptionalInt... looks) {
        childExits.clear();
        childExits.addAll(List.of(looks));
        return this;
    }

    int execute(String... arguments) {
        Ports ports = new Ports(
                home.launcherJar(),
                options -> new Sources(Map.of(), Map.of("universe.tolerance", "20s"), options),
                "1.2.3",
                this,
                connected -> this,
                this,
                this);
        return LauncherCommandLine.execute(ports, new PrintWriter(out), new PrintWriter(err), arguments);
    }

    List<String> out() {
        return out.toString().lines().toList();
    }

    List<String> err() {
        return err.toString().lines().toList();
    }

    /** The last answer stays. */
    @Override
    public String statusText() {
        Optional<JsonObject> answer = answers.size() > 1
                ? answers.remove()
                : Optional.ofNullable(answers.peek()).flatMap(last -> last);
        return answer.orElseThrow(() -> new NothingRunsException(home)).encode();
    }

    @Override
    public String reload(Reload wish) {
        calls.add("reload " + wish.context() + " " + wish.toJson());
        refusal.ifPresent(refused -> {
            throw refused;
        });
        return "mine";
    }

    /** What the master answers to {@code status NAME}. */
    JsonArray said = new JsonArray();

    @Override
    public String statusText(String name) {
        calls.add("status " + name);
        refusal.ifPresent(refused -> {
            throw refused;
        });
        if (answers.size() == 1 && answers.element().isEmpty()) {
            throw new NothingRunsException(home);
        }
        return said.encode();
    }

    /** What the master answers to {@code doctor}. */
    JsonObject examined = new JsonObject();

    @Override
    public String doctor() {
        calls.add("doctor");
        refusal.ifPresent(refused -> {
            throw refused;
        });
        if (answers.size() == 1 && answers.element().isEmpty()) {
            throw new NothingRunsException(home);
        }
        return examined.encode();
    }

    /** What the master answers to {@code deps}. */
    JsonObject libraries = new JsonObject();

    @Override
    public String dependencies(Optional<String> context) {
        calls.add("deps" + context.map(name -> " " + name).orElse(""));
        refusal.ifPresent(refused -> {
            throw refused;
        });
        if (answers.size() == 1 && answers.element().isEmpty()) {
            throw new NothingRunsException(home);
        }
        return libraries.encode();
    }

    @Override
    public Optional<String> restart() {
        calls.add("restart");
        if (goesBeforeItsAnswer) {
            throw new NothingRunsException(home);
        }
        return obstacle;
    }

    @Override
    public void stop() {
        calls.add("stop");
    }

    /** Looks by which the outcome of a wish is not there yet; then it is. */
    int looksUntilReply;

    WishReply reply = new WishReply(200, new JsonObject().put("how", "done"));
    boolean diesWhileItPursues;

    @Override
    public PendingWish wish(String path, Duration patience) {
        calls.add("wish " + path + " " + patience);
        return () -> {
            if (diesWhileItPursues) {
                throw new NothingRunsException(home);
            }
            return looksUntilReply-- > 0 ? Optional.empty() : Optional.of(reply);
        };
    }

    @Override
    public void events(boolean follow, Consumer<JsonObject> event) {
        calls.add(follow ? "follow" : "read");
        journal.forEach(event);
    }

    final List<LogLine> logLines = new ArrayList<>();

    @Override
    public void logs(LogQuery query, boolean follow, Consumer<LogLine> line) {
        calls.add((follow ? "follow " : "read ") + LogParameters.of(query));
        refusal.ifPresent(refused -> {
            throw refused;
        });
        if (answers.size() == 1 && answers.element().isEmpty()) {
            throw new NothingRunsException(home);
        }
        logLines.forEach(line);
    }

    /** What an inspection finds, part by part, and what it is called. */
    List<String> found = List.of();

    Coming coming = new Coming("", -1);

    @Override
    public void inspect(String path, Receiver receiver) {
        calls.add("inspect " + path);
        refusal.ifPresent(refused -> {
            throw refused;
        });
        Consumer<byte[]> parts = receiver.begin(coming);
        found.forEach(part -> parts.accept(part.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        calls.add("close");
    }

    @Override
    public Child spawn(Home spawned, List<String> properties, List<String> arguments) {
        calls.add("spawn " + String.join(" ", properties) + " " + String.join(" ", arguments));
        return new Child() {
            @Override
            public OptionalInt exitCode() {
                return childExits.size() > 1 ? childExits.remove() : childExits.element();
            }

            @Override
            public List<String> output() {
                return childOutput;
            }
        };
    }

    @Override
    public Optional<Entry> find(long pid) {
        return living.contains(pid) ? Optional.of(new ScriptedEntry(pid)) : Optional.empty();
    }

    @Override
    public List<Orphan> orphansOf(Home asked) {
        assertThat(holds).as("holds the lock").isTrue();
        return orphans.entrySet().stream()
                .map(orphan -> new Orphan(
                        new ScriptedEntry(orphan.getKey()),
                        orphan.getValue(),
                        "web-0." + orphan.getKey(),
                        2,
                        Optional.empty()))
                .toList();
    }

    @Override
    public Optional<Hold> hold(Home asked) {
        boolean isHeld = held.size() > 1 ? held.remove() : held.element();
        holds = !isHeld;
        return isHeld ? Optional.empty() : Optional.of(() -> holds = false);
    }

    @Override
    public void sweep(Home swept) {
        calls.add("sweep");
    }

    /** A process as the script has it. */
    private final class ScriptedEntry implements Entry {
        private final long pid;

        ScriptedEntry(long pid) {
            this.pid = pid;
        }

        @Override
        public long pid() {
            return pid;
        }

        @Override
        public boolean isAlive() {
            return living.contains(pid);
        }

        @Override
        public void terminate() {
            assertThat(holds).as("holds the lock").isTrue();
            calls.add("terminate " + pid);
        }

        @Override
        public void kill() {
            assertThat(holds).as("holds the lock").isTrue();
            calls.add("kill " + pid);
            suspended.remove(pid);
        }

        @Override
        public void suspend() {
            calls.add("suspend " + pid);
        }

        @Override
        public List<String> arguments() {
            return List.of();
        }
    }

    /** Every pause is long enough for one process to end. */
    @Override
    public void pause(Duration duration) {
        nowNanos += Duration.ofSeconds(1).toNanos();
        living.stream()
                .filter(pid -> !immortal.contains(pid) && !suspended.contains(pid))
                .min(Comparator.naturalOrder())
                .ifPresent(living::remove);
    }

    @Override
    public long nowNanos() {
        return nowNanos;
    }

    @Override
    public int run(Settings settings, SettingsSource source, Standing standing, Consumer<JsonObject> progress) {
        ran = Optional.of(settings);
        return ExitCode.DONE.code();
    }

    @Override
    public String makeArchive(Settings settings) {
        return "made: " + settings.home().archive();
    }

    @Override
    public List<DescribedContext> describe(Settings settings) {
        return described;
    }
}
