package io.universe.launcher.listen;

import io.universe.app.Listening;
import io.universe.launcher.master.cluster.MasterCluster;
import io.universe.launcher.master.status.Watcher;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.util.stream.Stream;

/** What becomes of a call to listen: it succeeds when the universe is ready for the first time, and fails when a context is given up before that. */
final class Resolution implements Watcher {

    private final String context;
    private final Promise<Listening> listening;

    /** For the application's context of this name. */
    Resolution(String context, Promise<Listening> listening) {
        this.context = context;
        this.listening = listening;
    }

    @Override
    public void onStatus(JsonObject status) {
        contexts(status)
                .filter(each -> each.getString("state").equals("errored"))
                .findFirst()
                .ifPresent(errored -> listening.tryFail("context %s has given up: %s; see log/ in %s"
                        .formatted(errored.getString("name"), errored.getString("reason"), status.getString("home"))));
    }

    @Override
    public void onReady(MasterCluster cluster, JsonObject status) {
        int monPort = status.getJsonObject("master").getInteger("monPort");
        listening.tryComplete(
                new Listening(cluster.session().vertx(), cluster.session().cluster(), port(status), monPort));
    }

    private int port(JsonObject status) {
        return contexts(status)
                .filter(candidate -> candidate.getString("name").equals(context))
                .mapToInt(found -> found.getInteger("port"))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<JsonObject> contexts(JsonObject status) {
        return status.getJsonArray("contexts").stream().map(JsonObject.class::cast);
    }
}
