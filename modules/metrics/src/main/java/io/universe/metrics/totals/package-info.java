/**
 * What is added up: the cells of meters by where they were counted, and what is carried on of processes that have ended. All of it values, but for the one file in which they are kept. It knows what stands in meter files.
 *
 * <p>Threads: none; values may be shared, the file has one owner.
 */
@NullMarked
package io.universe.metrics.totals;

import org.jspecify.annotations.NullMarked;
