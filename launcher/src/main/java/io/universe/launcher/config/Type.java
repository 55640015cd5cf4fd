package io.universe.launcher.config;

/**
 * What a value may be, and how its text is read.
 *
 * @param <T> what it is read to
 */
interface Type<T> {

    /** What is allowed, as it stands in help and in messages: {@code 0 to 65535}. */
    String allowed();

    /** Reads the text; throws IllegalArgumentException with what is wrong about it. */
    T parse(String text);
}
