package io.universe.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The rule by which a test that lacks a tool runs, is skipped or fails.
 *
 * @param demanded the keys of the tools that must not be missing; {@code all} for every one
 * @param isPresent whether the machine has a tool
 */
record Requirements(Set<String> demanded, Predicate<Tool> isPresent) {

    private static final String ALL = "all";

    /** Reads a list such as {@code hey,full-disk}; a key that names no tool is refused, so that a typing error demands nothing less. */
    static Requirements parse(String list, Predicate<Tool> isPresent) {
        Set<String> keys = Arrays.stream(list.split(",", -1))
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        keys.forEach(Requirements::checkKey);
        return new Requirements(keys, isPresent);
    }

    private static void checkKey(String key) {
        if (!key.equals(ALL)
                && Arrays.stream(Tool.values()).noneMatch(tool -> tool.key().equals(key))) {
            throw new IllegalArgumentException("universe.require names no tool: " + key + "; there are all, "
                    + describe(Arrays.asList(Tool.values()), Tool::key));
        }
    }

    /** What is to be done with a test that needs these tools. */
    Verdict verdict(Tool... tools) {
        List<Tool> missing =
                Arrays.stream(tools).filter(isPresent.negate()).sorted().toList();
        if (missing.isEmpty()) {
            return new Verdict(Outcome.RUN, "has all of " + describe(Arrays.asList(tools), Tool::key));
        }
        boolean isDemanded = missing.stream().anyMatch(this::demands);
        String reason = "missing: " + describe(missing, tool -> tool.key() + " (" + tool.remedy() + ")");
        return new Verdict(isDemanded ? Outcome.FAIL : Outcome.SKIP, reason);
    }

    private boolean demands(Tool tool) {
        return demanded.contains(ALL) || demanded.contains(tool.key());
    }

    private static String describe(List<Tool> tools, Function<Tool, String> each) {
        return tools.stream().map(each).collect(Collectors.joining(", "));
    }

    enum Outcome {
        RUN,
        SKIP,
        FAIL
    }

    /** What becomes of the test, and why. */
    record Verdict(Outcome outcome, String reason) {}
}
