package io.universe.testkit.load;

import io.universe.testkit.os.Command;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The load generator {@code hey}, an independent witness: it is nobody of this project who counts. */
public record Hey(Command command) {

    private static final Pattern ANSWERS = Pattern.compile("\\[(\\d{3})]\\s+(\\d+) responses");
    private static final Pattern ERROR = Pattern.compile("\\[(\\d+)]\\s+(\\w+ \".*)");

    /** Hey with these words after its name, begun in the background. */
    public CompletableFuture<Report> start(Duration deadline, String... words) {
        return CompletableFuture.supplyAsync(
                () -> report(command.with(words).run(deadline).stdout()));
    }

    static Report report(String output) {
        Map<Integer, Long> statuses = new TreeMap<>();
        ANSWERS.matcher(output)
                .results()
                .forEach(found -> statuses.put(Integer.valueOf(found.group(1)), Long.valueOf(found.group(2))));
        Map<String, Long> errors = new TreeMap<>();
        Arrays.stream(output.split("\n", -1))
                .map(ERROR::matcher)
                .filter(Matcher::find)
                .forEach(found -> errors.put(found.group(2), Long.valueOf(found.group(1))));
        return new Report(statuses, errors);
    }

    /** How many answers had each status, and how many requests ended in each error, in hey's words. */
    public record Report(Map<Integer, Long> statuses, Map<String, Long> errors) {

        /** How many requests ended in an error. */
        public long failed() {
            return errors.values().stream().mapToLong(Long::longValue).sum();
        }

        /** How many connections were refused. */
        public long refused() {
            return errors.entrySet().stream()
                    .filter(error -> error.getKey().contains("connection refused"))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        }
    }
}
