package io.universe.sample.sky;

import java.util.List;

/**
 * One of the 88 regions of the sky and the figure that people see in it.
 *
 * @param id the abbreviation of the International Astronomical Union, such as {@code Ori}
 * @param name the Latin name
 * @param english what the name means
 * @param labels where to write the name; two places for Serpens, which lies in two parts
 * @param lines the strokes of the figure, each a row of places
 */
public record Constellation(String id, String name, String english, List<Position> labels, List<List<Position>> lines) {

    /** Copies, so that a constellation never changes. */
    public Constellation {
        labels = List.copyOf(labels);
        lines = lines.stream().map(List::copyOf).toList();
    }
}
