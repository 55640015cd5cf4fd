package io.universe.status;

import io.universe.cluster.Node;
import io.universe.cluster.Role;
import io.vertx.core.Future;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Asks every node the same at the same time. Safe from any thread; keeps nothing between two questions. */
final class Survey {

    private static final Comparator<Node> ORDER = Comparator.comparing((Node node) -> node.role() != Role.MASTER)
            .thenComparing(Node::context)
            .thenComparingInt(Node::slot)
            .thenComparing(Node::host)
            .thenComparingInt(Node::incarnation);

    private final Supplier<Node> self;
    private final OwnStatuses own;
    private final Others others;
    private final Alarm alarm;

    /** What became of the question to one node. */
    record Outcome(Node node, Answer answer) {}

    Survey(Supplier<Node> self, OwnStatuses own, Others others, Alarm alarm) {
        this.self = self;
        this.own = own;
        this.others = others;
        this.alarm = alarm;
    }

    /** One outcome for each node, in the order of an answer; never fails. */
    Future<List<Outcome>> ask(Question question) {
        Node me = self.get();
        Stream<Future<Outcome>> outcomes = Stream.concat(
                Stream.of(own.answer(question).map(answer -> new Outcome(me, answer))),
                others.nodes().stream().map(node -> ask(node, question).map(answer -> new Outcome(node, answer))));
        return Future.all(outcomes.toList()).map(all -> inOrder(all.list()));
    }

    private static List<Outcome> inOrder(List<Outcome> outcomes) {
        List<Outcome> sorted = new ArrayList<>(outcomes);
        sorted.sort(Comparator.comparing(Outcome::node, ORDER));
        return sorted;
    }

    /** The emitter counts the time from when it can send, which may be later than now. */
    private Future<Answer> ask(Node node, Question question) {
        return alarm.bound(
                others.ask(node, question).map(Survey::read).otherwise(cause -> unanswered(node, question, cause)),
                question.patience(),
                () -> silent(question));
    }

    private static Answer read(JsonObject answer) {
        return Answer.fromJson(answer);
    }

    private static Answer silent(Question question) {
        return new Answer.Failed(
                "did not answer within %d ms".formatted(question.patience().toMillis()));
    }

    private Answer unanswered(Node node, Question question, Throwable cause) {
        if (cause instanceof ReplyException failure) {
            return unanswered(node, question, failure);
        }
        return Answer.Failed.of("could not be asked", cause);
    }

    private Answer unanswered(Node node, Question question, ReplyException failure) {
        return switch (failure.failureType()) {
            case TIMEOUT -> silent(question);
            case NO_HANDLERS -> isThere(node) ? Answer.Failed.of("could not be asked", failure) : new Answer.Unknown();
            default ->
                hasLeft(failure)
                        ? new Answer.Failed("left before it answered")
                        : Answer.Failed.of("could not answer", failure);
        };
    }

    /** A node that fails to answer has a code of its own. */
    private static boolean hasLeft(ReplyException failure) {
        return failure.failureType() == ReplyFailure.RECIPIENT_FAILURE && failure.failureCode() == -1;
    }

    private boolean isThere(Node node) {
        return others.nodes().stream().anyMatch(other -> other.uuid().equals(node.uuid()));
    }
}
