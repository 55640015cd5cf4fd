package io.universe.launcher.master.chronicle;

import io.universe.control.LifeNames;
import io.universe.launcher.journal.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What earlier process lives have left in a home: the names of their logs, and their entries in the journal. */
public final class Traces {

    private static final Logger LOG = LoggerFactory.getLogger(Traces.class);
    private static final String LIFE = "(" + LifeNames.SERIES + ")\\.(\\d{1,9})";
    private static final Pattern LOG_FILE = Pattern.compile("^" + LIFE + "\\.");
    private static final Pattern ENTRY = Pattern.compile("\"worker\":\"" + LIFE + "\"");

    private Traces() {}

    /** The highest number of each series, such as {@code web-0}, that is mentioned anywhere. */
    public static Map<String, Integer> highest(Path log, Journal journal) {
        Map<String, Integer> highest = new HashMap<>();
        logs(log).forEach(name -> note(LOG_FILE.matcher(name), highest));
        entries(journal).forEach(line -> note(ENTRY.matcher(line), highest));
        return highest;
    }

    private static void note(Matcher found, Map<String, Integer> highest) {
        if (found.find()) {
            highest.merge(found.group(1), Integer.parseInt(found.group(2)), Math::max);
        }
    }

    private static List<String> logs(Path log) {
        try (Stream<Path> files = Files.list(log)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        } catch (IOException e) {
            LOG.debug("No logs in {}", log, e);
            return List.of();
        }
    }

    private static List<String> entries(Journal journal) {
        try {
            return journal.kept();
        } catch (IOException e) {
            LOG.debug("No journal", e);
            return List.of();
        }
    }
}
