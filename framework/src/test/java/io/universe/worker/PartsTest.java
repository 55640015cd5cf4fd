package io.universe.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.worker.TestApplication.StillWorker;
import io.universe.worker.TestApplication.TestBackend;
import io.universe.worker.TestApplication.TestModule;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class PartsTest {

    private final List<String> notes = new ArrayList<>();
    private final Parts parts = new Parts(new StillWorker("web-0"), Attempt::of);

    @Test
    void shouldOpenBackendsBeforeModulesStart() {
        Future<Void> started = parts.start(
                List.of(new TestBackend("db", notes), new TestBackend("mail", notes)),
                List.of(new TestModule("atlas", notes), new TestModule("sky", notes)));
        assertThat(started.succeeded()).isTrue();
        assertThat(notes).containsExactly("open db", "open mail", "start atlas", "start sky");
    }

    @Test
    void shouldTellModulesOfTheSlotInTheirOrder() {
        parts.start(List.of(), List.of(new TestModule("atlas", notes), new TestModule("sky", notes)));
        notes.clear();
        assertThat(parts.takeSlot().succeeded()).isTrue();
        assertThat(notes).containsExactly("slot web-0 for atlas", "slot web-0 for sky");
    }

    @Test
    void shouldOpenBackendsSideBySideAndFailWhenNoneIsBeingOpenedAnyMore() {
        Promise<Void> slow = Promise.promise();
        Future<Void> started = parts.start(
                List.of(
                        backend(slow::future),
                        new TestBackend("mail", notes, () -> Future.failedFuture("refused"), Future::succeededFuture)),
                List.of(new TestModule("atlas", notes)));
        assertThat(notes).containsExactly("open db", "open mail");
        assertThat(started.isComplete()).isFalse();

        slow.complete();
        assertThat(started.cause()).hasMessageContaining("backend mail");
        parts.stop();
        assertThat(notes).containsExactly("open db", "open mail", "close db");
    }

    @Test
    void shouldStopInTheReverseOrder() {
        parts.start(
                List.of(new TestBackend("db", notes)),
                List.of(new TestModule("atlas", notes), new TestModule("sky", notes)));
        notes.clear();
        assertThat(parts.stop().succeeded()).isTrue();
        assertThat(notes).containsExactly("stop sky", "stop atlas", "close db");
    }

    @Test
    void shouldStopOnlyOnce() {
        parts.start(List.of(new TestBackend("db", notes)), List.of());
        parts.stop();
        notes.clear();
        assertThat(parts.stop().succeeded()).isTrue();
        assertThat(notes).isEmpty();
    }

    @Test
    void shouldGoOnStoppingWhenAPartFailsOrThrows() {
        parts.start(
                List.of(
                        new TestBackend("db", notes),
                        new TestBackend("failing", notes, Future::succeededFuture, () -> Future.failedFuture("stuck")),
                        new TestBackend(
                                "throwing", notes, Future::succeededFuture, thrower(new AssertionError("bug")))),
                List.of());
        notes.clear();
        assertThat(parts.stop().succeeded()).isTrue();
        assertThat(notes).containsExactly("close throwing", "close failing", "close db");
    }

    @Test
    void shouldNameTheBackendThatCannotBeOpenedAndExitWith111() {
        WorkerFailure failure = failureOf(backend(() -> Future.failedFuture("connection refused")));
        assertThat(failure.exitCode()).isEqualTo(ExitCode.BACKEND);
        assertThat(failure.exitCode().code()).isEqualTo(111);
        assertThat(failure).hasMessageContaining("backend db (sql)").hasMessageContaining("connection refused");
    }

    @Test
    void shouldNotStartWhatComesAfterAFailure() {
        TestBackend failing = backend(() -> Future.failedFuture("connection refused"));
        parts.start(List.of(new TestBackend("first", notes), failing), List.of(new TestModule("atlas", notes)));
        assertThat(notes).containsExactly("open first", "open db");
    }

    @Test
    void shouldNotCloseABackendThatWasNeverOpened() {
        parts.start(List.of(new TestBackend("first", notes), backend(() -> Future.failedFuture("refused"))), List.of());
        notes.clear();
        parts.stop();
        assertThat(notes).containsExactly("close first");
    }

    @Test
    void shouldTakeAnExceptionForAFailureOfItsPart() {
        assertThat(failureOf(backend(thrower(new IllegalStateException("no driver")))))
                .hasMessageContaining("backend db")
                .hasMessageContaining("no driver");
    }

    @Test
    void shouldTakeAMissingClassForAFailureOfItsPart() {
        assertThat(failureOf(backend(thrower(new NoClassDefFoundError("org/h2/Driver")))))
                .hasMessageContaining("backend db")
                .hasMessageContaining("org/h2/Driver");
    }

    @Test
    @SuppressWarnings("NullAway") // what an application does that is not compiled with null checks
    void shouldTakeAForgottenFutureForAFailureOfItsPart() {
        assertThat(failureOf(backend(() -> null))).hasMessageContaining("backend db");
    }

    @Test
    void shouldNameTheModuleThatCannotBeStarted() {
        Future<Void> started = parts.start(
                List.of(), List.of(new TestModule("atlas", 0, notes, () -> Future.failedFuture("no catalogue"))));
        assertThat(started.cause())
                .isInstanceOfSatisfying(
                        WorkerFailure.class,
                        failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.FAILED))
                .hasMessageContaining("module atlas")
                .hasMessageContaining("no catalogue");
    }

    private TestBackend backend(Supplier<Future<?>> opening) {
        return new TestBackend("db", notes, opening, Future::succeededFuture);
    }

    private WorkerFailure failureOf(TestBackend backend) {
        return (WorkerFailure) parts.start(List.of(backend), List.of()).cause();
    }

    private static Supplier<Future<?>> thrower(Throwable problem) {
        return () -> sneak(problem);
    }

    private static Future<?> sneak(Throwable problem) {
        if (problem instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) problem;
    }
}
