package io.universe.launcher.config;

/** Where a value comes from, the weakest first. */
public enum Layer {
    /** The catalogue of keys. */
    DEFAULT("default"),
    /** {@code conf/universe.yaml} of the home, or what {@code --config} names. */
    FILE("file"),
    /** A variable that begins with {@code UNIVERSE_}. */
    ENVIRONMENT("environment"),
    /** A {@code -Duniverse.} of the launcher's JVM. */
    SYSTEM_PROPERTY("system property"),
    /** An option {@code --a.b=value}. */
    COMMAND_LINE("command line");

    private final String title;

    Layer(String title) {
        this.title = title;
    }

    /** What an operator calls it. */
    public String title() {
        return title;
    }

    /** Whether a value from here counts where the other one is given too. */
    public boolean beats(Layer other) {
        return compareTo(other) > 0;
    }
}
