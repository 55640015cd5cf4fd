package io.universe.benchmarks.twin;

/** The web half of two plain clustered JVMs: {@code PlainClusteredWeb CLUSTER PORT JOINPORT}. */
public final class PlainClusteredWeb {

    private PlainClusteredWeb() {}

    /** Serves until it is ended. */
    public static void main(String[] arguments) {
        Twin.clustered(arguments[0], Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]))
                .compose(vertx -> Twin.serve(vertx, 1))
                .onFailure(Twin::failed);
    }
}
