package io.universe.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SelectionTest {

    @Test
    void shouldUseEverythingAndMissNothingWhenAllIsSelected() {
        assertThat(Selection.all().includes("atlas")).isTrue();
        assertThat(Selection.all().missingFrom(Set.of())).isEmpty();
    }

    @Test
    void shouldUseNothingAndMissNothingWhenNoneIsSelected() {
        assertThat(Selection.none().includes("atlas")).isFalse();
        assertThat(Selection.none().missingFrom(Set.of("atlas"))).isEmpty();
    }

    @Test
    void shouldUseOnlyWhatIsNamed() {
        Selection selection = Selection.of("atlas", "sky");
        assertThat(selection.includes("atlas")).isTrue();
        assertThat(selection.includes("engine")).isFalse();
    }

    @Test
    void shouldNameWhatIsMissingInOrder() {
        assertThat(Selection.of("sky", "atlas", "engine").missingFrom(Set.of("engine")))
                .containsExactly("atlas", "sky");
    }

    @Test
    void shouldNotChangeWithTheSetItWasMadeOf() {
        Set<String> names = new HashSet<>(Set.of("atlas"));
        Selection selection = new Selection.Named(names);
        names.add("sky");
        assertThat(selection.includes("sky")).isFalse();
    }
}
