package io.universe.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AnswerReaderTest {

    @Test
    void shouldReadAnswersOneAfterTheOther() throws IOException {
        AnswerReader reader = reading("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
                + "HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");

        Answer first = reader.read();
        assertThat(first.body()).isEqualTo("ok");
        assertThat(first.isLast()).isFalse();
        Answer second = reader.read();
        assertThat(second.status()).isEqualTo(503);
        assertThat(second.isLast()).isTrue();
    }

    @Test
    void shouldReadChunks() throws IOException {
        assertThat(reading("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n")
                        .read()
                        .body())
                .isEqualTo("abcde");
    }

    @Test
    void shouldKnowThatNothingHasCome() {
        AnswerReader reader = reading("");

        assertThatThrownBy(reader::read).isInstanceOf(EOFException.class);
        assertThat(reader.hasBegun()).isFalse();
    }

    @Test
    void shouldKnowThatAnAnswerWasCut() {
        AnswerReader reader = reading("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nok");

        assertThatThrownBy(reader::read).isInstanceOf(EOFException.class).hasMessageContaining("2 of 5");
        assertThat(reader.hasBegun()).isTrue();
    }

    private static AnswerReader reading(String text) {
        return new AnswerReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
    }
}
