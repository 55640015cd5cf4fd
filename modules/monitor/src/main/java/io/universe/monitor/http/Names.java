package io.universe.monitor.http;

import java.util.regex.Pattern;

/** How workers and contexts are called. What is called otherwise exists nowhere, and reaches nobody. Pure. */
final class Names {

    private static final Pattern WORKER = Pattern.compile("[a-z][a-z0-9]{0,99}-\\d{1,9}");
    private static final Pattern STANDBY = Pattern.compile("[a-z][a-z0-9]{0,99}-standby\\.\\d{1,9}");
    private static final Pattern DEBUGGED = Pattern.compile("[a-z][a-z0-9]{0,99}-debug\\.\\d{1,9}");
    private static final Pattern CONTEXT = Pattern.compile("[a-z][a-z0-9]{0,99}");

    private Names() {}

    static boolean isWorker(String name) {
        return WORKER.matcher(name).matches();
    }

    /** In a slot, or without one. */
    static boolean isAnyWorker(String name) {
        return isWorker(name)
                || STANDBY.matcher(name).matches()
                || DEBUGGED.matcher(name).matches();
    }

    static boolean isContext(String name) {
        return CONTEXT.matcher(name).matches();
    }
}
