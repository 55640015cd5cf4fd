package io.universe.launcher.drill;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A load to be put on a port of this machine.
 *
 * @param host a literal address of this machine's own loopback: nobody else is ever drilled
 * @param path what is asked for, with its query
 * @param clients how many of each of the two kinds
 * @param ratePerSecond how many requests all of them make together
 * @param timeout what is not answered in this time has failed
 */
public record LoadSpec(String host, int port, String path, int clients, int ratePerSecond, Duration timeout) {

    /** A worker that drains lets a connection be silent for a second at most: whoever asks more often never meets its end. */
    private static final int LEAST_RATE_OF_A_CLIENT = 4;

    private static final int MOST_CLIENTS = 1_000;
    private static final int MOST_REQUESTS = 100_000;

    /** Checks what it is given, and throws IllegalArgumentException where it is not allowed. */
    public LoadSpec {
        require(isLoopback(host), "only loopback addresses are drilled, not " + host);
        require(
                path.startsWith("/") && path.chars().allMatch(c -> c > ' ' && c < 127),
                "path: \"" + path + "\" is no path; it begins with / and holds no blanks");
        require(
                clients >= 1 && clients <= MOST_CLIENTS,
                "clients: " + clients + " is out of range, 1 to " + MOST_CLIENTS);
        int least = leastRate(clients);
        require(
                ratePerSecond >= least && ratePerSecond <= MOST_REQUESTS,
                "rate: " + ratePerSecond + " is out of range, " + least + " to " + MOST_REQUESTS + " with " + clients
                        + " clients of each kind");
        require(!timeout.isNegative() && !timeout.isZero(), "timeout: " + timeout + " is no time");
    }

    private static int leastRate(int clients) {
        return 2 * clients * LEAST_RATE_OF_A_CLIENT;
    }

    private static boolean isLoopback(String host) {
        try {
            return host.matches("[0-9.]+|[0-9a-f:]+")
                    && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static void require(boolean isAllowed, String message) {
        if (!isAllowed) {
            throw new IllegalArgumentException(message);
        }
    }

    /** How many there are of both kinds. */
    public int allClients() {
        return 2 * clients;
    }

    /** From one request of a client to its next. */
    long intervalNanos() {
        return TimeUnit.SECONDS.toNanos(1) * allClients() / ratePerSecond;
    }
}
