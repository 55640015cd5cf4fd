package io.universe.launcher.master.monitor;

import io.universe.operations.Author;
import io.universe.operations.Ecv;
import io.universe.operations.Inspected;
import io.universe.operations.Inspection;
import io.universe.operations.LogLine;
import io.universe.operations.LogQuery;
import io.universe.operations.LogReader;
import io.universe.operations.Operations;
import io.universe.operations.Outcome;
import io.universe.operations.Probe;
import io.universe.operations.Wish;
import io.universe.spi.StatusReader;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The operations of a master as one monitor has them: who follows journal or logs through it is called as long as the loan lasts. Safe from any thread. */
record LentOperations(Operations operations, Loan loan) implements Operations {

    @Override
    public Runnable follow(Consumer<String> listener) {
        return loan.lend(operations.follow(listener));
    }

    @Override
    public LogReader logs() {
        return new LentLogs(operations.logs(), loan);
    }

    /** The logs in the same way. */
    private record LentLogs(LogReader logs, Loan loan) implements LogReader {

        @Override
        public Optional<Following> follow(LogQuery query, Consumer<LogLine> listener) throws IOException {
            return logs.follow(query, listener)
                    .map(following -> new Following(following.past(), loan.lend(following.end())));
        }

        @Override
        public List<LogLine> read(LogQuery query) throws IOException {
            return logs.read(query);
        }

        @Override
        public Set<String> processes() throws IOException {
            return logs.processes();
        }
    }

    @Override
    public JsonObject status() {
        return operations.status();
    }

    @Override
    public Ecv ecv() {
        return operations.ecv();
    }

    @Override
    public Probe probe(Probe.Kind kind) {
        return operations.probe(kind);
    }

    @Override
    public Optional<StatusReader> statusReader() {
        return operations.statusReader();
    }

    @Override
    public List<String> journal() throws IOException {
        return operations.journal();
    }

    @Override
    public String metrics() {
        return operations.metrics();
    }

    @Override
    public Optional<JsonObject> dependencies(Optional<String> context) {
        return operations.dependencies(context);
    }

    @Override
    public CompletableFuture<Optional<JsonObject>> doctor() {
        return operations.doctor();
    }

    @Override
    public CompletableFuture<Optional<String>> restart() {
        return operations.restart();
    }

    @Override
    public void stop(String reason) {
        operations.stop(reason);
    }

    @Override
    public void onChange(Author author, String change) {
        operations.onChange(author, change);
    }

    @Override
    public CompletableFuture<Outcome> wish(Wish wish, Outcome.Until until) {
        return operations.wish(wish, until);
    }

    /** Nobody waits for it any more when the loan has ended: then a recording ends, and no file is left. */
    @Override
    public CompletableFuture<Inspected> inspect(String worker, Inspection what) {
        CompletableFuture<Inspected> answer = operations.inspect(worker, what);
        Runnable giveBack = loan.lend(() -> answer.cancel(false));
        answer.whenComplete((found, dropped) -> giveBack.run());
        return answer;
    }
}
