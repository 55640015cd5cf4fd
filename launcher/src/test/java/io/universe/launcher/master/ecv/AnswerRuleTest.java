package io.universe.launcher.master.ecv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.universe.launcher.config.Operator;
import io.universe.operations.EcvValidator.Answer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AnswerRuleTest {

    private static AnswerRule rule(String... options) {
        return AnswerRule.of(Operator.anOperator(Path.of("nowhere"))
                .typing(options)
                .settings()
                .ecv()
                .asking());
    }

    private static Optional<String> refusal(AnswerRule rule, int status, String body) {
        return rule.refusal(new Answer(status, Map.of(), body), () -> false);
    }

    @Test
    void shouldTakeWhatIsInTheRangeOfStatusCodes() {
        assertThat(refusal(rule(), 204, "")).isEmpty();
        assertThat(refusal(rule(), 302, "")).contains("answered 302, which is not in ecv.status, 200-299");
        assertThat(refusal(rule("--ecv.status=302"), 302, "")).isEmpty();
        assertThat(refusal(rule("--ecv.status=302"), 200, ""))
                .contains("answered 200, which is not in ecv.status, 302");
    }

    @Test
    void shouldWantTheExpressionSomewhereInTheBody() {
        AnswerRule rule = rule("--ecv.body=\"status\":\\s*\"UP\"");
        assertThat(refusal(rule, 200, "{\"status\": \"UP\"}")).isEmpty();
        assertThat(refusal(rule, 200, "{\"status\":\"DOWN\"}"))
                .hasValueSatisfying(why -> assertThat(why).startsWith("answered 200, but ecv.body is not found in it"));
    }

    /** It would take longer than the universe lives. */
    @Test
    void shouldGiveUpAnExpressionForWhichNobodyWaitsAnyMore() {
        AnswerRule rule = rule("--ecv.body=(x+x+)+\\1?y");
        Answer answer = new Answer(200, Map.of(), "x".repeat(100));
        AtomicInteger looks = new AtomicInteger();
        assertThatThrownBy(() -> rule.refusal(answer, () -> looks.incrementAndGet() > 1_000_000))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("nobody waits");
        assertThat(looks).hasValue(1_000_001);
    }
}
