package io.universe.sample.sky;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The best stars seen so far in one search, the furthest of them on top. Used by one thread. */
final class Nearest {

    private static final Comparator<Candidate> NEAREST_FIRST = Comparator.comparingDouble(Candidate::chordSquared)
            .thenComparingInt(candidate -> candidate.star().id());

    private final PriorityQueue<Candidate> best = new PriorityQueue<>(NEAREST_FIRST.reversed());
    private final Direction place;
    private final Search search;
    private final double horizon;

    Nearest(Direction place, Search search) {
        this.place = place;
        this.search = search;
        this.horizon = Direction.chordSquaredOfAngle(search.radius());
    }

    Direction place() {
        return place;
    }

    void offer(SpatialIndex.Entry entry) {
        double chordSquared = place.chordSquaredTo(entry.direction());
        if (!canReach(chordSquared) || !search.wanted().test(entry.star())) {
            return;
        }
        best.add(new Candidate(entry.star(), chordSquared));
        if (best.size() > search.limit()) {
            best.remove();
        }
    }

    /** Whether something as near as this could be among the best. */
    boolean canReach(double chordSquared) {
        return chordSquared <= horizon && (best.size() < search.limit() || chordSquared <= furthest());
    }

    List<Neighbour> found() {
        List<Candidate> sorted = new ArrayList<>(best);
        sorted.sort(NEAREST_FIRST);
        return sorted.stream().map(Candidate::asNeighbour).toList();
    }

    private double furthest() {
        Candidate top = best.peek();
        return top == null ? horizon : top.chordSquared();
    }

    private record Candidate(Star star, double chordSquared) {
        Neighbour asNeighbour() {
            return new Neighbour(star, Direction.angleOfChordSquared(chordSquared));
        }
    }
}
