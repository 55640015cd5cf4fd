package io.universe.launcher.master.ecv;

import io.universe.launcher.config.EcvSettings.Asking;
import io.universe.launcher.config.EcvSettings.StatusRange;
import io.universe.operations.EcvValidator.Answer;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/** Which answers of the application are good, as far as the settings say. Pure. */
record AnswerRule(StatusRange status, Optional<Pattern> body) {

    static AnswerRule of(Asking asking) {
        return new AnswerRule(asking.status(), asking.body().map(Pattern::compile));
    }

    /**
     * What speaks against the answer; empty where nothing does. An expression may take any time: throws IllegalStateException, or StackOverflowError, where it has not come to an end.
     *
     * @param isOver whether nobody waits for it any more
     */
    Optional<String> refusal(Answer answer, BooleanSupplier isOver) {
        if (!status.includes(answer.status())) {
            return Optional.of("answered " + answer.status() + ", which is not in ecv.status, " + status);
        }
        return body.filter(wanted ->
                        !wanted.matcher(new WantedText(answer.body(), isOver)).find())
                .map(wanted -> "answered " + answer.status() + ", but ecv.body is not found in it: " + wanted);
    }
}
