package io.universe.testkit.listen;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.testkit.Await;
import io.universe.testkit.http.TcpHttp;
import io.universe.testkit.os.OsProcess;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A universe without launcher.jar: the same main class, class path and arguments in the master and in every worker. */
class UniverseListenIT {

    private static final Pattern MASTER_LISTENS = Pattern.compile("master listens on port (\\d+), monitor on (\\d+)");
    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration END = Duration.ofSeconds(30);
    private static final int TERMINATED = 143;

    @TempDir
    Path directory;

    @AfterEach
    void endWhatIsLeft() {
        OsProcess.mentioning(home().toString()).forEach(process -> process.signal("KILL"));
    }

    @Test
    void shouldResolveInTheMasterAndServeFromEveryWorkerUntilItIsTerminated() throws Exception {
        Process master = start("everybody, \"friends\" and foes");
        int port = Await.until("the master listens", START, this::masterPort, found -> found > 0);

        Set<String> answers = new HashSet<>();
        TcpHttp http = new TcpHttp(URI.create("http://127.0.0.1:" + port));
        Await.until("both workers answer", END, () -> ask(http, answers), heard -> heard.size() == 2);
        assertThat(answers)
                .containsExactlyInAnyOrder(
                        "hello from app-0 to everybody, \"friends\" and foes",
                        "hello from app-1 to everybody, \"friends\" and foes");
        assertThat(Files.readString(home().resolve("log/app-0.1.log"))).contains("worker listens on port " + port);

        master.destroy();
        assertThat(master.waitFor(END.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(master.exitValue()).isEqualTo(TERMINATED);
        assertThat(OsProcess.mentioning(home().toString())).isEmpty();
    }

    /** The manifest names main class and class path, relative to where the jar lies. */
    @Test
    void shouldServeFromWorkersOfAnExecutableJar() throws Exception {
        Path jar = ExecutableJar.in(directory.resolve("my app"), Greeter.class, classPath());
        Process master = run(List.of("-jar", jar.toString(), home().toString(), "all of you"));
        int port = Await.until("the master listens", START, this::masterPort, found -> found > 0);

        assertThat(new TcpHttp(URI.create("http://127.0.0.1:" + port)).get("/").body())
                .matches("hello from app-[01] to all of you");
        assertThat(new TcpHttp(URI.create("http://127.0.0.1:" + monPort()))
                        .get("/ext/app/greeted")
                        .body())
                .isEqualTo("all of you");

        master.destroy();
        assertThat(master.waitFor(END.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(OsProcess.mentioning(home().toString())).isEmpty();
    }

    @Test
    void shouldRefuseAModulePathInOneLine() throws Exception {
        Path mods = Files.createDirectories(directory.resolve("mods"));
        Process master = run(List.of(
                "-p", mods.toString(), "-cp", classPath(), Greeter.class.getName(), home().toString(), "nobody"));

        assertThat(master.waitFor(START.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(output())).contains("cannot listen: ", "module path", "java -cp");
    }

    @Test
    void shouldFailWithThePortAndTheRemedyWhereThePortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            Process master = start("nobody", "-Duniverse.contexts.app.port=" + taken.getLocalPort());
            assertThat(master.waitFor(START.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(Files.readString(output()))
                    .contains("cannot listen: cannot listen on port " + taken.getLocalPort())
                    .contains("--contexts.app.port=PORT");
            assertThat(OsProcess.mentioning(home().toString())).isEmpty();
        }
    }

    private Process start(String greeted, String... jvmOptions) throws IOException {
        List<String> words = new ArrayList<>(List.of(jvmOptions));
        words.addAll(List.of("-cp", classPath(), Greeter.class.getName(), home().toString(), greeted));
        return run(words);
    }

    private Process run(List<String> words) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m"));
        command.addAll(words);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output().toFile())
                .start();
    }

    /** Surefire's own class path is one jar that points to the rest. */
    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private int masterPort() throws IOException {
        Matcher matcher = MASTER_LISTENS.matcher(Files.readString(output()));
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    private int monPort() throws IOException {
        Matcher matcher = MASTER_LISTENS.matcher(Files.readString(output()));
        assertThat(matcher.find()).isTrue();
        return Integer.parseInt(matcher.group(2));
    }

    private static Set<String> ask(TcpHttp http, Set<String> answers) throws IOException {
        answers.add(http.get("/").body());
        return answers;
    }

    private Path home() {
        return directory.resolve("home");
    }

    private Path output() {
        return directory.resolve("output.txt");
    }
}
