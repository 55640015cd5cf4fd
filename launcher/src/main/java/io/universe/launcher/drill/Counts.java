package io.universe.launcher.drill;

/**
 * What became of requests.
 *
 * @param answered how many got a complete answer below 500
 * @param failed how many were lost, or answered with 500 or above
 * @param refused how many found nobody listening
 */
public record Counts(long answered, long failed, long refused) {

    static final Counts NONE = new Counts(0, 0, 0);

    /** All of them. */
    public long sent() {
        return answered + failed + refused;
    }

    Counts plus(Counts others) {
        return new Counts(answered + others.answered, failed + others.failed, refused + others.refused);
    }

    Counts andAnswered() {
        return new Counts(answered + 1, failed, refused);
    }

    Counts andFailed(boolean isRefused) {
        return isRefused ? new Counts(answered, failed, refused + 1) : new Counts(answered, failed + 1, refused);
    }
}
