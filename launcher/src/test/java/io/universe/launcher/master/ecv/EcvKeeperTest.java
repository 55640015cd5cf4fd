package io.universe.launcher.master.ecv;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.operations.Ecv.By;
import io.universe.operations.Ecv.Sign;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the next master is to know, on a disk that is full for a while. */
class EcvKeeperTest {

    private static final KeptEcv UP = kept("up", false);
    private static final KeptEcv MARKED = kept("maintenance", true);

    private final List<KeptEcv> written = new ArrayList<>();
    private final List<Duration> waits = new ArrayList<>();
    private final Deque<Runnable> later = new ArrayDeque<>();
    private final List<Optional<String>> outcomes = new ArrayList<>();
    private boolean isFull;
    private final EcvKeeper keeper = new EcvKeeper(Path.of("ecv.json"), this::write, (wait, retry) -> {
        waits.add(wait);
        later.add(retry);
    });

    private static KeptEcv kept(String reason, boolean isHeld) {
        return new KeptEcv(new Sign(!isHeld, By.OPERATOR, reason, Instant.parse("2026-01-02T03:04:05Z")), isHeld);
    }

    private Future<Void> write(KeptEcv kept) {
        if (isFull) {
            return Future.failedFuture("no space left on device");
        }
        written.add(kept);
        return Future.succeededFuture();
    }

    private void keep(KeptEcv kept) {
        keeper.keep(kept, outcomes::add);
    }

    @Test
    void shouldTryAgainUntilWhatAPersonMarkedIsOnTheDisk() {
        isFull = true;
        keep(MARKED);
        assertThat(outcomes).containsExactly(Optional.of("no space left on device"));
        later.remove().run();
        later.remove().run();
        assertThat(waits).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));

        isFull = false;
        later.remove().run();
        assertThat(written).containsExactly(MARKED);
        assertThat(later).isEmpty();
        assertThat(outcomes).hasSize(1);
    }

    @Test
    void shouldNotWriteLaterWhatHasChangedSince() {
        isFull = true;
        keep(MARKED);
        isFull = false;
        keep(UP);
        later.remove().run();
        assertThat(written).containsExactly(UP);
    }

    @Test
    void shouldTryTheLatestAgainAndNothingElse() {
        isFull = true;
        keep(MARKED);
        keep(UP);
        isFull = false;
        later.forEach(Runnable::run);
        assertThat(written).containsExactly(UP);
    }
}
