package io.universe.control;

import java.util.Set;
import java.util.regex.Pattern;

/** The names that worker contexts have, and those that an application's cannot have. */
public final class ContextNames {

    /** The form of a context's name, as a regular expression. */
    public static final String FORM = "[a-z][a-z0-9]*";

    /** The platform's own context, whose workers hold the cluster's data and run no application code. */
    public static final String CACHE = "cache";

    /** Where a context is named: every one. */
    public static final String ALL = "all";

    /** Names that mean something else than a context of the application. */
    public static final Set<String> TAKEN = Set.of("master", "self", ALL, CACHE);

    private static final Pattern PATTERN = Pattern.compile(FORM);

    private ContextNames() {}

    /** Whether the name has the form of a context's. */
    public static boolean isWellFormed(String name) {
        return PATTERN.matcher(name).matches();
    }

    /** Whether the platform brings the context of this name along. */
    public static boolean isBuiltIn(String name) {
        return name.equals(CACHE);
    }
}
