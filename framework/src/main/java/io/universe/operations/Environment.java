package io.universe.operations;

import java.util.Map;
import java.util.Optional;

/** The variables that processes begin with: this process's own, or those that an operator has brought along. Nothing of them is ever shown: they may be secrets. */
public final class Environment {

    private static final Environment OWN = new Environment(Optional.empty());

    private final Optional<Map<String, String>> brought;

    private Environment(Optional<Map<String, String>> brought) {
        this.brought = brought;
    }

    /** What this process began with. */
    public static Environment own() {
        return OWN;
    }

    /** These variables and no others. */
    public static Environment of(Map<String, String> variables) {
        return new Environment(Optional.of(Map.copyOf(variables)));
    }

    /** Those that take the place of this process's own; empty where its own hold. */
    public Optional<Map<String, String>> brought() {
        return brought;
    }

    /** All variables. */
    public Map<String, String> variables() {
        return brought.orElseGet(System::getenv);
    }

    @Override
    public String toString() {
        return brought.map(variables -> variables.size() + " variables").orElse("own");
    }
}
