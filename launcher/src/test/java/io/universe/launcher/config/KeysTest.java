package io.universe.launcher.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class KeysTest {

    @Test
    void shouldReadEveryDefaultItShows() {
        for (Key<?> key : Keys.all()) {
            key.fallback()
                    .ifPresent(text ->
                            assertThat(key.type().parse(text)).as(key.name()).isNotNull());
        }
    }

    @Test
    void shouldTellAllKeysApartWithoutCaseAndSeparatorsAsTheEnvironmentHasNone() {
        assertThat(Keys.all())
                .extracting(key -> key.name().replaceAll("[^A-Za-z]", "").toUpperCase(Locale.ROOT))
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldFindEveryKeyByItsName() {
        Catalogue catalogue = new Catalogue();
        for (Key<?> key : Keys.all()) {
            String name = key.of("web").replace("*", "x.y");
            assertThat(catalogue.find(name)).as(name).hasValue(key);
        }
    }

    @Test
    void shouldSayInOneSentenceWhatEachKeyIs() {
        assertThat(Keys.all()).allSatisfy(key -> {
            assertThat(key.doc()).matches("[A-Z].*\\.");
            assertThat(key.type().allowed()).isNotBlank();
            assertThat(key.shownDefault()).isNotBlank();
        });
    }

    @Test
    void shouldShowEveryKeyInTheTableOfTheHandbook() {
        assertThat(KeyTable.markdown().lines()).hasSize(Keys.all().size() + 2);
        assertThat(KeyTable.markdown())
                .contains("| `monPort` | 9091 | 0 to 65535 | Port of the monitor; 0 for any free one. |");
    }
}
