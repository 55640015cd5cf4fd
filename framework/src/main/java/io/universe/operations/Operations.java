package io.universe.operations;

import io.universe.spi.StatusReader;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** What operators can ask of a master, and wish. Safe from any thread; never blocks, but for reading the journal's files and the jars of what runs. */
public interface Operations {

    /** The document that {@code status --json} prints. */
    JsonObject status();

    /** What a load balancer is told. */
    Ecv ecv();

    /** What an orchestrator is told. From memory: neither a worker nor a backend is asked for it. */
    Probe probe(Probe.Kind kind);

    /** Who asks the nodes what they say about themselves; empty while the master has not joined the cluster, or where no part of the platform does that. */
    Optional<StatusReader> statusReader();

    /** The lines of the journal so far, oldest first. */
    List<String> journal() throws IOException;

    /** Calls back with every further line, on the thread that writes the journal: the listener must not block, since nothing is written meanwhile. Run the result to end it. */
    Runnable follow(Consumer<String> listener);

    /** Who reads the logs of all processes. */
    LogReader logs();

    /** What is counted, in the text format of Prometheus. The first call takes a moment. */
    String metrics();

    /**
     * Which libraries what runs is made of: {@code {"name":…,"version":…,"dependencies":{…},"conflicts":[…],"problems":[…]}}. The first call for a version of the code reads its jars, and throws UncheckedIOException where one cannot be
     * read: not for event loops.
     *
     * @param context whose workers are meant; empty for all of them. There is no answer for one that there is not
     */
    Optional<JsonObject> dependencies(Optional<String> context);

    /**
     * Has every node check its registrations on the event bus and repair them: {@code {"well":…,"nodes":[…]}}, or empty while the master has not joined the cluster. Some ten seconds at the most; may be completed
     * on any thread.
     */
    CompletableFuture<Optional<JsonObject>> doctor();

    /** Wishes that another process become the master while the workers go on: why it does not come to it, empty where it does. May be completed on any thread. */
    CompletableFuture<Optional<String>> restart();

    /** Wishes that everything stops; the answer does not wait for it. */
    void stop(String reason);

    /** An operator is let in with something that changes the universe, such as {@code POST /workers/web-0/recycle}: for the journal, before any of it is done. */
    void onChange(Author author, String change);

    /**
     * Makes a wish. The answer may come on any thread, where nothing may wait; whoever stops waiting for it cancels it, which does not take the wish back.
     *
     * @param until whether the answer tells only whether the wish is pursued, or what it came to
     */
    CompletableFuture<Outcome> wish(Wish wish, Outcome.Until until);

    /**
     * Looks into the worker, {@code web-0}, a standby, {@code web-standby.1}, or who is debugged, {@code web-debug.1}. The answer comes by the deadline of the inspection, on any thread, where nothing may wait; it never fails. Whoever stops waiting for it cancels it, which
     * ends a recording, and leaves no file.
     */
    CompletableFuture<Inspected> inspect(String worker, Inspection what);
}
