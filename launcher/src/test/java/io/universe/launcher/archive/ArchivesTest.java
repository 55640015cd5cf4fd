package io.universe.launcher.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.universe.launcher.process.CodeStore.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which options a JVM gets that runs from a copy of the code. */
class ArchivesTest {

    private static final List<String> ACCESS = List.of("--add-opens=java.base/java.lang=ALL-UNNAMED");

    @TempDir
    private Path root;

    private Code code;

    @BeforeEach
    void makeArchive() throws IOException {
        Path jar = Files.writeString(root.resolve("launcher.jar"), "the platform");
        code = new Code("digest", root, List.of(jar));
        Archives archives = archives(Jvms.JAVA_17, true);
        new FakeTrainer(archives.store()).train(ArchiveKey.of(Jvms.JAVA_17, jar).orElseThrow(), jar);
    }

    private Archives archives(Jvm jvm, boolean isWanted) {
        return Archives.in(root.resolve("archive"), jvm, isWanted);
    }

    @Test
    void shouldTellAWorkerWhichArchiveItShouldUse() {
        List<String> options = archives(Jvms.JAVA_17, true).forWorker(code, List.of("-Xmx1g"), Map.of());

        assertThat(options).hasSize(2);
        String file = options.get(0).replace("-XX:SharedArchiveFile=", "");
        assertThat(Path.of(file)).exists();
        assertThat(options.get(1)).isEqualTo("-Duniverse.worker.archive=" + file);
    }

    @Test
    void shouldGiveOthersTheModulesOfWorkers() {
        assertThat(archives(Jvms.JAVA_17, true).forOther(code, ACCESS))
                .hasSize(2)
                .endsWith(ACCESS.get(0));
        assertThat(archives(Jvms.JAVA_25, true).forOther(code, ACCESS)).isEmpty();
    }

    @Test
    void shouldHaveNothingToSweepWhereNothingIsKept() {
        Archives none = Archives.none();

        none.sweep();

        assertThatThrownBy(none::store).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void shouldGiveNoneWhereNoneIsWanted() {
        assertThat(archives(Jvms.JAVA_17, false).forWorker(code, List.of(), Map.of()))
                .isEmpty();
        assertThat(archives(Jvms.JAVA_17, false).wanted()).isEmpty();
    }

    @Test
    void shouldGiveNoneToAnotherJava() {
        assertThat(archives(Jvms.JAVA_25, true).forWorker(code, List.of(), Map.of()))
                .isEmpty();
    }

    @Test
    void shouldGiveNoneWhereTheOperatorHasHisOwn() {
        Archives archives = archives(Jvms.JAVA_17, true);

        assertThat(archives.forWorker(code, List.of("-Xshare:off"), Map.of())).isEmpty();
        assertThat(archives.forWorker(
                        code, List.of(), Map.of("JAVA_TOOL_OPTIONS", "-Xmx1g -XX:SharedArchiveFile=mine")))
                .isEmpty();
        assertThat(archives.forWorker(code, List.of(), Map.of("JAVA_TOOL_OPTIONS", "-Xmx1g")))
                .isNotEmpty();
    }

    @Test
    void shouldNotMissOneThatNoWorkerAskedFor() {
        Archives archives = archives(Jvms.JAVA_25, true);
        archives.forOther(code, ACCESS);

        assertThat(archives.wanted()).isEmpty();
        archives.forWorker(code, List.of(), Map.of());
        assertThat(archives.wanted()).isPresent();
    }

    @Test
    void shouldSayWhatItFoundDamagedAsSoonAsSomebodyListens() throws IOException {
        Path file = Path.of(archives(Jvms.JAVA_17, true)
                .forWorker(code, List.of(), Map.of())
                .get(0)
                .replace("-XX:SharedArchiveFile=", ""));
        Files.writeString(file, "Classes");
        Archives archives = archives(Jvms.JAVA_17, true);
        List<ArchiveNews> news = new ArrayList<>();

        assertThat(archives.forOther(code, ACCESS)).isEmpty();
        archives.listen(news::add);

        assertThat(news).singleElement().satisfies(said -> {
            assertThat(said.event()).isEqualTo(ArchiveNews.Event.DISCARDED);
            assertThat(said.details().getString("reason")).isEqualTo("it is damaged");
        });
        assertThat(file).doesNotExist();
    }
}
