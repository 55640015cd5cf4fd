package io.universe.sample;

import io.universe.app.Backend;
import io.universe.app.Worker;
import io.universe.cache.Caches;
import io.universe.cluster.Cluster;
import io.universe.cluster.Departure;
import io.universe.cluster.Emitter;
import io.universe.cluster.Node;
import io.universe.cluster.Singleton;
import io.universe.cluster.SingletonJob;
import io.universe.status.Statuses;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Consumer;

/** A worker of the plain universe: it has a name, no process of its own, no backends and no options. */
record PlainWorker(Vertx vertx, PlainUniverse universe, Node node, Statuses statuses) implements Worker, Cluster {

    PlainWorker(Vertx vertx, PlainUniverse universe, Node node) {
        this(vertx, universe, node, Statuses.local());
    }

    @Override
    public Cluster cluster() {
        return this;
    }

    @Override
    public Node self() {
        return node;
    }

    @Override
    public List<Node> nodes() {
        return universe.nodes().stream().filter(other -> !other.equals(node)).toList();
    }

    @Override
    public String name() {
        return node.worker();
    }

    @Override
    public String context() {
        return node.context();
    }

    @Override
    public JsonObject options() {
        return new JsonObject();
    }

    @Override
    public <B extends Backend> B backend(Class<B> type) {
        throw new IllegalArgumentException("the plain universe has no backend " + type);
    }

    @Override
    public JsonObject backendOptions(String name) {
        return new JsonObject();
    }

    @Override
    public <T> T service(Class<T> type) {
        return type.cast(type == Caches.class ? universe.caches() : statuses);
    }

    @Override
    public Emitter emitter() {
        throw new UnsupportedOperationException("the sample talks on the event bus");
    }

    @Override
    public Singleton singleton(String name, SingletonJob job) {
        throw new UnsupportedOperationException("the sample has no job that runs once");
    }

    @Override
    public void onNodeJoined(Consumer<Node> listener) {
        nodes().forEach(listener);
    }

    @Override
    public void onNodeLeft(Consumer<Departure> listener) {
        // The sample hears of departures on the event bus.
    }

    @Override
    public JsonObject options(String context) {
        return new JsonObject();
    }

    @Override
    public Future<Integer> fork(int count) {
        return Future.failedFuture("nobody to ask");
    }
}
