package io.universe.sample.sky;

import io.universe.sample.sky.Direction.Axis;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the stars nearest to a place, by angle, without looking at all of them: a k-d tree over unit vectors.
 *
 * <p>On the sphere the straight distance between two unit vectors grows with their angle, so that the nearest in space is the nearest
 * in the sky, and neither the poles nor the meridian of right ascension 0 are special. Immutable; safe from any thread.
 */
public final class SpatialIndex {

    private final @Nullable Branch root;

    private SpatialIndex(@Nullable Branch root) {
        this.root = root;
    }

    /** An index of these stars. */
    public static SpatialIndex of(Collection<Star> stars) {
        List<Entry> entries = new ArrayList<>(stars.size());
        stars.forEach(star -> entries.add(new Entry(star, Direction.of(star.position()))));
        return new SpatialIndex(grow(entries, Axis.X));
    }

    /** What the search finds around a place, nearest first; of two as far the one with the smaller id. */
    public List<Neighbour> around(Position place, Search search) {
        Nearest nearest = new Nearest(Direction.of(place), search);
        visit(root, nearest);
        return nearest.found();
    }

    private static @Nullable Branch grow(List<Entry> entries, Axis axis) {
        if (entries.isEmpty()) {
            return null;
        }
        entries.sort(Comparator.comparingDouble(entry -> entry.direction().along(axis)));
        int middle = entries.size() / 2;
        return new Branch(
                entries.get(middle),
                axis,
                grow(entries.subList(0, middle), axis.next()),
                grow(entries.subList(middle + 1, entries.size()), axis.next()));
    }

    /** Goes to the side of the place first; to the other side only where something nearer can still be. */
    private static void visit(@Nullable Branch branch, Nearest nearest) {
        if (branch == null) {
            return;
        }
        nearest.offer(branch.entry());
        double beyond = nearest.place().along(branch.axis())
                - branch.entry().direction().along(branch.axis());
        visit(beyond < 0 ? branch.below() : branch.above(), nearest);
        if (nearest.canReach(beyond * beyond)) {
            visit(beyond < 0 ? branch.above() : branch.below(), nearest);
        }
    }

    record Entry(Star star, Direction direction) {}

    private record Branch(
            Entry entry,
            Axis axis,
            @Nullable Branch below,
            @Nullable Branch above) {}
}
