package io.universe.launcher.logs;

import static io.universe.launcher.logs.LogFolder.NOON;
import static io.universe.launcher.logs.LogFolder.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.operations.LogLine;
import io.universe.operations.LogParameters;
import io.universe.operations.LogQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is being written, look by look. */
class LogWatchTest {

    @TempDir
    private Path home;

    private final List<String> heard = new ArrayList<>();
    private LogFolder log = new LogFolder(Path.of(""));
    private LogWatch watch = new LogWatch(new LogDirectory(Path.of("")));

    @BeforeEach
    void open() throws IOException {
        log = new LogFolder(Files.createDirectory(home.resolve("log")));
        watch = new LogWatch(new LogDirectory(log.path()));
    }

    @Test
    void shouldTellWhatIsWrittenALookLaterInTheOrderOfTime() throws IOException {
        log.write(1, "web-0.1.log", line(1, "web-0.1", "before"));
        follow(LogQuery.DEFAULT);
        log.write(5, "web-0.1.log", line(3, "web-0.1", "a3") + line(5, "web-0.1", "a5"));
        look();
        assertThat(heard).isEmpty();
        log.write(4, "master.log", line(4, "master", "m4"));
        look();
        look();
        assertThat(heard).containsExactly("a3", "m4", "a5");
    }

    @Test
    void shouldHearAWorkerThatBeginsMeanwhileFromItsFirstLine() throws IOException {
        follow(LogQuery.DEFAULT);
        log.write(1, "web-0.1.log", line(1, "web-0.1", "a1") + line(2, "web-0.1", "a2"));
        looks(2);
        assertThat(heard).containsExactly("a1", "a2");
    }

    @Test
    void shouldLoseNothingWhenAFileIsRolled() throws IOException {
        Path file = log.write(1, "web-0.1.log", line(1, "web-0.1", "a1"));
        follow(LogQuery.DEFAULT);
        log.write(2, "web-0.1.log", line(2, "web-0.1", "a2"));
        look();
        log.write(3, "web-0.1.log", line(3, "web-0.1", "a3"));
        Files.move(file, log.path().resolve("web-0.1.2026-01-31.0.log.gz123.tmp"));
        log.write(4, "web-0.1.log", line(4, "web-0.1", "a4"));
        look();
        Files.delete(log.path().resolve("web-0.1.2026-01-31.0.log.gz123.tmp"));
        log.compress(3, "web-0.1.2026-01-31.0.log.gz", line(1, "web-0.1", "a1"));
        looks(2);
        assertThat(heard).containsExactly("a2", "a3", "a4");
    }

    @Test
    void shouldReadTheEndOfAFileThatHasVanished() throws IOException {
        Path file = log.write(1, "web-0.1.log", line(1, "web-0.1", "a1"));
        follow(LogQuery.DEFAULT);
        log.write(2, "web-0.1.log", line(2, "web-0.1", "a2"));
        look();
        log.write(3, "web-0.1.log", line(3, "web-0.1", "a3"));
        Files.delete(file);
        looks(2);
        assertThat(heard).containsExactly("a2", "a3");
    }

    @Test
    void shouldGoOnWithAStandbyThatTakesASlot() throws IOException {
        Path file = log.write(1, "web-standby.1.log", line(1, "web-standby.1", "waits"));
        follow(query("worker", "web-0"));
        log.write(2, "web-standby.1.log", line(2, "web-standby.1", "waits still") + line(3, "web-0.2", "takes it"));
        look();
        Files.move(file, log.path().resolve("web-0.2.log"));
        log.write(4, "web-0.2.log", line(4, "web-0.2", "goes on"));
        looks(2);
        assertThat(heard).containsExactly("takes it", "goes on");
    }

    @Test
    void shouldWaitForTheRestOfALineThatIsHalfWritten() throws IOException {
        String whole = line(1, "web-0.1", "in two parts");
        log.write(1, "web-0.1.log", whole.substring(0, 50));
        follow(LogQuery.DEFAULT);
        looks(2);
        log.write(1, "web-0.1.log", whole.substring(50));
        looks(2);
        assertThat(heard).containsExactly("in two parts");
    }

