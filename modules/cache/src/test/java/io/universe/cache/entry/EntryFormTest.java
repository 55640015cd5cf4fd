package io.universe.cache.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class EntryFormTest {

    private static final Claim CLAIM = new Claim("token", "öwner", 7, Set.of("a", "b"));

    @Test
    void shouldReadWhatItHasWritten() {
        List<Entry> entries = List.of(
                Entry.UNTOUCHED,
                new Entry(Kind.VALUE, 3, Entry.NEVER, null, new byte[] {1, 2, 3}),
                new Entry(Kind.VALUE, 3, 4, CLAIM, new byte[] {1}),
                new Entry(Kind.NONE, 0, 0, CLAIM, new byte[0]),
                new Entry(Kind.DELETED, Long.MAX_VALUE, 9, null, new byte[0]));

        assertThat(entries)
                .allSatisfy(entry -> assertThat(EntryForm.read(EntryForm.write(entry)))
                        .usingRecursiveComparison()
                        .isEqualTo(entry));
    }

    @Test
    void shouldTakeNoBytesForAKeyThatNobodyHasTouched() {
        assertThat(EntryForm.read(null)).isSameAs(Entry.UNTOUCHED);
    }

    @Test
    void shouldSeeTheVersionWithoutReadingTheRest() {
        assertThat(EntryForm.versionOf(EntryForm.write(new Entry(Kind.VALUE, 42, 4, CLAIM, new byte[9]))))
                .isEqualTo(42);
    }

    @Test
    void shouldRefuseAFormThatItDoesNotKnow() {
        assertThatThrownBy(() -> EntryForm.read(new byte[] {9, 0, 0}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("form 9");
    }
}
