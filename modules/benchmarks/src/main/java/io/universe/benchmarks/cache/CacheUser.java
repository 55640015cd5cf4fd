package io.universe.benchmarks.cache;

import io.universe.benchmarks.twin.Twin;
import io.universe.cache.Cache;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.util.List;

/** A process that holds no data, and measures when it is asked: {@code CacheUser CLUSTER SLOT JOIN}; ready with its port of HTTP. */
public final class CacheUser {

    private static final int AT_HAND = 10_000;

    private CacheUser() {}

    /** Serves until it is ended. */
    public static void main(String[] arguments) {
        CacheMember.join(arguments[0], Integer.parseInt(arguments[1]), false, List.of(arguments[2]))
                .compose(member -> serve(member, arguments[1]))
                .onSuccess(server -> Twin.ready(server.actualPort()))
                .onFailure(Twin::failed);
    }

    /** Everything is on one event loop, as in a worker. */
    private static Future<HttpServer> serve(CacheMember member, String slot) {
        Context eventLoop = member.session().newContext();
        Promise<HttpServer> serving = Promise.promise();
        eventLoop.runOnContext(begun -> Future.all(member.cache(0), member.cache(AT_HAND))
                .compose(caches -> serve(member, slot, caches.resultAt(0), caches.resultAt(1)))
                .onComplete(serving));
        return serving.future();
    }

    private static Future<HttpServer> serve(CacheMember member, String slot, Cache<Object> cache, Cache<Object> near) {
        Router router = Router.router(member.vertx());
        new Operations(cache, member.plain()).mount(router);
        new NearReads(near).mount(router);
        Staleness staleness = new Staleness(member.vertx(), near);
        staleness.mount(router);
        return staleness
                .listen(slot)
                .compose(listening ->
                        member.vertx().createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
    }
}
