package io.universe.status;

import io.universe.spi.StatusReader;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The statuses of all nodes, as an application and the rest of the platform ask for them. Safe from any thread. */
final class UniverseStatuses implements Statuses, StatusReader {

    private static final CallPlace ANYWHERE = new CallPlace(null);

    private final OwnStatuses own;
    private final Survey survey;

    UniverseStatuses(OwnStatuses own, Survey survey) {
        this.own = own;
        this.survey = survey;
    }

    @Override
    public void register(String name, Supplier<? extends @Nullable Object> view) {
        own.register(name, view);
    }

    @Override
    public void register(
            String name,
            Supplier<? extends @Nullable Object> view,
            Function<@Nullable Object, ? extends @Nullable Object> update) {
        own.register(name, view, update);
    }

    @Override
    public void unregister(String name) {
        own.unregister(name);
    }

    @Override
    public Future<List<String>> statuses() {
        return names(DEFAULT_WAIT);
    }

    @Override
    public Future<List<String>> names(Duration wait) {
        return ask(() -> Question.names(wait), question -> UniverseStatuses::names);
    }

    private static List<String> names(List<Survey.Outcome> outcomes) {
        return outcomes.stream()
                .map(Survey.Outcome::answer)
                .flatMap(answer -> answer instanceof Answer.Said said && said.value() instanceof JsonArray names
                        ? names.stream()
                        : Stream.of())
                .map(String::valueOf)
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public Future<List<NodeStatus>> getStatus(String name, Duration wait) {
        return ask(() -> Question.read(name, wait), UniverseStatuses::entries);
    }

    @Override
    public Future<List<NodeStatus>> setStatus(String name, @Nullable Object value, Duration wait) {
        return ask(() -> Question.set(name, value, wait), UniverseStatuses::entries);
    }

    @Override
    public Future<Optional<JsonArray>> read(String name, Duration wait) {
        return getStatus(name, wait).map(entries -> entries.isEmpty() ? Optional.empty() : Optional.of(json(entries)));
    }

    private static JsonArray json(List<NodeStatus> entries) {
        JsonArray json = new JsonArray();
        entries.forEach(entry -> json.add(entry.toJson()));
        return json;
    }

    private static Function<List<Survey.Outcome>, List<NodeStatus>> entries(Question question) {
        return outcomes -> outcomes.stream()
                .flatMap(outcome -> outcome.answer().entry(outcome.node(), question.name()).stream())
                .toList();
    }

    /** What is wrong with the question fails the future. */
    private <T> Future<T> ask(Supplier<Question> asked, Function<Question, Function<List<Survey.Outcome>, T>> reading) {
        try {
            Question question = asked.get();
            return CallPlace.here(ANYWHERE).bring(survey.ask(question).map(reading.apply(question)));
        } catch (IllegalArgumentException refused) {
            return Future.failedFuture(refused);
        }
    }
}
