package io.universe.cache.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StoredRecordTest {

    private static final byte[] BYTES = StoredRecord.bytes("clé", 42, new byte[] {1, 2, 3});

    @Test
    void shouldComeBackAsItWas() {
        StoredRecord read = StoredRecord.of(BYTES).orElseThrow();

        assertThat(read.key()).isEqualTo("clé");
        assertThat(read.version()).isEqualTo(42);
        assertThat(read.value()).containsExactly(1, 2, 3);
        assertThat(StoredRecord.version(BYTES)).isEqualTo(42);
    }

    @Test
    void shouldNoticeAnyByteThatChanged() {
        for (int i = 0; i < BYTES.length; i++) {
            byte[] damaged = BYTES.clone();
            damaged[i] ^= 0x10;

            assertThat(StoredRecord.of(damaged)).as("byte %d", i).isEmpty();
        }
    }

    @Test
    void shouldNoticeWhereItIsCut() {
        for (int i = 0; i < BYTES.length; i++) {
            assertThat(StoredRecord.of(Arrays.copyOf(BYTES, i)))
                    .as("length %d", i)
                    .isEmpty();
        }
    }

    @Test
    void shouldRefuseAKeyThatHasNoBytes() {
        assertThatThrownBy(() -> StoredRecord.bytes("half \ud800", 1, new byte[0]))
                .hasMessageContaining("well-formed");
    }
}
