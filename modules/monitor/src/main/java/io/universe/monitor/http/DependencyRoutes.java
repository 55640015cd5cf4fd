package io.universe.monitor.http;

import io.universe.monitor.page.DependencyPage;
import io.universe.monitor.page.Page;
import io.universe.monitor.page.PageHeaders;
import io.universe.operations.Operations;
import io.universe.worker.http.Problems;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;

/** {@code GET /deps}: which libraries run, for scripts, and for people who look with a browser. {@code ?context=web} asks for those of one context. */
final class DependencyRoutes {

    private static final String HTML = "text/html";

    private final Operations operations;

    DependencyRoutes(Operations operations) {
        this.operations = operations;
    }

    /** Whoever takes anything gets what is for scripts. */
    void mount(Router router) {
        router.get("/deps").produces(Answers.JSON).produces(HTML).handler(this::answer);
    }

    private void answer(RoutingContext request) {
        Optional<String> asked = Optional.ofNullable(request.request().getParam("context"));
        List<String> contexts = new Views(operations.status()).contextNames();
        boolean isForPeople = HTML.equals(request.getAcceptableContentType());
        request.vertx()
                .executeBlocking(() -> body(asked, contexts, isForPeople), false)
                .onSuccess(body -> body.ifPresentOrElse(
                        text -> send(request.response(), isForPeople, text), () -> refuse(request, asked, contexts)))
                .onFailure(request::fail);
    }

    /** Jars may have to be read, and a tree is much to write: none of it is for the event loop. */
    private Optional<String> body(Optional<String> asked, List<String> contexts, boolean isForPeople) {
        if (asked.isPresent() && !Names.isContext(asked.get())) {
            return Optional.empty();
        }
        return operations
                .dependencies(asked)
                .map(found -> isForPeople ? DependencyPage.of(found, contexts, asked) : found.encode());
    }

    private static void send(HttpServerResponse response, boolean isForPeople, String text) {
        response.putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        if (isForPeople) {
            PageHeaders.put(response, Page.POLICY);
        }
        Answers.head(response, isForPeople ? Page.TYPE : Answers.JSON).end(text);
    }

    private static void refuse(RoutingContext request, Optional<String> asked, List<String> contexts) {
        Problems.refuse(
                request,
                Answers.NOT_FOUND,
                "there is no context \"%s\"; there are: %s".formatted(asked.orElse(""), String.join(", ", contexts)));
    }
}
