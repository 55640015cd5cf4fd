package io.universe.monitor.http;

import io.universe.operations.Durations;
import io.universe.operations.Operations;
import io.universe.operations.Outcome;
import io.universe.operations.Outcome.Until;
import io.universe.operations.Wish;
import io.universe.worker.http.Problems;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The answer to a wish over HTTP. It comes when the wish is accepted, or with {@code ?wait=30s} when it has come to its end, or when that time is over; a client that leaves is waited for no longer. Owned by the event loop of the
 * request.
 */
final class WishAnswer {

    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    /** A master accepts or refuses at once, unless it only starts. */
    private static final Duration ACCEPTANCE = Duration.ofSeconds(10);

    private static final int UNFIT = 422;

    private final RoutingContext request;
    private final Wish wish;
    private final Supplier<JsonObject> facts;

    private WishAnswer(RoutingContext request, Wish wish, Supplier<JsonObject> facts) {
        this.request = request;
        this.wish = wish;
        this.facts = facts;
    }

    /** Makes the wish and answers in time; refuses a {@code wait} that is none. */
    static void give(RoutingContext request, Operations operations, Wish wish) {
        give(request, operations, wish, JsonObject::new);
    }

    /** The same, with what else stands in the answer when the wish is done. */
    static void give(RoutingContext request, Operations operations, Wish wish, Supplier<JsonObject> facts) {
        try {
            Optional<Duration> wait = Optional.ofNullable(request.request().getParam("wait"))
                    .map(text -> Durations.parse("wait", text, Duration.ZERO, LONGEST_WAIT))
                    .filter(time -> !time.isZero());
            new WishAnswer(request, wish, facts).give(operations, wait);
        } catch (IllegalArgumentException e) {
            Problems.refuse(request, Answers.BAD_REQUEST, String.valueOf(e.getMessage()));
        }
    }

    private void give(Operations operations, Optional<Duration> wait) {
        CompletableFuture<Outcome> outcome = operations.wish(wish, wait.isPresent() ? Until.ENDED : Until.TAKEN);
        long patience = wait.orElse(ACCEPTANCE).toMillis();
        long timer = request.vertx().setTimer(patience, id -> outcome.complete(new Outcome.Accepted()));
        request.response().closeHandler(gone -> outcome.cancel(false));
        outcome.whenComplete((result, dropped) -> request.vertx().cancelTimer(timer));
        Answers.onLoop(request, outcome).onSuccess(this::answer);
    }

    /** Nothing where nobody is there to read it. */
    private void answer(Outcome outcome) {
        if (request.response().closed()) {
            return;
        }
        if (outcome instanceof Outcome.Refused refused) {
            Problems.refuse(request, refused.isUnknown() ? Answers.NOT_FOUND : Answers.CONFLICT, refused.reason());
        } else if (outcome instanceof Outcome.Unfit unfit) {
            Problems.refuse(request, UNFIT, String.join("\n", unfit.problems()));
        } else if (outcome instanceof Outcome.Failed failed) {
            Problems.refuse(request, Answers.FAILED, failed.reason());
        } else if (outcome instanceof Outcome.Done done) {
            Answers.json(
                    request,
                    Answers.OK,
                    wish.toJson().put("outcome", "done").put("how", done.how()).mergeIn(facts.get()));
        } else {
            Answers.json(request, Answers.ACCEPTED, wish.toJson().put("outcome", "accepted"));
        }
    }
}
