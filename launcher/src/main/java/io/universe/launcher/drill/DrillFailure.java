package io.universe.launcher.drill;

/** A drill, or a part of it, that came to nothing; the message says why in one line. */
public final class DrillFailure extends RuntimeException {

    /** For a reason that the operator is told. */
    public DrillFailure(String reason) {
        super(reason);
    }

    /** The reason. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
