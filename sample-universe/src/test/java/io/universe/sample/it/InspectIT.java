package io.universe.sample.it;

import static io.universe.testkit.Scenario.aUniverse;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.testkit.Await;
import io.universe.testkit.Fixture;
import io.universe.testkit.MultiProcessTest;
import io.universe.testkit.TestUniverse;
import io.universe.testkit.TestWorker;
import io.universe.testkit.http.Answer;
import io.universe.testkit.http.UnixHttp;
import io.universe.testkit.load.Load;
import io.universe.testkit.load.LoadReport;
import io.universe.testkit.load.RunningLoad;
import io.universe.testkit.os.Command;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks into workers that serve: what is found, what it costs those that they serve, and that nothing is left of it. */
@MultiProcessTest
class InspectIT {

    private static final Fixture APPLICATION = Fixture.application("""
            package whisper;

            import io.universe.app.Controller;
            import io.universe.app.Module;
            import io.universe.app.Worker;
            import io.universe.app.WorkerContext;
            import java.util.List;
            import java.util.OptionalInt;
            import org.slf4j.LoggerFactory;

            public final class Whisper implements Module {

                public static final class Front implements WorkerContext {
                    public String name() { return "front"; }
                    public int instances() { return 2; }
                    public OptionalInt port() { return OptionalInt.of(0); }
                }

                public List<Controller> controllers(Worker worker) {
                    return List.of((router, any) -> router.get("/hello").handler(context -> {
                        LoggerFactory.getLogger("whisper.Hello").debug("somebody whispers");
                        context.end("hello");
                    }));
                }
            }
            """);

    private static final int SEVERAL = 40;
    private static final Duration SOON = Duration.ofSeconds(60);

    /** Long enough that the stopped worker of this test is not killed before the answer. */
    private static final String TOLERANCE = "--tolerance=2m";

    private static TestUniverse universe;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() {
        universe = aUniverse().of(APPLICATION).running("front").with(TOLERANCE).start();
        universe.awaitReady();
    }

    @AfterAll
    static void stop() {
        universe.close();
    }

    @AfterEach
    void assertNothingLeft() {
        Await.until("no file is left", SOON, InspectIT::left, List::isEmpty);
    }

    private static List<Path> left() throws IOException {
        try (Stream<Path> files = Files.list(universe.home().run().resolve("inspections"))) {
            return files.toList();
        }
    }

    private static Answer post(String path) throws IOException {
        return new UnixHttp(universe.control().socket(), SOON).post("/workers/" + path);
    }

    private static String done(String... words) {
        Command.Ended ended = universe.command(words);
        assertThat(ended.exitCode()).as(ended.toString()).isZero();
        return ended.stdout();
    }

    @Test
    void shouldSeeWhatIsInsideWhileEveryRequestIsAnswered() throws IOException {
        Load load = Load.on(universe.address("front").resolve("/hello")).connections(2);
        try (RunningLoad closing = load.start();
                RunningLoad kept = load.keepAlive().start()) {
            closing.awaitAnswers(SEVERAL);
            seeThreadsAndObjects();
            String heap = begin("heap", directory.resolve("found.hprof"));
            assertThat(heap).startsWith("JAVA PROFILE");
            assertThat(begin("recording", directory.resolve("found.jfr"), "--seconds=2"))
                    .startsWith("FLR\0");
            seeWhatItComputes();
            collect();
            kept.awaitAnswers(SEVERAL);
            assertNothingLost(closing.stop());
            assertNothingLost(kept.stop());
        }
        assertThat(changes()).contains("POST /workers/front-0/heap", "POST /workers/front-0/recording?seconds=2");
    }

    private static void seeThreadsAndObjects() throws IOException {
        Answer threads = post("front-0/threads");
        assertThat(threads.status()).as(threads.body()).isEqualTo(200);
        assertThat(threads.header("content-type")).contains("text/plain; charset=utf-8");
        assertThat(threads.header("content-disposition")).contains("attachment; filename=\"front-0.1-threads.txt\"");
        assertThat(threads.body()).contains("Full thread dump", "vert.x-eventloop-thread", "control-reader");
        assertThat(done("inspect", "front-0", "histogram")).contains("#instances", "java.lang.String");
    }

