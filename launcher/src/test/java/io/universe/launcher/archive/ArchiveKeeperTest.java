package io.universe.launcher.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.launcher.HandDrivenScheduler;
import io.universe.launcher.process.CodeStore.Code;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When an archive is made: in a universe that is calm, once, again where it was damaged, and never for a master that leaves. */
class ArchiveKeeperTest {

    private static final Duration CALM = Duration.ofSeconds(2);

    @TempDir
    private Path root;

    private final HandDrivenScheduler scheduler = new HandDrivenScheduler();
    private final List<ArchiveNews> news = new ArrayList<>();
    private Archives archives;
    private FakeTrainer trainer;
    private ArchiveKeeper keeper;
    private Code code;

    @BeforeEach
    void makeKeeper() throws IOException {
        archives = Archives.in(root.resolve("archive"), Jvms.JAVA_17, true);
        archives.listen(news::add);
        trainer = new FakeTrainer(archives.store());
        keeper = new ArchiveKeeper(archives, trainer, scheduler::nowNanos, scheduler);
        code = code("a");
    }

    private Code code(String content) throws IOException {
        Path directory = Files.createDirectories(root.resolve("code-" + content));
        return new Code(content, directory, List.of(Files.writeString(directory.resolve("launcher.jar"), content)));
    }

    @Test
    void shouldMakeOneWhenTheUniverseHasBeenCalmForAMoment() {
        assertThat(spawn()).isEmpty();

        keeper.onChange(true, false);
        assertThat(trainer.trainings()).isZero();
        scheduler.advance(CALM);

        assertThat(trainer.trainings()).isEqualTo(1);
        assertThat(spawn()).contains("-XX:SharedArchiveFile=" + file());
        assertThat(news).extracting(ArchiveNews::event).containsExactly(ArchiveNews.Event.MADE);
    }

    @Test
    void shouldNotMakeOneWhereThereIsOne() {
        become(true);
        assertThat(trainer.trainings()).isZero();
        spawn();
        become(false);
        become(true);
        become(false);
        become(true);

        assertThat(trainer.trainings()).isEqualTo(1);
    }

    @Test
    void shouldWaitWhileSomethingIsUnderWay() {
        spawn();
        keeper.onChange(true, false);
        scheduler.advance(CALM.minusMillis(1));
        keeper.onChange(false, false);
        scheduler.advance(CALM);
        assertThat(trainer.trainings()).isZero();

        become(true);
        assertThat(trainer.trainings()).isEqualTo(1);
    }

    @Test
    void shouldStartTheWaitAnewWhenSomethingHappensMeanwhile() {
        spawn();
        keeper.onChange(true, false);
        scheduler.advance(CALM.minusMillis(100));
        keeper.onChange(false, false);
        keeper.onChange(true, false);
        scheduler.advance(Duration.ofMillis(200));
        assertThat(trainer.trainings()).isZero();

        scheduler.advance(CALM);
        assertThat(trainer.trainings()).isEqualTo(1);
    }

    @Test
    void shouldNotTryAgainWhatFailed() {
        trainer.failWith("the disk is full");
        spawn();
        become(true);
        become(false);
        become(true);

        assertThat(trainer.trainings()).isEqualTo(1);
        assertThat(news).singleElement().satisfies(said -> {
            assertThat(said.event()).isEqualTo(ArchiveNews.Event.FAILED);
            assertThat(said.details().getString("reason")).isEqualTo("the disk is full");
        });
    }

    @Test
    void shouldEndTheTrainingWhenTheMasterLeavesAndBeginNone() {
        spawn();
        keeper.onChange(true, false);
        keeper.onChange(false, true);
        scheduler.advance(CALM.multipliedBy(2));

        assertThat(trainer.isEnded()).isTrue();
        assertThat(trainer.trainings()).isZero();
    }

    @Test
    void shouldStartWithoutOneThatWasDamagedAndMakeItAgainLater() throws IOException {
        spawn();
        become(true);
        Files.writeString(file(), "damaged since");

        assertThat(spawn()).isEmpty();
        assertThat(news)
                .extracting(ArchiveNews::event)
                .containsExactly(ArchiveNews.Event.MADE, ArchiveNews.Event.DISCARDED);
        become(false);
        become(true);
        assertThat(trainer.trainings()).isEqualTo(1);
        scheduler.advance(Duration.ofMinutes(2));
        assertThat(trainer.trainings()).isEqualTo(2);
        assertThat(spawn()).isNotEmpty();
    }

    @Test
    void shouldMakeOneForANewLauncherAndThrowTheOldOneAway() throws IOException {
        spawn();
        become(true);
        Path old = file();
        Archives later = Archives.in(root.resolve("archive"), Jvms.JAVA_17, true);
        later.listen(news::add);
        ArchiveKeeper next = new ArchiveKeeper(later, new FakeTrainer(later.store()), scheduler::nowNanos, scheduler);
        assertThat(later.forWorker(code("b"), List.of(), Map.of())).isEmpty();
        next.onChange(true, false);
        scheduler.advance(CALM);

        assertThat(later.forWorker(code("b"), List.of(), Map.of())).isNotEmpty();
        assertThat(old).doesNotExist();
    }

    @Test
    void shouldKeepTheArchiveOfAGenerationThatMayComeBack() throws IOException {
        spawn();
        become(true);
        become(false);
        archives.forWorker(code("b"), List.of(), Map.of());
        become(true);

        assertThat(trainer.trainings()).isEqualTo(2);
        assertThat(spawn()).isNotEmpty();
    }

    private List<String> spawn() {
        return archives.forWorker(code, List.of(), Map.of());
    }

    private void become(boolean calm) {
        keeper.onChange(calm, false);
        scheduler.advance(CALM);
    }

    private Path file() {
        try {
            ArchiveKey key =
                    ArchiveKey.of(Jvms.JAVA_17, code.classPath().get(0)).orElseThrow();
            return root.resolve("archive").resolve(key.name()).resolve("classes.jsa");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
