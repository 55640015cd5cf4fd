package io.universe.launcher.logs;

import io.universe.control.LifeNames;
import io.universe.operations.LogQuery.Kind;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of a file in {@code log/} says: {@code web-0.3.log}, {@code web-0.3.access.log}, {@code web-0.3.out}, and of what was rolled {@code web-0.3.2026-01-31.0.log.gz}.
 *
 * @param process {@code master}, or an incarnation, {@code web-0.3}
 * @param day on which it was rolled, {@code 2026-01-31}; empty for the file that is written
 * @param index its number on that day
 * @param isCompressed whether it has to be read from its beginning
 */
record LogName(String process, Kind kind, String day, int index, boolean isCompressed) {

    /** The newest file first. */
    static final Comparator<LogName> NEWEST_FIRST = Comparator.comparing(LogName::isRolled)
            .thenComparing(Comparator.comparing(LogName::day).reversed())
            .thenComparing(Comparator.comparingInt(LogName::index).reversed());

    private static final String PROCESS = "(master|single|describe|archive|" + LifeNames.SERIES + "\\.\\d{1,9})";
    private static final Pattern OUT = Pattern.compile(PROCESS + "\\.out");

    /** While a rolled file is being compressed, it has another name for a moment. */
    private static final Pattern LOG = Pattern.compile(
            PROCESS + "(\\.access)?(?:\\.(\\d{4}-\\d\\d-\\d\\d)\\.(\\d{1,9}))?\\.log(?:(\\.gz)(\\d+\\.tmp)?)?");

    /** Empty for the name of no log. */
    static Optional<LogName> of(String file) {
        Matcher out = OUT.matcher(file);
        if (out.matches()) {
            return Optional.of(new LogName(out.group(1), Kind.OUT, "", 0, false));
        }
        Matcher log = LOG.matcher(file);
        return log.matches() ? Optional.of(ofLog(log)) : Optional.empty();
    }

    private static LogName ofLog(Matcher log) {
        boolean isRolled = log.group(3) != null;
        return new LogName(
                log.group(1),
                log.group(2) == null ? Kind.LOG : Kind.ACCESS,
                isRolled ? log.group(3) : "",
                isRolled ? Integer.parseInt(log.group(4)) : 0,
                log.group(5) != null && log.group(6) == null);
    }

    private boolean isRolled() {
        return !day.isEmpty();
    }

    /** What the files have in common that hold one log after the other. */
    String series() {
        return process + " " + kind;
    }
}
