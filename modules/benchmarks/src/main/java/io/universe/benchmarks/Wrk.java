package io.universe.benchmarks;

import io.universe.testkit.Tool;
import io.universe.testkit.os.Command;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The load generator {@code wrk}; a round in which any request fails is no measurement. */
record Wrk(int connections, int seconds) {

    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([\\d.]+)");
    private static final Pattern FAILURE = Pattern.compile("Socket errors:.*|Non-2xx.*");

    /** The requests answered in a second. */
    double rate(URI uri) {
        Command.Ended ended = Tool.WRK
                .command("-t1", "-c" + connections, "-d" + seconds + "s", uri.toString())
                .run(Duration.ofSeconds(seconds + 30L));
        return read(ended.output());
    }

    static double read(String output) {
        Matcher rate = RATE.matcher(output);
        if (FAILURE.matcher(output).find() || !rate.find()) {
            throw new IllegalStateException("wrk did not get an answer to every request:\n" + output);
        }
        return Double.parseDouble(rate.group(1));
    }
}
