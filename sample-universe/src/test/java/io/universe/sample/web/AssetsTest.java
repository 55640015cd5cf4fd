package io.universe.sample.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AssetsTest {

    private static final Path PAGE = Path.of("src/main/resources/io/universe/sample/web/page");

    @Test
    void shouldServeEveryFileOfThePage() throws IOException {
        try (Stream<Path> files = Files.walk(PAGE)) {
            List<String> names = files.filter(Files::isRegularFile)
                    .map(file -> PAGE.relativize(file).toString())
                    .toList();
            assertThat(Assets.FILES).containsExactlyInAnyOrderElementsOf(names);
        }
    }

    @Test
    void shouldTagEachContentDifferently() {
        assertThat(Assets.load().all())
                .extracting(asset -> asset.content().tag())
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldServeThePageItselfAtTheRoot() {
        assertThat(Assets.load().all())
                .filteredOn(asset -> asset.path().equals("/"))
                .singleElement()
                .satisfies(page -> assertThat(page.content().bytes().toString()).contains("<canvas id=\"sky\""));
    }
}
