package io.universe.sample.web;

import io.universe.app.Controller;
import io.universe.app.Worker;
import io.universe.sample.wire.Refusal;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is answered where no route answers, or where one fails: always a {@link Problem}. */
final class Problems implements Controller {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @Override
    public void routes(Router router, Worker worker) {
        router.route().failureHandler(Problems::refuse);
        router.errorHandler(400, context -> answer(context, 400, "the request cannot be read"));
        router.errorHandler(404, context -> answer(context, 404, "nothing is here"));
        router.errorHandler(405, Problems::forbidMethod);
        router.errorHandler(500, Problems::fail);
    }

    private static void refuse(RoutingContext context) {
        if (context.failure() instanceof Refusal refusal) {
            answer(context, refusal.status(), refusal.detail());
        } else {
            context.next();
        }
    }

    private static void fail(RoutingContext context) {
        LOG.error("request failed path={}", context.request().path(), context.failure());
        if (context.response().headWritten()) {
            context.response().reset();
        } else {
            answer(context, 500, "the worker failed to answer; its log says why");
        }
    }

    private static void answer(RoutingContext context, int status, String detail) {
        new Problem(status, detail, context.request().path()).answer(context);
    }

    /** Every route takes one method: who comes in vain with GET has found one that changes something. */
    private static void forbidMethod(RoutingContext context) {
        HttpMethod method = context.request().method();
        HttpMethod allowed = method.equals(HttpMethod.GET) ? HttpMethod.POST : HttpMethod.GET;
        context.response().putHeader(HttpHeaders.ALLOW, allowed.name());
        answer(context, 405, "only %s is allowed, got %s".formatted(allowed, method));
    }
}
