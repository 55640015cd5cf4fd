package io.universe.sample.it;

import io.universe.testkit.Fixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An application that is as well as files say: a context {@code front} with a backend {@code stars} and a health check {@code disk} of its own, and a page {@code /well} for whoever asks. Each is well unless there is a
 * file of its name in the directory that the options of the context name.
 */
record Patient(Path illnesses) {

    private static final Fixture APPLICATION = Fixture.application("""
            package patient;

            import io.universe.app.Backend;
            import io.universe.app.Controller;
            import io.universe.app.Module;
            import io.universe.app.Worker;
            import io.universe.app.WorkerContext;
            import io.vertx.core.Future;
            import io.vertx.ext.healthchecks.HealthChecks;
            import io.vertx.ext.healthchecks.Status;
            import java.nio.file.Files;
            import java.nio.file.Path;
            import java.util.List;
            import java.util.OptionalInt;

            public final class Patient implements Module {

                public static final class Front implements WorkerContext {
                    public String name() { return "front"; }
                    public OptionalInt port() { return OptionalInt.of(0); }
                }

                public static final class Stars implements Backend {
                    private Path illness = Path.of("");

                    public String name() { return "stars"; }

                    public Future<?> open(Worker worker) {
                        illness = illness(worker, "stars");
                        return Future.succeededFuture();
                    }

                    public Future<?> health() {
                        return Files.exists(illness) ? Future.failedFuture("connection refused") : Future.succeededFuture();
                    }
                }

                private static Path illness(Worker worker, String name) {
                    return Path.of(worker.options().getString("illnesses"), name);
                }

                public Future<?> start(Worker worker) {
                    Path illness = illness(worker, "disk");
                    worker.service(HealthChecks.class).register(
                            "disk", check -> check.complete(Files.exists(illness) ? Status.KO() : Status.OK()));
                    return Future.succeededFuture();
                }

                public List<Controller> controllers(Worker worker) {
                    Path illness = illness(worker, "well");
                    return List.of((router, any) -> {
                        router.get("/hello").handler(context -> context.end("hello"));
                        router.get("/well").handler(context ->
                                context.response().setStatusCode(Files.exists(illness) ? 503 : 200).end("I am fine"));
                    });
                }
            }
            """);

    private static final Fixture VALIDATOR = Fixture.application("""
            package doctor;

            import io.universe.operations.EcvValidator;
            import java.util.Optional;

            public final class Doctor implements EcvValidator {
                public Optional<String> refusal(Answer answer) {
                    return answer.body().contains("fine") ? Optional.empty() : Optional.of("looks pale");
                }
            }
            """);

    /** The class that judges its page. */
    static final String DOCTOR = "doctor.Doctor";

    static Fixture application() {
        return APPLICATION;
    }

    /** A jar with a validator, to be put into a home's {@code monitor/}. */
    static Fixture validator() {
        return VALIDATOR;
    }

    /** Where its workers look. */
    String option() {
        return "--contexts.front.options.illnesses=" + illnesses;
    }

    void fallsIll(String name) throws IOException {
        Files.createFile(illnesses.resolve(name));
    }

    void recovers(String name) throws IOException {
        Files.delete(illnesses.resolve(name));
    }
}
