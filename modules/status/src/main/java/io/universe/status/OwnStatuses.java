package io.universe.status;

import io.universe.spi.StatusBoard;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What this node says about itself, and its answers to questions for it. Safe from any thread. */
final class OwnStatuses {

    private final StatusBoard board;
    private final CallPlace home;
    private final Alarm alarm;

    /**
     * The statuses of a board.
     *
     * @param home where views are called that were registered from nowhere else
     */
    OwnStatuses(StatusBoard board, CallPlace home, Alarm alarm) {
        this.board = board;
        this.home = home;
        this.alarm = alarm;
    }

    void register(String name, Supplier<? extends @Nullable Object> view) {
        register(name, view, value -> {
            throw new UnsupportedOperationException("the status '" + name + "' can only be read");
        });
    }

    void register(
            String name,
            Supplier<? extends @Nullable Object> view,
            Function<@Nullable Object, ? extends @Nullable Object> update) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("the name of a status is empty");
        }
        CallPlace place = CallPlace.here(home).withoutRequest();
        board.register(
                name, new StatusBoard.Status(() -> place.call(view), value -> place.call(() -> update.apply(value))));
    }

    void unregister(String name) {
        board.unregister(name);
    }

    /** Never fails: what goes wrong is an answer. */
    Future<Answer> answer(Question question) {
        return switch (question.kind()) {
            case NAMES -> Future.succeededFuture(new Answer.Said(names()));
            case READ -> answer(question, "view", status -> status.view().get());
            case SET -> answer(question, "update", status -> status.update().apply(copyOfValue(question)));
        };
    }

    private JsonArray names() {
        JsonArray names = new JsonArray();
        board.names().stream().sorted().forEach(names::add);
        return names;
    }

    private static @Nullable Object copyOfValue(Question question) {
        return JsonCopy.of("the value", question.value());
    }

    private Future<Answer> answer(Question question, String part, Function<StatusBoard.Status, Future<?>> call) {
        return board.find(question.name())
                .map(status -> answer(question, part, () -> call.apply(status)))
                .orElseGet(() -> Future.succeededFuture(new Answer.Unknown()));
    }

    private Future<Answer> answer(Question question, String part, Supplier<Future<?>> call) {
        Future<Answer> answer = home.call(call)
                .<Answer>map(value -> new Answer.Said(JsonCopy.of("what it gives", value)))
                .otherwise(cause -> Answer.Failed.of("its %s failed".formatted(part), cause));
        return alarm.bound(
                answer,
                question.ownPatience(),
                () -> new Answer.Failed("its %s did not end within %d ms"
                        .formatted(part, question.ownPatience().toMillis())));
    }
}
