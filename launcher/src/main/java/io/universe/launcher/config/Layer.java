package io.universe.launcher.config;

/** Where a value comes from, the weakest first. */
public enum Layer {
    /** The catalogue of keys. */
    DEFAULT("default", 0),
    /** What an application with a main of its own says in {@code Universe.listen}. */
    APPLICATION("application", 50),
    /** {@code conf/universe.yaml} of the home, or what {@code --config} names. */
    FILE("file", 100),
    /** A variable that begins with {@code UNIVERSE_}. */
    ENVIRONMENT("environment", 200),
    /** A {@code -Duniverse.} of the launcher's JVM. */
    SYSTEM_PROPERTY("system property", 300),
    /** An option {@code --a.b=value}. */
    COMMAND_LINE("command line", 400);

    private final String title;
    private final int strength;

    Layer(String title, int strength) {
        this.title = title;
        this.strength = strength;
    }

    /** What an operator calls it. */
    public String title() {
        return title;
    }

    /** The higher one counts. */
    int strength() {
        return strength;
    }

    /** Whether a value from here counts where the other one is given too. */
    public boolean beats(Layer other) {
        return strength > other.strength;
    }
}
