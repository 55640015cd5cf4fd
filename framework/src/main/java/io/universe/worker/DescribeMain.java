package io.universe.worker;

import io.universe.app.WorkerContext;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/** The main class of the short-lived process that tells a master what an application's jars provide. It writes a JSON object and exits with 0, or a line for each thing that is wrong and exits with 78. */
public final class DescribeMain {

    private DescribeMain() {}

    /** Describes what the class path provides, into the file that the argument names: standard output is the application's to write to. */
    public static void main(String[] arguments) throws IOException {
        Path answer = Path.of(arguments[0]);
        MasterWatch.begin();
        try {
            Application application = Application.load(DescribeMain.class.getClassLoader());
            List<String> problems = application.problems();
            boolean fit = problems.isEmpty();
            answer(answer, fit ? describe(application).encode() : String.join("\n", problems), fit);
        } catch (WorkerFailure e) {
            answer(answer, String.valueOf(e.getMessage()), false);
        } catch (RuntimeException | LinkageError e) {
            answer(answer, "the application cannot describe itself: " + e, false);
        }
    }

    private static void answer(Path file, String text, boolean fit) throws IOException {
        Files.writeString(file, text);
        throw Exit.now(fit ? ExitCode.DONE : ExitCode.CONFIGURATION);
    }

    /** The description of an application's contexts: {@code {"contexts":[{"name","instances","port","after"}]}}. */
    public static JsonObject describe(Application application) {
        JsonArray contexts = new JsonArray();
        application.contexts().forEach(context -> contexts.add(describe(context)));
        return new JsonObject().put("contexts", contexts);
    }

    private static JsonObject describe(WorkerContext context) {
        OptionalInt port = context.port();
        return new JsonObject()
                .put("name", context.name())
                .put("instances", context.instances())
                .put("port", port.isPresent() ? port.getAsInt() : null)
                .put("after", new JsonArray(List.copyOf(context.after())));
    }
}
