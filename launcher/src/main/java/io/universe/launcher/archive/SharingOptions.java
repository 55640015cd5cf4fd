package io.universe.launcher.archive;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The options by which an operator decides himself what a JVM shares: a JVM may refuse to start where ours are added to them. Pure. */
final class SharingOptions {

    private static final List<String> BEGINNINGS = List.of(
            "-xshare",
            "-xx:sharedarchivefile",
            "-xx:archiveclassesatexit",
            "-xx:aot",
            "-xx:+aot",
            "-xx:-aot",
            "-xx:+autocreatesharedarchive",
            "-xx:sharedclasslistfile",
            "-xx:dumploadedclasslist",
            "-xx:+recorddynamicdumpinfo",
            "-xx:-usesharedspaces",
            "-xx:flags=",
            "-xx:vmoptionsfile=",
            "@");

    private SharingOptions() {}

    /** Whether one of the words is such an option, or may hold one. */
    static boolean areIn(Stream<String> words) {
        return words.map(word -> word.toLowerCase(Locale.ROOT))
                .anyMatch(word -> BEGINNINGS.stream().anyMatch(word::startsWith));
    }
}
