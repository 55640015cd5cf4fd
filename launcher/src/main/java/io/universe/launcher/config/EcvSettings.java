package io.universe.launcher.config;

import io.universe.operations.Durations;
import io.universe.operations.Ecv;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a load balancer asks, and who decides what it is told.
 *
 * @param drainDelay how long everything serves on after a stop was asked for, so that load balancers notice
 * @param asking how the application is asked where it decides
 */
public record EcvSettings(Mode mode, Ecv.Paths paths, Duration drainDelay, Asking asking) {

    /** Who decides whether the load balancer is sent here. */
    public enum Mode {
        /** The master: by itself when all are warm, and the operator by mark up and mark down. */
        CONTROL,
        /** The application: the master asks it. The operator may mark down all the same. */
        MONITOR,
        /** Nobody: there is no ECV. */
        OFF
    }

    /**
     * How the application is asked, and which answers are good.
     *
     * @param url a path of the first context with a port, or all of it
     * @param interval from the beginning of one question to that of the next
     * @param timeout for the whole answer
     * @param body a regular expression that has to be found in the body
     * @param validator the class that has to agree too
     * @param rise how many good answers in a row turn ECV up
     * @param fall how many others in a row turn it down
     */
    public record Asking(
            String url,
            Duration interval,
            Duration timeout,
            StatusRange status,
            Optional<String> body,
            Optional<String> validator,
            int rise,
            int fall) {}

    /** Status codes of HTTP, both ends included. */
    public record StatusRange(int first, int last) {

        /** Reads {@code 200} or {@code 200-299}. Throws IllegalArgumentException for what is neither. */
        static StatusRange parse(String text) {
            if (!text.matches("[1-5]\\d\\d(-[1-5]\\d\\d)?")) {
                throw new IllegalArgumentException("is no status code of HTTP and no range of them");
            }
            String[] ends = text.split("-", 2);
            StatusRange range = new StatusRange(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]));
            if (range.first > range.last) {
                throw new IllegalArgumentException("ends before it begins");
            }
            return range;
        }

        /** Whether the code is in it. */
        public boolean includes(int status) {
            return status >= first && status <= last;
        }

        @Override
        public String toString() {
            return first == last ? String.valueOf(first) : first + "-" + last;
        }
    }

    /** Every value by its key, as it would be written. */
    public Map<String, String> asWritten() {
        Map<String, String> written = new LinkedHashMap<>();
        written.put(EcvKeys.MODE.name(), mode.name().toLowerCase(Locale.ROOT));
        written.put(EcvKeys.ROOT.name(), paths.root());
        written.put(EcvKeys.MARK_UP.name(), paths.markUp());
        written.put(EcvKeys.MARK_DOWN.name(), paths.markDown());
        written.put(EcvKeys.DRAIN_DELAY.name(), Durations.shown(drainDelay));
        written.put(EcvKeys.URL.name(), asking.url);
        written.put(EcvKeys.INTERVAL.name(), Durations.shown(asking.interval));
        written.put(EcvKeys.TIMEOUT.name(), Durations.shown(asking.timeout));
        written.put(EcvKeys.STATUS.name(), asking.status.toString());
        written.put(EcvKeys.BODY.name(), asking.body.orElse("none"));
        written.put(EcvKeys.VALIDATOR.name(), asking.validator.orElse("none"));
        written.put(EcvKeys.RISE.name(), String.valueOf(asking.rise));
        written.put(EcvKeys.FALL.name(), String.valueOf(asking.fall));
        return written;
    }
}
