package io.universe.cluster.bus;

import java.lang.reflect.Method;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/** Turns a promise that is known not to be kept into one that it is not: the day it is, its test fails and the difference is no more. */
public final class Unkept implements InvocationInterceptor {

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> test, ExtensionContext context)
            throws Throwable {
        Set<String> unkept =
                context.getRequiredTestInstance() instanceof BusContract contract ? contract.unkept() : Set.of();
        if (!unkept.contains(test.getExecutable().getName())) {
            invocation.proceed();
        } else if (isKept(invocation)) {
            throw new AssertionError("this promise was not expected to be kept here: " + context.getDisplayName());
        }
    }

    private static boolean isKept(Invocation<Void> invocation) throws Throwable {
        try {
            invocation.proceed();
            return true;
        } catch (AssertionError unkept) {
            return false;
        }
    }
}
