package io.universe.status;

import io.universe.cluster.EmittedEvent;
import io.universe.cluster.Emitter;
import io.vertx.core.json.JsonObject;
import java.util.Objects;
import java.util.function.Consumer;

/** Answers the questions of other nodes for this one. */
final class Respondent {

    /** What a question is emitted as. */
    static final String EVENT = "universe.status";

    private final Emitter emitter;
    private final OwnStatuses own;
    private final Consumer<EmittedEvent> listener = this::onQuestion;

    Respondent(Emitter emitter, OwnStatuses own) {
        this.emitter = emitter;
        this.own = own;
    }

    void begin() {
        emitter.on(EVENT, listener);
    }

    void end() {
        emitter.removeListener(EVENT, listener);
    }

    private void onQuestion(EmittedEvent event) {
        JsonObject question = Objects.requireNonNull(event.argument(0, JsonObject.class), "the question");
        own.answer(Question.fromJson(question)).onSuccess(answer -> event.reply(answer.toJson()));
    }
}
