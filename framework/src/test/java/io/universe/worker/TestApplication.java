package io.universe.worker;

import io.universe.app.Backend;
import io.universe.app.Module;
import io.universe.app.Selection;
import io.universe.app.Worker;
import io.universe.app.WorkerContext;
import io.universe.cluster.Cluster;
import io.universe.cluster.Departure;
import io.universe.cluster.Emitter;
import io.universe.cluster.Node;
import io.universe.cluster.Role;
import io.universe.cluster.Singleton;
import io.universe.cluster.SingletonJob;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Parts of an application that note what is done with them. */
final class TestApplication {

    private TestApplication() {}

    record TestContext(String name, Selection modules, Selection backends) implements WorkerContext {
        TestContext(String name) {
            this(name, Selection.all(), Selection.all());
        }
    }

    record TestModule(String name, int order, List<String> notes, Supplier<Future<?>> starting) implements Module {
        TestModule(String name, int order) {
            this(name, order, List.of(), Future::succeededFuture);
        }

        TestModule(String name, List<String> notes) {
            this(name, 0, notes, Future::succeededFuture);
        }

        @Override
        public Future<?> start(Worker worker) {
            notes.add("start " + name);
            return starting.get();
        }

        @Override
        public Future<?> onSlotTaken(Worker worker) {
            notes.add("slot " + worker.name() + " for " + name);
            return Future.succeededFuture();
        }

        @Override
        public Future<?> stop(Worker worker) {
            notes.add("stop " + name);
            return Future.succeededFuture();
        }
    }

    record TestBackend(String name, List<String> notes, Supplier<Future<?>> opening, Supplier<Future<?>> closing)
            implements Backend {
        TestBackend(String name, List<String> notes) {
            this(name, notes, Future::succeededFuture, Future::succeededFuture);
        }

        @Override
        public String kind() {
            return "sql";
        }

        @Override
        public Future<?> open(Worker worker) {
            notes.add("open " + name);
            return opening.get();
        }

        @Override
        public Future<?> close() {
            notes.add("close " + name);
            return closing.get();
        }
    }

    /** A universe in which nobody else is. */
    record SelfOnly(Supplier<Node> node) implements Cluster {
        @Override
        public Node self() {
            return node.get();
        }

        @Override
        public List<Node> nodes() {
            return List.of();
        }

        @Override
        public Emitter emitter() {
            throw new UnsupportedOperationException("nobody to talk to");
        }

        @Override
        public void onNodeJoined(Consumer<Node> listener) {}

        @Override
        public void onNodeLeft(Consumer<Departure> listener) {}

        @Override
        public JsonObject options(String context) {
            return new JsonObject();
        }

        @Override
        public Future<Integer> fork(int count) {
            return Future.failedFuture("nobody to ask");
        }

        @Override
        public Singleton singleton(String name, SingletonJob job) {
            throw new AssertionError("no singletons here");
        }
    }

    /** A worker outside any cluster; for code that has no need of Vert.x, without one. */
    record StillWorker(String name, Supplier<Vertx> source) implements Worker {
        StillWorker(String name) {
            this(name, () -> {
                throw new AssertionError("no Vert.x here");
            });
        }

        @Override
        public Vertx vertx() {
            return source.get();
        }

        @Override
        public Cluster cluster() {
            return new SelfOnly(() -> new Node("uuid", Role.FORK, "web", name, 1, 1, 1, "localhost", 1, "dev"));
        }

        @Override
        public String context() {
            return "web";
        }

        @Override
        public JsonObject options() {
            return new JsonObject();
        }

        @Override
        public <B extends Backend> B backend(Class<B> type) {
            throw new IllegalArgumentException("no backends here");
        }

        @Override
        public JsonObject backendOptions(String backend) {
            return new JsonObject();
        }

        @Override
        public <T> T service(Class<T> type) {
            throw new IllegalArgumentException("no services here");
        }
    }
}
