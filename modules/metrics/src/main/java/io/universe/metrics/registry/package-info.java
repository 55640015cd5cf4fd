/**
 * A registry of Micrometer whose meters count in the cells of a meter file. It knows the file, and Micrometer.
 *
 * <p>Threads: meters are safe from any; gauges are asked by the one that samples.
 */
@NullMarked
package io.universe.metrics.registry;

import org.jspecify.annotations.NullMarked;
