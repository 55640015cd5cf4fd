/**
 * What one process counts: the requests to its HTTP servers, what Vert.x and the JVM tell, and what the application counts itself. It knows the registry and its file.
 *
 * <p>Threads: {@code metrics-sampler} asks gauges; the rest is safe from any.
 */
@NullMarked
package io.universe.metrics.process;

import org.jspecify.annotations.NullMarked;
