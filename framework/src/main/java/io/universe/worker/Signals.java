package io.universe.worker;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this process does on signals. Java has no other API for it than {@code sun.misc.Signal}, of which javac warns in a way that cannot be suppressed; so it is called by
 * reflection.
 */
public final class Signals {

    private static final Logger LOG = LoggerFactory.getLogger(Signals.class);

    private Signals() {}

    /** Runs the action each time the signal comes, on a thread of its own; {@code name} without SIG, as in {@code TERM}. Run the result to have done again what was done before. */
    public static Runnable on(String name, Runnable action) {
        try {
            Class<?> type = Class.forName("sun.misc.SignalHandler");
            Object handler = Proxy.newProxyInstance(
                    type.getClassLoader(),
                    new Class<?>[] {type},
                    (proxy, method, arguments) -> call(proxy, method, arguments, action));
            Object before = handle(name, type, handler);
            return () -> restore(name, type, before);
        } catch (ReflectiveOperationException e) {
            cannot(name, e);
            return () -> {};
        }
    }

    private static void restore(String name, Class<?> handlerType, Object before) {
        try {
            handle(name, handlerType, before);
        } catch (ReflectiveOperationException e) {
            cannot(name, e);
        }
    }

    /** The signal does nothing from now on. */
    public static void ignore(String name) {
        try {
            Class<?> type = Class.forName("sun.misc.SignalHandler");
            handle(name, type, type.getField("SIG_IGN").get(null));
        } catch (ReflectiveOperationException e) {
            cannot(name, e);
        }
    }

    /** The proxy is also asked for its hash code and the like. */
    private static @Nullable Object call(Object proxy, Method method, @Nullable Object[] arguments, Runnable action) {
        return switch (method.getName()) {
            case "handle" -> {
                action.run();
                yield null;
            }
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> proxy == arguments[0];
            default -> "signal handler";
        };
    }

    /** Gives the handler before this one. */
    private static Object handle(String name, Class<?> handlerType, Object handler)
            throws ReflectiveOperationException {
        Class<?> signalType = Class.forName("sun.misc.Signal");
        Object signal = signalType.getConstructor(String.class).newInstance(name);
        return signalType.getMethod("handle", signalType, handlerType).invoke(null, signal, handler);
    }

    private static void cannot(String name, ReflectiveOperationException cause) {
        LOG.warn("SIG{} is left to the Java platform, which lets nobody have it", name, cause);
    }
}
