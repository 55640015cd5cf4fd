package io.universe.launcher.config;

import java.util.List;

/** A refusal to start: everything that is wrong with the configuration, each problem in one line that names its remedy. */
public final class ConfigurationException extends RuntimeException {

    private final List<String> problems;

    /** Reports all problems together; there is at least one. */
    public ConfigurationException(List<String> problems) {
        super(String.join("\n", problems));
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("a configuration without problems is not refused");
        }
        this.problems = List.copyOf(problems);
    }

    /** One line for each problem, in the order in which an operator would look for them. */
    public List<String> problems() {
        return problems;
    }
}
