package io.universe.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.app.Controller;
import io.universe.app.Deployment;
import io.universe.app.Module;
import io.universe.app.WarmUp;
import io.universe.app.Worker;
import io.universe.app.WorkerContext;
import io.universe.worker.ContextService.Serving;
import io.universe.worker.TestApplication.StillWorker;
import io.universe.worker.TestApplication.TestContext;
import io.universe.worker.http.Acceptance;
import io.universe.worker.http.Acceptance.QueueEnd;
import io.universe.worker.http.AccessLog;
import io.universe.worker.http.HttpFront.DrainOrder;
import io.universe.worker.http.Traffic;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ContextServiceIT {

    private static final DrainOrder SOON =
            new DrainOrder(QueueEnd.LEFT, Duration.ofMillis(200), Duration.ofMillis(1), Duration.ofMillis(1));

    private final Vertx vertx = Vertx.vertx();
    private final Context eventLoop = vertx.getOrCreateContext();
    private final Queue<String> calls = new ConcurrentLinkedQueue<>();

    /** A context that notes on which event loop its hooks are called, and fails in one of them. */
    private final class Hooked implements WorkerContext {
        private final String failing;

        Hooked(String failing) {
            this.failing = failing;
        }

        @Override
        public String name() {
            return "web";
        }

        @Override
        public Future<?> configure(Router router, Worker worker) {
            return called("configure");
        }

        @Override
        public HttpServerOptions createServer(HttpServerOptions options, Worker worker) {
            called("createServer");
            return options;
        }

        @Override
        public Future<?> warmUp(WarmUp warmUp, Worker worker) {
            return called("warmUp");
        }

        @Override
        public Future<?> onDrain(Worker worker) {
            called("onDrain");
            return Promise.promise().future();
        }

        private Future<?> called(String hook) {
            calls.add(hook + (Vertx.currentContext() == eventLoop ? "" : " elsewhere"));
            if (hook.equals(failing)) {
                throw new AssertionError("bug in " + hook);
            }
            return elsewhere();
        }
    }

    /** A module that notes on which event loop it is called. */
    private final class Noting implements Module {
        @Override
        public String name() {
            return "noting";
        }

        @Override
        public Future<?> start(Worker worker) {
            return called("start");
        }

        @Override
        public List<Deployment> verticles(Worker worker) {
            called("verticles");
            return List.of();
        }

        @Override
        public List<Controller> controllers(Worker worker) {
            called("controllers");
            return List.of();
        }

        @Override
        public Future<?> stop(Worker worker) {
            return called("stop");
        }

        private Future<?> called(String method) {
            calls.add(method + (Vertx.currentContext() == eventLoop ? "" : " elsewhere"));
            return elsewhere();
        }
    }

    /** A future that knows nothing of Vert.x and is completed, a little later, on a thread that does not either: as a database driver gives it. */
    private static Future<?> elsewhere() {
        return Future.fromCompletionStage(
                CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS)));
    }

    @AfterEach
    void close() {
        await(vertx.close());
    }

    @Test
    void shouldCallEveryHookInOrderOnOneEventLoop() {
        ContextService service = await(deploy(new Hooked("none")));
        await(service.warmUp());
        await(service.serve());
        await(service.drain(SOON, () -> calls.add("accepting stopped")));
        await(service.stop());
        assertThat(calls).containsSubsequence("configure", "createServer", "warmUp", "onDrain");
        assertThat(calls).contains("accepting stopped").noneMatch(call -> call.contains("elsewhere"));
    }

    @Test
    void shouldCallModulesOnThatEventLoopWhereverTheirFuturesAreCompleted() {
        ContextService service = await(deploy(new Hooked("none"), List.of(new Noting(), new Noting())));
        await(service.stop());
        assertThat(calls)
                .containsExactly(
                        "start",
                        "verticles",
                        "start",
                        "verticles",
                        "controllers",
                        "controllers",
                        "configure",
                        "createServer",
                        "stop",
                        "stop");
    }

    @Test
    void shouldNameTheHookThatFails() {
        assertThat(failureOf(deploy(new Hooked("configure")))).hasMessageContaining("'configure'");
        assertThat(failureOf(await(deploy(new Hooked("warmUp"))).warmUp())).hasMessageContaining("'warmUp'");
        assertThat(failureOf(deploy(new Hooked("createServer")))).hasMessageContaining("'createServer'");
    }

    @Test
    void shouldFailWhenTheContextCannotSayWhatItUses() {
        WorkerContext broken = new WorkerContext() {
            @Override
            public String name() {
                return "web";
            }

            @Override
            public io.universe.app.Selection modules() {
                throw new IllegalStateException("no selection");
            }
        };
        assertThat(failureOf(deploy(broken, List.of(new Module() {})))).hasMessageContaining("no selection");
    }

    @Test
    void shouldNeedNoServerInAContextWithoutAPort() {
        ContextService service = await(with(worker -> ContextService.deploy(
                eventLoop,
                application(new TestContext("engine"), List.of()),
                new TestContext("engine"),
                worker,
                traffic(),
                Optional.empty())));
        assertThat(await(service.warmUp())).isEmpty();
        assertThat(await(service.serve())).isZero();
        await(service.drain(SOON, () -> calls.add("accepting stopped")));
        assertThat(calls).containsExactly("accepting stopped");
    }

    private Future<ContextService> deploy(WorkerContext context) {
        return deploy(context, List.of());
    }

    private Future<ContextService> deploy(WorkerContext context, List<Module> modules) {
        Serving serving =
                new Serving(SocketAddress.inetSocketAddress(0, "127.0.0.1"), 0, 1, () -> Acceptance.WITH_SERVERS);
        return with(worker -> ContextService.deploy(
                eventLoop, application(context, modules), context, worker, traffic(), Optional.of(serving)));
    }

    private Future<ContextService> with(Function<Worker, Future<ContextService>> step) {
        return step.apply(new StillWorker("web-0", () -> vertx));
    }

    private static Application application(WorkerContext context, List<Module> modules) {
        return new Application(List.of(context), modules, List.of());
    }

    private static Traffic traffic() {
        return new Traffic(System::nanoTime, AccessLog.NONE);
    }

    private static WorkerFailure failureOf(Future<?> step) {
        try {
            await(step);
        } catch (CompletionException e) {
            return (WorkerFailure) cause(e);
        }
        throw new AssertionError("it did not fail");
    }

    private static Throwable cause(CompletionException e) {
        @Nullable Throwable cause = e.getCause();
        return cause == null ? e : cause;
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }
}
