/**
 * What is told of what happens: entries of the journal and lines of the log, and what earlier process lives have left in both. Any room may tell it; it knows none.
 *
 * <p>Threads: none; it is told from any and waits for no disk, since the journal has a thread of its own.
 */
@NullMarked
package io.universe.launcher.master.chronicle;

import org.jspecify.annotations.NullMarked;
