package io.universe.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What may be asked, and how it travels. */
class QuestionTest {

    private static final Duration WAIT = Duration.ofSeconds(1);

    @Test
    void shouldArriveAsItWasAsked() {
        List<Question> questions = List.of(
                Question.names(WAIT), Question.read("open", WAIT), Question.set("open", null, Duration.ofMillis(1)));
        assertThat(questions)
                .allSatisfy(question -> assertThat(Question.fromJson(
                                new JsonObject(question.toJson().encode())))
                        .isEqualTo(question));
    }

    @Test
    void shouldRefuseAWaitThatIsNoneOrEndless() {
        for (Duration wait : List.of(Duration.ZERO, Duration.ofSeconds(-1), Duration.ofSeconds(Long.MAX_VALUE))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Question.read("open", wait))
                    .withMessage("wait must be from PT0.001S to PT1H, got " + wait);
        }
    }

    @Test
    void shouldLeaveTimeForTheWayBack() {
        assertThat(Question.read("open", Duration.ofMillis(100)).ownPatience()).isEqualTo(Duration.ofMillis(90));
        assertThat(Question.read("open", Duration.ofSeconds(10)).ownPatience()).isEqualTo(Duration.ofMillis(9800));
    }
}
