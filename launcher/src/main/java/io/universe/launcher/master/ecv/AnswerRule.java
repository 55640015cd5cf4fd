package io.universe.launcher.master.ecv;

import io.universe.launcher.config.EcvSettings.Asking;
import io.universe.launcher.config.EcvSettings.StatusRange;
import io.universe.operations.EcvValidator;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which answers of the application are good, as far as the settings say. Pure. */
record AnswerRule(StatusRange status, Optional<Pattern> body) implements EcvValidator {

    static AnswerRule of(Asking asking) {
        return new AnswerRule(asking.status(), asking.body().map(Pattern::compile));
    }

    @Override
    public Optional<String> refusal(Answer answer) {
        if (!status.includes(answer.status())) {
            return Optional.of("answered " + answer.status() + ", which is not in ecv.status, " + status);
        }
        return body.filter(wanted -> !wanted.matcher(answer.body()).find())
                .map(wanted -> "answered " + answer.status() + ", but ecv.body is not found in it: " + wanted);
    }
}
