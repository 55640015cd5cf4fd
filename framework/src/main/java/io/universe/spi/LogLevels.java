package io.universe.spi;

/**
 * The levels of the loggers of this process, whatever writes its logs. Found by ServiceLoader; there may be none. What is changed ends with the process. Safe from any thread.
 */
public interface LogLevels {

    /** The name of the logger that all others inherit from. */
    String ROOT = "ROOT";

    /** Of a logger that has no level of its own. */
    String INHERIT = "INHERIT";

    /**
     * The level of a logger.
     *
     * @param own {@code TRACE}, {@code DEBUG}, {@code INFO}, {@code WARN}, {@code ERROR}, {@code OFF}, or {@link #INHERIT}
     * @param effective what it lets through, which is its own or that of the nearest logger above
     */
    record Level(String own, String effective) {}

    /** Whether they can be changed in this process: whoever writes the logs may be another than the platform's. */
    boolean isAvailable();

    /** That of the logger; a name that nobody has used gets a logger with {@link #INHERIT}. */
    Level of(String logger);

    /** Gives the logger a level of its own, or takes it away; returns what it is then. Throws IllegalArgumentException for another word, and where {@link #ROOT} is to inherit. */
    Level set(String logger, String level);
}