    @Test
    void shouldReadAFileThatWasCutFromItsBeginning() throws IOException {
        Path file = log.write(1, "web-0.1.log", line(1, "web-0.1", "a1") + line(1, "web-0.1", "a2"));
        follow(LogQuery.DEFAULT);
        Files.writeString(file, line(2, "web-0.1", "b"));
        looks(2);
        assertThat(heard).containsExactly("b");
    }

    @Test
    void shouldTellStackTracesWithTheirLine() throws IOException {
        follow(LogQuery.DEFAULT);
        log.write(1, "web-0.1.log", line(1, "web-0.1", "it fails") + "java.lang.X: no\n\tat a.b\n");
        looks(2);
        log.write(1, "web-0.1.log", "\tat late\n");
        looks(2);
        assertThat(heard).containsExactly("it fails\njava.lang.X: no\n\tat a.b", "\tat late");
    }

    @Test
    void shouldTellEachFollowerWhatItWants() throws IOException {
        List<String> access = new ArrayList<>();
        follow(query("level", "warn"));
        log.write(1, "web-0.1.access.log", "2026-01-31T12:00:01Z GET /before 200\n");
        looks(2);
        watch.join(new Follower(query("kind", "access"), line -> access.add(line.message())), NOON);
        log.write(2, "web-0.1.access.log", "2026-01-31T12:00:02Z GET / 200\n");
        log.write(2, "web-0.1.log", line(2, "web-0.1", "quiet") + line(2, "WARN", "web-0.1", "loud"));
        looks(2);
        assertThat(access).containsExactly("GET / 200");
        assertThat(heard).containsExactly("loud");
    }

    @Test
    void shouldSayHowFarTheFilesWereGivenSoThatNothingIsMissedOrComesTwice() throws IOException {
        follow(LogQuery.DEFAULT);
        log.write(1, "web-0.1.log", line(1, "web-0.1", "a1"));
        look();
        List<String> late = new ArrayList<>();
        Map<Object, Long> given = watch.join(new Follower(LogQuery.DEFAULT, line -> late.add(line.message())), NOON);
        log.write(2, "web-0.1.log", line(2, "web-0.1", "a2"));
        looks(2);
        assertThat(given.values())
                .containsExactly((long) line(1, "web-0.1", "a1").length());
        assertThat(heard).containsExactly("a1", "a2");
        assertThat(late).containsExactly("a2");
    }

    @Test
    void shouldHearNothingAfterItHasLeft() throws IOException {
        Follower follower = follow(LogQuery.DEFAULT);
        watch.leave(follower);
        log.write(1, "web-0.1.log", line(1, "web-0.1", "a1"));
        looks(2);
        assertThat(heard).isEmpty();
        assertThat(watch.isIdle()).isTrue();
    }

    @Test
    void shouldFollowNoLinkThatLeadsOut() throws IOException {
        Path secret = Files.writeString(home.resolve("token"), "secret\n");
        follow(LogQuery.DEFAULT);
        Files.createSymbolicLink(log.path().resolve("web-0.1.log"), secret);
        looks(2);
        assertThat(heard).isEmpty();
    }

    @Test
    void shouldSurviveADirectoryThatIsNotThereYet() throws IOException {
        Files.delete(log.path());
        follow(LogQuery.DEFAULT);
        looks(2);
        Files.createDirectory(log.path());
        log.write(1, "web-0.1.log", line(1, "web-0.1", "a1"));
        looks(2);
        assertThat(heard).containsExactly("a1");
    }

    private Follower follow(LogQuery query) throws IOException {
        Follower follower = new Follower(query, this::hear);
        watch.join(follower, NOON);
        return follower;
    }

    private void hear(LogLine line) {
        heard.add(line.message());
    }

    private void look() throws IOException {
        watch.look(NOON);
    }

    private void looks(int number) throws IOException {
        for (int i = 0; i < number; i++) {
            look();
        }
    }

    private static LogQuery query(String name, String value) {
        return new LogParameters(Map.of(name, List.of(value))).query();
    }
}
