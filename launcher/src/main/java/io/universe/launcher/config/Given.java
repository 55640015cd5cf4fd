package io.universe.launcher.config;

/**
 * A value that somebody gave.
 *
 * @param key the name in the catalogue's spelling, or what was written where the catalogue has none
 * @param text the value as text; a list or a quoted text of the file keeps its YAML
 * @param origin where it was written: {@code conf/universe.yaml:3}, {@code UNIVERSE_PORT}, {@code -Duniverse.port}, {@code --port}
 */
public record Given(String key, String text, Layer layer, String origin) {

    /** The beginning of every message about it. */
    public String shown() {
        return key + ": \"" + text.strip().replaceAll("\\s*\\R\\s*", " ") + "\" (" + origin + ")";
    }
}
