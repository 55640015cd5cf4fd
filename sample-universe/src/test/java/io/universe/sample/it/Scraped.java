package io.universe.sample.it;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a scrape has told, as Prometheus reads it.
 *
 * @param types what each metric is, by its name
 * @param series the value of each series, by its name with its labels
 */
record Scraped(Map<String, String> types, Map<String, Double> series) {

    private static final Pattern LINE = Pattern.compile("(\\w+(?:\\{.*})?) (\\S+)");
    private static final Pattern TYPE = Pattern.compile("# TYPE (\\w+) (\\w+)");
    private static final Set<String> COUNTING = Set.of("counter", "histogram", "summary");

    /** Reads the text format; an AssertionError names a line that is none. */
    static Scraped of(String text) {
        Scraped scraped = new Scraped(new TreeMap<>(), new TreeMap<>());
        text.lines().forEach(scraped::read);
        return scraped;
    }

    private void read(String line) {
        Matcher type = TYPE.matcher(line);
        Matcher sample = LINE.matcher(line);
        if (type.matches()) {
            types.put(type.group(1), type.group(2));
        } else if (sample.matches()) {
            if (series.put(sample.group(1), value(sample.group(2))) != null) {
                throw new AssertionError("twice: " + line);
            }
        } else if (!line.startsWith("# HELP ") && !line.isEmpty()) {
            throw new AssertionError("no line of the text format: " + line);
        }
    }

    private static double value(String text) {
        return text.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
    }

    /** The sum of all series of this name whose labels contain what is given, such as {@code context="web"}. */
    double sum(String name, String... labels) {
        return series.entrySet().stream()
                .filter(each -> name(each.getKey()).equals(name))
                .filter(each -> Set.of(labels).stream().allMatch(each.getKey()::contains))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    /** Whether there is a series of this name whose labels contain this. */
    boolean has(String name, String label) {
        return series.keySet().stream().anyMatch(each -> name(each).equals(name) && each.contains(label));
    }

    /** The names of all series. */
    Set<String> names() {
        return series.keySet().stream().map(Scraped::name).collect(Collectors.toSet());
    }

    /** The series that may never fall: counters, and what histograms and summaries count. */
    Map<String, Double> counting() {
        return series.entrySet().stream()
                .filter(each -> COUNTING.contains(typeOf(name(each.getKey()))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Their sums by name. */
    Map<String, Double> sums() {
        return counting().entrySet().stream()
                .collect(Collectors.groupingBy(
                        each -> name(each.getKey()), Collectors.summingDouble(Map.Entry::getValue)));
    }

    private String typeOf(String name) {
        return types.getOrDefault(name, types.getOrDefault(name.replaceFirst("_(bucket|count|sum)$", ""), "untyped"));
    }

    private static String name(String series) {
        return series.replaceFirst("\\{.*", "");
    }
}
