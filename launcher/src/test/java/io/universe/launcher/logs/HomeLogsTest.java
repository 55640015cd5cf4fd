package io.universe.launcher.logs;

import static io.universe.launcher.logs.LogFolder.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.universe.operations.LogLine;
import io.universe.operations.LogQuery;
import io.universe.operations.LogReader.Following;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The thread that looks at the files while somebody follows. */
class HomeLogsTest {

    @TempDir
    private Path directory;

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private LogFolder log = new LogFolder(Path.of(""));
    private HomeLogs logs = new HomeLogs(Path.of(""), Clock.systemUTC());

    @BeforeEach
    void open() {
        log = new LogFolder(directory);
        logs = new HomeLogs(directory, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        logs.close();
    }

    @Test
    void shouldGiveThePastAndThenTellWhatIsWritten() throws Exception {
        log.write(1, "web-0.1.log", line(1, "web-0.1", "a1"));
        Following following = follow().orElseThrow();
        assertThat(following.past()).extracting(LogLine::message).containsExactly("a1");
        log.write(2, "web-0.1.log", line(2, "web-0.1", "a2"));
        assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("a2");
        following.end().run();
    }

    @Test
    void shouldHaveAPlaceForWhoeverComesWhenAnotherHasLeft() throws IOException {
        List<Following> followings = new ArrayList<>();
        for (int i = 0; i < HomeLogs.MOST_FOLLOWERS; i++) {
            followings.add(follow().orElseThrow());
        }
        assertThat(follow()).isEmpty();
        followings.get(0).end().run();
        assertThat(follow()).isPresent();
    }

    @Test
    void shouldRefuseFollowersAfterTheEndAndGoOnReading() throws IOException {
        log.write(1, "web-0.1.log", line(1, "web-0.1", "a1"));
        Following following = follow().orElseThrow();
        logs.close();
        logs.close();
        following.end().run();
        assertThatThrownBy(this::follow).isInstanceOf(IOException.class).hasMessage("the logs are closed");
        assertThat(logs.read(LogQuery.DEFAULT)).hasSize(1);
    }

    private Optional<Following> follow() throws IOException {
        return logs.follow(LogQuery.DEFAULT, line -> heard.add(line.message()));
    }
}
