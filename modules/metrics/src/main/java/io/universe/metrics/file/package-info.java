/**
 * The file in which one process counts: mapped into its memory, so that what was counted is there when the process is not. Written by its process, read by the master. Knows no other package of the module.
 *
 * <p>Threads: cells are written from any, and a file is read by one. {@code metrics-growing} makes room, and ends.
 */
@NullMarked
package io.universe.metrics.file;

import org.jspecify.annotations.NullMarked;
