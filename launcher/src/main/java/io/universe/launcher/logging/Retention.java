package io.universe.launcher.logging;

import io.universe.control.LifeNames;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which log files have to go: the rule that bounds what all incarnations together leave behind. Each process rolls its own files; nobody but
 * this looks after those of the dead.
 *
 * @param maxAge what is older goes
 * @param totalSize bytes; then the oldest go
 * @param incarnations how many dead incarnations of a slot are kept, so that a crash loop does not fill the directory with files
 */
record Retention(Duration maxAge, long totalSize, int incarnations) {

    private static final Pattern INCARNATION = Pattern.compile("(" + LifeNames.SERIES + ")\\.(\\d{1,9})\\..*");

    /** A file in the directory. */
    record LogFile(String name, long size, Instant modified) {}

    /** The names of the files to delete; files that a living process writes are never among them. */
    Set<String> expired(List<LogFile> files, Set<String> living, Instant now) {
        Set<String> writing = filesOf(living);
        List<LogFile> candidates = files.stream()
                .filter(file -> !writing.contains(file.name()))
                .sorted(Comparator.comparing(LogFile::modified).thenComparing(LogFile::name))
                .toList();
        Set<String> expired = new HashSet<>(tooMany(candidates, living));
        candidates.stream()
                .filter(file -> file.modified().plus(maxAge).isBefore(now))
                .forEach(file -> expired.add(file.name()));
        shrink(files, candidates, expired);
        return expired;
    }

    private static Set<String> filesOf(Set<String> living) {
        Set<String> names = new HashSet<>(Set.of("master.log", "master.access.log", "master.out"));
        living.forEach(process -> names.addAll(List.of(process + ".log", process + ".access.log", process + ".out")));
        return names;
    }

    private void shrink(List<LogFile> files, List<LogFile> oldestFirst, Set<String> expired) {
        long total = files.stream()
                .filter(file -> !expired.contains(file.name()))
                .mapToLong(LogFile::size)
                .sum();
        for (LogFile file : oldestFirst) {
            if (total > totalSize && expired.add(file.name())) {
                total -= file.size();
            }
        }
    }

    private List<String> tooMany(List<LogFile> candidates, Set<String> living) {
        Map<String, Set<Integer>> dead = new HashMap<>();
        candidates.forEach(file -> onIncarnation(file, living, dead));
        List<String> names = new ArrayList<>();
        for (LogFile file : candidates) {
            Matcher matcher = INCARNATION.matcher(file.name());
            if (matcher.matches() && isTooOld(matcher, dead)) {
                names.add(file.name());
            }
        }
        return names;
    }

    private static void onIncarnation(LogFile file, Set<String> living, Map<String, Set<Integer>> dead) {
        Matcher matcher = INCARNATION.matcher(file.name());
        if (matcher.matches() && !living.contains(matcher.group(1) + "." + matcher.group(2))) {
            dead.computeIfAbsent(matcher.group(1), slot -> new HashSet<>()).add(Integer.parseInt(matcher.group(2)));
        }
    }

    private boolean isTooOld(Matcher matcher, Map<String, Set<Integer>> dead) {
        Set<Integer> ofSlot = dead.getOrDefault(matcher.group(1), Set.of());
        int incarnation = Integer.parseInt(matcher.group(2));
        return ofSlot.contains(incarnation)
                && ofSlot.stream().filter(other -> other > incarnation).count() >= incarnations;
    }
}
