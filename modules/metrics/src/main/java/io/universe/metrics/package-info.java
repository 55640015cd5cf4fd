/** The metrics of a universe, which stay true when processes end: each process counts in a file of its own, and the master adds up what stands in all of them. Found by ServiceLoader; knows the framework only. */
@NullMarked
package io.universe.metrics;

import org.jspecify.annotations.NullMarked;
