package io.universe.sample.sky;

import java.util.OptionalDouble;

/**
 * A star one can see with the naked eye.
 *
 * @param id its number in the Hipparcos catalogue
 * @param name its proper name, such as {@code Sirius}; empty for most
 * @param designation what astronomers call it, such as {@code α CMa}, or its number
 * @param constellation in whose borders it stands, such as {@code CMa}
 * @param magnitude how bright it looks: the smaller the brighter
 * @param colour its B-V index, from blue (-0.3) to red (2); empty where nobody measured it
 */
public record Star(
        int id,
        String name,
        String designation,
        String constellation,
        Position position,
        double magnitude,
        OptionalDouble colour) {}
