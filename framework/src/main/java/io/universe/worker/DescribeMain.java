package io.universe.worker;

import io.universe.app.WorkerContext;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.OptionalInt;

/** The main class of the short-lived process that tells a master what an application's jars provide. It prints a JSON object, or one line with what is wrong, and exits 0 or 78. */
public final class DescribeMain {

    private DescribeMain() {}

    /** Describes what the class path provides. */
    public static void main(String[] arguments) {
        try {
            Application application = Application.load(DescribeMain.class.getClassLoader());
            List<String> problems = application.problems();
            System.out.println(problems.isEmpty() ? describe(application).encode() : String.join("\n", problems));
            Exit.now(problems.isEmpty() ? ExitCode.DONE : ExitCode.CONFIGURATION);
        } catch (WorkerFailure e) {
            System.out.println(e.getMessage());
            Exit.now(ExitCode.CONFIGURATION);
        }
    }

    /** The description of an application's contexts: {@code {"contexts":[{"name","instances","port"}]}}. */
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
                .put("port", port.isPresent() ? port.getAsInt() : null);
    }
}
