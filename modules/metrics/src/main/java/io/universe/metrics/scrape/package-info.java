/**
 * The master's end of the metrics: reads the files of living processes, adds up those of ended ones, and tells all of it to Prometheus. It knows the rest of the module.
 *
 * <p>Threads: {@code metrics-sweeper} looks for processes that have ended; who asks for the text reads on a thread of its own. One of them at a time.
 */
@NullMarked
package io.universe.metrics.scrape;

import org.jspecify.annotations.NullMarked;
