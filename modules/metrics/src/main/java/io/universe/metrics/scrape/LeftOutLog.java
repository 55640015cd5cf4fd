package io.universe.metrics.scrape;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log of which metrics series are left out of the answer, and why; of each once, until none is. Used by one thread at a time. */
final class LeftOutLog {

    private static final Logger LOG = LoggerFactory.getLogger(LeftOutLog.class);

    private final Set<String> said = new HashSet<>();

    /** Told after each answer, by the names of metrics. */
    void onAnswer(Map<String, String> leftOut) {
        said.retainAll(leftOut.keySet());
        leftOut.forEach((name, why) -> {
            if (said.add(name)) {
                LOG.warn("Series of {} are not in the answer to Prometheus: {}", name, why);
            }
        });
    }
}
