package io.universe.benchmarks.twin;

/** Plain Vert.x Web: {@code PlainWeb EVENTLOOPS}. */
public final class PlainWeb {

    private PlainWeb() {}

    /** Serves until it is ended. */
    public static void main(String[] arguments) {
        Twin.serve(Twin.alone(), Integer.parseInt(arguments[0])).onFailure(Twin::failed);
    }
}
