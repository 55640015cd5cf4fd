package io.universe.testkit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** Prints the logs of the universes that a failed test used: those still open, and those it has closed, whose homes are gone by then. */
final class LogsOnFailure
        implements BeforeEachCallback, TestExecutionExceptionHandler, LifecycleMethodExecutionExceptionHandler {

    private static final Map<TestUniverse, Supplier<String>> LOGS = new ConcurrentHashMap<>();

    static void opened(TestUniverse universe) {
        LOGS.put(universe, () -> universe.home().logs());
    }

    /** Keeps what is about to be deleted. */
    static void closed(TestUniverse universe) {
        String logs = universe.home().logs();
        LOGS.put(universe, () -> logs);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        LOGS.keySet().removeIf(universe -> !universe.isAlive());
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        print(context);
        throw failure;
    }

    @Override
    public void handleBeforeAllMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        print(context);
        throw failure;
    }

    @Override
    public void handleAfterAllMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        print(context);
        throw failure;
    }

    private static void print(ExtensionContext context) {
        LOGS.values().forEach(logs -> System.err.println(context.getDisplayName() + " failed.\n" + logs.get()));
    }
}
