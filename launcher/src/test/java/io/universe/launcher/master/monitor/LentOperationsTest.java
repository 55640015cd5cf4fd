package io.universe.launcher.master.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.operations.Inspected;
import io.universe.operations.Inspection;
import io.universe.operations.LogLine;
import io.universe.operations.LogQuery;
import io.universe.operations.LogReader;
import io.universe.operations.Operations;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What a monitor has of the master, and what is taken back from one that hangs. */
class LentOperationsTest {

    /** Whoever follows; one that is given back twice is missed. */
    private final List<Object> followers = new ArrayList<>();

    private final CompletableFuture<Inspected> inspection = new CompletableFuture<>();
    private final Loan loan = new Loan();
    private final Operations lent = new LentOperations(operations(), loan);

    private Operations operations() {
        return (Operations) Proxy.newProxyInstance(
                Operations.class.getClassLoader(),
                new Class<?>[] {Operations.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "logs" -> logs();
                    case "inspect" -> inspection;
                    default -> following(arguments[0]);
                });
    }

    private Runnable following(Object listener) {
        followers.add(listener);
        return () -> assertThat(followers.remove(listener)).isTrue();
    }

    private LogReader logs() {
        return new LogReader() {
            @Override
            public List<LogLine> read(LogQuery query) {
                return List.of();
            }

            @Override
            public Optional<Following> follow(LogQuery query, Consumer<LogLine> listener) {
                return Optional.of(new Following(List.of(), following(listener)));
            }

            @Override
            public Set<String> processes() {
                return Set.of();
            }
        };
    }

    @Test
    void shouldForgetWhoeverFollowsWhenEverythingIsTakenBack() throws IOException {
        Runnable leave = lent.follow(line -> {});
        lent.logs().follow(LogQuery.DEFAULT, line -> {});
        assertThat(followers).hasSize(2);

        loan.end();
        loan.end();
        leave.run();
        assertThat(followers).isEmpty();
    }

    @Test
    void shouldForgetWhoeverFollowsAfterThatAtOnce() throws IOException {
        loan.end();
        lent.follow(line -> {});
        lent.logs().follow(LogQuery.DEFAULT, line -> {});
        assertThat(followers).isEmpty();
    }

    @Test
    void shouldTakeBackNothingThatWasGivenBack() {
        Runnable leave = lent.follow(line -> {});
        lent.follow(line -> {});
        leave.run();
        leave.run();
        assertThat(followers).hasSize(1);
        loan.end();
        assertThat(followers).isEmpty();
    }

    @Test
    void shouldEndAnInspectionForWhichNobodyWaitsAnyMore() {
        CompletableFuture<Inspected> answer = lent.inspect("web-0", new Inspection.Threads());
        loan.end();
        assertThat(answer).isCancelled();
    }

    @Test
    void shouldLeaveAnInspectionThatHasAnsweredAsItIs() {
        CompletableFuture<Inspected> answer = lent.inspect("web-0", new Inspection.Threads());
        Inspected busy = new Inspected.Not(Inspected.Why.BUSY, "another one");
        inspection.complete(busy);
        loan.end();
        assertThat(answer).isCompletedWithValue(busy);
    }
}
