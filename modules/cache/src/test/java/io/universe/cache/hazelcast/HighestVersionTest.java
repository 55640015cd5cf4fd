package io.universe.cache.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.spi.merge.MergingValue;
import io.universe.cache.entry.Entry;
import io.universe.cache.entry.EntryForm;
import io.universe.cache.entry.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Two halves of a cluster meet. */
class HighestVersionTest {

    private static final byte[] OLD = EntryForm.write(new Entry(Kind.VALUE, 4, Entry.NEVER, null, new byte[] {1}));
    private static final byte[] NEW = EntryForm.write(new Entry(Kind.DELETED, 5, 9, null, new byte[0]));
    private static final byte[] SAME = EntryForm.write(new Entry(Kind.VALUE, 5, Entry.NEVER, null, new byte[] {2}));

    @SuppressWarnings("ArrayRecordComponent")
    private record Held(byte @Nullable [] bytes) implements MergingValue<byte[]> {

        @Override
        @SuppressWarnings({"NullAway", "removal", "deprecation"})
        public byte[] getValue() {
            return bytes;
        }

        @Override
        @SuppressWarnings("NullAway")
        public byte[] getRawValue() {
            return bytes;
        }

        @Override
        @SuppressWarnings("NullAway")
        public byte[] getDeserializedValue() {
            return bytes;
        }
    }

    private static byte @Nullable [] merged(byte[] theirs, byte @Nullable [] ours) {
        return new HighestVersion().merge(new Held(theirs), ours == null ? null : new Held(ours));
    }

    @Test
    void shouldKeepTheHigherVersion() {
        assertThat(merged(NEW, OLD)).isSameAs(NEW);
        assertThat(merged(OLD, NEW)).isSameAs(NEW);
        assertThat(merged(OLD, null)).isSameAs(OLD);
    }

    @Test
    void shouldKeepThatOfTheLargerHalfWhereBothAreTheSame() {
        assertThat(merged(SAME, NEW)).isSameAs(NEW);
    }
}