    private static void seeWhatItComputes() throws IOException {
        assertThat(done("inspect", "front-0", "flame", "--seconds=2"))
                .containsPattern("(?m)^vert.x-eventloop-thread;java.lang.Thread.run;.* \\d+$");
        Answer answer = post("front-0/flame?seconds=1");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.header("content-type")).contains("application/json");
        JsonObject flame = new JsonObject(answer.body());
        assertThat(flame.getString("worker")).isEqualTo("front-0.1");
        assertThat(flame.getJsonObject("root").getLong("value")).isEqualTo(flame.getLong("samples"));
    }

    private static String begin(String kind, Path file, String... options) throws IOException {
        String[] words = Stream.concat(Stream.of("inspect", "front-0", kind, "-o", file.toString()), Stream.of(options))
                .toArray(String[]::new);
        assertThat(done(words)).startsWith(file + ": ");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(16), StandardCharsets.ISO_8859_1);
        }
    }

    private static void collect() throws IOException {
        Answer answer = post("front-0/gc");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonObject figures = new JsonObject(answer.body());
        assertThat(figures.getString("worker")).isEqualTo("front-0.1");
        assertThat(figures.getJsonObject("before").getLong("heapUsed")).isPositive();
        assertThat(figures.getJsonObject("after").getLong("heapUsed")).isPositive();
        assertThat(figures.getLong("collections")).isPositive();
        assertThat(done("inspect", "front-0", "gc")).contains("front-0.1: ", " in use instead of ");
    }

    private static void assertNothingLost(LoadReport report) {
        assertThat(report.failed()).as(report.toString()).isZero();
        assertThat(report.answered(200)).as(report.toString()).isEqualTo(report.sent());
    }

    private static List<String> changes() {
        return universe.home().journal().stream()
                .filter(entry -> "change".equals(entry.getString("type")))
                .map(JsonObject::encode)
                .flatMap(entry -> Stream.of(entry.split("\"")))
                .toList();
    }

    @Test
    void shouldChangeWhatALoggerLetsThroughInThisWorkerOnly() throws IOException {
        assertThat(done("log-level", "front-0", "whisper", "DEBUG"))
                .isEqualTo("front-0.1: whisper is DEBUG instead of INHERIT (INFO)\n");
        Await.until("front-0 whispers", SOON, () -> whispers("front-0").size(), count -> count > 0);
        assertThat(whispers("front-1")).isEmpty();

        JsonObject back = new JsonObject(
                post("front-0/logLevel?logger=whisper&level=INHERIT").body());
        assertThat(back.getJsonObject("old").getString("level")).isEqualTo("DEBUG");
        assertThat(back.getJsonObject("new").getString("effective")).isEqualTo("INFO");
    }

    private static List<String> whispers(String worker) throws IOException {
        for (int i = 0; i < SEVERAL; i++) {
            assertThat(universe.get("front", "/hello").status()).isEqualTo(200);
        }
        Path log = universe.home()
                .log()
                .resolve(worker + "." + universe.worker(worker).incarnation() + ".log");
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains("somebody whispers")).toList();
        }
    }

    @Test
    void shouldSayByTheDeadlineThatAStoppedWorkerDoesNotAnswer() throws IOException {
        TestWorker stopped = universe.worker("front-1").signal("STOP");
        try {
            Answer answer = post("front-1/threads");
            assertThat(answer.status()).as(answer.body()).isEqualTo(504);
            assertThat(answer.body()).contains("has not answered within 10s");
            Command.Ended ended = universe.command("inspect", "front-1", "heap", "-o", directory + "/x.hprof");
            assertThat(ended.exitCode()).as(ended.toString()).isEqualTo(1);
            assertThat(ended.stderr()).contains("front-1").doesNotContain("\n\n");
            assertThat(directory).isEmptyDirectory();
        } finally {
            stopped.signal("CONT");
        }
        Await.until("it answers again", SOON, () -> post("front-1/threads").status(), status -> status == 200);
    }

    @Test
    void shouldEndARecordingWhenItsClientLeavesOrItsWorkerEnds() throws IOException {
        try (SocketChannel client = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            client.connect(UnixDomainSocketAddress.of(universe.control().socket()));
            client.write(
                    StandardCharsets.US_ASCII.encode(
                            "POST /workers/front-1/recording?seconds=600 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n"));
            awaitRecordings(1);
            assertThat(post("front-1/threads").status()).isEqualTo(409);
        }
        Await.until(
                "its recording has ended", SOON, () -> post("front-1/threads").status(), status -> status == 200);

        TestWorker worker = universe.worker("front-1");
        CompletableFuture<Answer> recording = CompletableFuture.supplyAsync(() -> {
            try {
                return post("front-1/recording?seconds=600");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        awaitRecordings(2);
        worker.kill();
        assertThat(recording.join().status()).isEqualTo(500);
        assertThat(recording.join().body()).contains("has ended");
        worker.awaitSuccessor();
    }

    /** Another inspection that came first would keep it from beginning. */
    private static void awaitRecordings(int number) {
        Path log = universe.home().log().resolve("master.log");
        Await.until(
                number + " recordings have begun",
                SOON,
                () -> Files.readAllLines(log).stream()
                        .filter(line -> line.contains("worker=front-1.") && line.contains("Recording[length=PT10M"))
                        .count(),
                count -> count == number);
    }

    @Test
    void shouldRefuseWhatThereIsNotAndWhatIsNotUnderstood() throws IOException {
        assertThat(post("front-7/threads").status()).isEqualTo(404);
        assertThat(post("front-0/recording?seconds=0").status()).isEqualTo(400);
        Command.Ended ended = universe.command("inspect", "front-7", "threads");
        assertThat(ended.exitCode()).as(ended.toString()).isEqualTo(1);
        assertThat(ended.stderr()).contains("front-7", "front-0, front-1");
    }
}
