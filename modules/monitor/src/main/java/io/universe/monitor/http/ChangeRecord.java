package io.universe.monitor.http;

import io.universe.operations.Operations;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** Has everything that may change something told to the journal before it is done: who it is, from where, and what. Bodies are left out: they may hold secrets. */
record ChangeRecord(Operations operations) implements Handler<RoutingContext> {

    private static final int LONGEST = 500;

    @Override
    public void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (Methods.isChanging(request.method())) {
            String change = request.method() + " " + request.uri();
            operations.onChange(
                    Authors.of(request), change.length() > LONGEST ? change.substring(0, LONGEST) + "…" : change);
        }
        context.next();
    }
}
