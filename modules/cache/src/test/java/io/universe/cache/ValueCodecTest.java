package io.universe.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ValueCodecTest {

    @Test
    void shouldKeepTheKindOfEveryNumber() {
        List<Object> numbers = List.of(
                0,
                -1,
                Integer.MAX_VALUE,
                0L,
                Long.MIN_VALUE,
                0.0,
                Double.NaN,
                1.5f,
                (short) 3,
                (byte) -4,
                new BigInteger("123456789012345678901234567890"),
                new BigDecimal("1.10"));

        assertThat(numbers)
                .allSatisfy(number -> assertThat(ValueCodec.ANY.decode(ValueCodec.ANY.encode(number)))
                        .isEqualTo(number));
    }

    @Test
    void shouldTellNothingWrittenFromAnEmptyText() {
        assertThat(ValueCodec.ANY.decode(ValueCodec.ANY.encode(""))).isEqualTo("");
        assertThat(ValueCodec.ANY.decode(ValueCodec.ANY.encode(null))).isNull();
        assertThatThrownBy(() -> ValueCodec.ANY.decode(Buffer.buffer())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldReadBytesAsABuffer() {
        assertThat(ValueCodec.ANY.decode(ValueCodec.ANY.encode(new byte[] {1, 2})))
                .isEqualTo(Buffer.buffer(new byte[] {1, 2}));
    }

    @Test
    void shouldRefuseKindsOfALaterVersion() {
        assertThatThrownBy(() -> ValueCodec.ANY.decode(Buffer.buffer("?"))).hasMessageContaining("'?'");
    }

    @Test
    void shouldShareOnlyWhatNobodyCanChange() {
        assertThat(ValueCodec.ANY.isShareable("text")).isTrue();
        assertThat(ValueCodec.ANY.isShareable(null)).isTrue();
        assertThat(ValueCodec.ANY.isShareable(Buffer.buffer())).isFalse();
        assertThat(Playing.Person.CODEC.isShareable(new Playing.Person("Ada", 36)))
                .isFalse();
    }

    @Test
    void shouldKeepARecordAndItsAbsenceThroughJson() {
        Playing.Person ada = new Playing.Person("Ada", 36);

        assertThat(Playing.Person.CODEC.decode(Playing.Person.CODEC.encode(ada)))
                .isEqualTo(ada);
        assertThat(Playing.Person.CODEC.decode(Playing.Person.CODEC.encode(null)))
                .isNull();
    }
}
