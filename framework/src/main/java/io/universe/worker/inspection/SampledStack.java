package io.universe.worker.inspection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;

/** The calls that a thread was met in, the outermost first. The thread comes before them, without its number: those of a pool do the same. */
final class SampledStack {

    /** In place of the outermost calls, where there are more than Flight Recorder keeps. */
    static final String MISSING = "(outer calls, not recorded)";

    private static final String NAMELESS = "(a thread without a name)";
    private static final Pattern NUMBER = Pattern.compile("[-.#_ ]?\\d+$");

    /** Classes that the JVM makes as it goes are named after addresses and counters, anew in each process. */
    private static final Pattern MADE_UP = Pattern.compile("(?<=\\$\\$Lambda)[$.+/].*|[.+/]0x[0-9a-f]+(\\.\\d+)?");

    private SampledStack() {}

    static List<String> of(RecordedEvent sample) {
        List<String> calls = new ArrayList<>();
        Optional.ofNullable(sample.getStackTrace()).ifPresent(stack -> addInnermostFirst(calls, stack));
        calls.add(thread(sample));
        Collections.reverse(calls);
        return calls;
    }

    private static void addInnermostFirst(List<String> calls, RecordedStackTrace stack) {
        stack.getFrames().stream()
                .filter(RecordedFrame::isJavaFrame)
                .map(RecordedFrame::getMethod)
                .map(SampledStack::call)
                .forEach(calls::add);
        if (stack.isTruncated()) {
            calls.add(MISSING);
        }
    }

    private static String call(RecordedMethod method) {
        return type(method.getType().getName()) + "." + method.getName();
    }

    /** {@code a.B$$Lambda} for {@code a.B$$Lambda$14.0x00000008010b8000}. */
    static String type(String name) {
        return MADE_UP.matcher(name).replaceAll("");
    }

    private static String thread(RecordedEvent sample) {
        return Optional.ofNullable(sample.getThread("sampledThread"))
                .map(RecordedThread::getJavaName)
                .map(SampledStack::kind)
                .orElse(NAMELESS);
    }

    /** {@code vert.x-eventloop-thread} for {@code vert.x-eventloop-thread-3}. */
    static String kind(String thread) {
        String kind = NUMBER.matcher(thread).replaceFirst("");
        return kind.isBlank() ? NAMELESS : kind;
    }
}
