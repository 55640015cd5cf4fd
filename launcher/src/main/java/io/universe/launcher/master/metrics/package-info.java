/**
 * What the master counts, for Prometheus. Knows no other room; whoever has something to count has it counted here.
 *
 * <p>Threads: none; it is told from any, and asked on one that may wait for a moment.
 */
@NullMarked
package io.universe.launcher.master.metrics;

import org.jspecify.annotations.NullMarked;
