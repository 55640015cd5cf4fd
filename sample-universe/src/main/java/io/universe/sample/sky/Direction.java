package io.universe.sample.sky;

/** A position as a unit vector: where it points to, seen from the centre of the sphere. */
record Direction(double x, double y, double z) {

    static Direction of(Position position) {
        double ra = Math.toRadians(position.ra());
        double dec = Math.toRadians(position.dec());
        return new Direction(Math.cos(dec) * Math.cos(ra), Math.cos(dec) * Math.sin(ra), Math.sin(dec));
    }

    /** The square of the straight distance: 0 for the same direction, 4 for the opposite one. It grows with the angle, and is cheap. */
    double chordSquaredTo(Direction other) {
        double dx = x - other.x;
        double dy = y - other.y;
        double dz = z - other.z;
        return dx * dx + dy * dy + dz * dz;
    }

    /** The angle in degrees; through the chord, which stays exact where a dot product loses its digits: for small angles. */
    double angleTo(Direction other) {
        return angleOfChordSquared(chordSquaredTo(other));
    }

    double along(Axis axis) {
        return switch (axis) {
            case X -> x;
            case Y -> y;
            case Z -> z;
        };
    }

    static double angleOfChordSquared(double chordSquared) {
        return Math.toDegrees(2 * Math.asin(Math.min(1, Math.sqrt(chordSquared) / 2)));
    }

    static double chordSquaredOfAngle(double degrees) {
        double chord = 2 * Math.sin(Math.toRadians(degrees) / 2);
        return chord * chord;
    }

    /** The three directions in which space can be halved, in turn. */
    enum Axis {
        X,
        Y,
        Z;

        Axis next() {
            return switch (this) {
                case X -> Y;
                case Y -> Z;
                case Z -> X;
            };
        }
    }
}
