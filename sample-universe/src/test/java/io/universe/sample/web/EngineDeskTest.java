package io.universe.sample.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.sample.wire.Refusal;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineDeskTest {

    @ParameterizedTest
    @CsvSource({
        "NO_HANDLERS, -1, 503",
        "TIMEOUT, -1, 503",
        "RECIPIENT_FAILURE, -1, 503",
        "RECIPIENT_FAILURE, 400, 400",
        "RECIPIENT_FAILURE, 404, 404"
    })
    void shouldTellWhatTheEngineRefusedFromAnEngineThatIsNotThere(ReplyFailure type, int code, int status) {
        assertThat(EngineDesk.refusal(new ReplyException(type, code, "why")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(status));
    }

    @Test
    void shouldLeaveOtherFailuresAsTheyAre() {
        IllegalStateException failure = new IllegalStateException("a bug");
        assertThat(EngineDesk.refusal(failure)).isSameAs(failure);
    }
}
